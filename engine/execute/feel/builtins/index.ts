import type { Builtin } from '../builtin.ts';
import { aggregates } from './aggregates.ts';
import { calendar } from './calendar.ts';
import { contexts } from './contexts.ts';
import { conversions } from './conversions.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { ranges } from './ranges.ts';
import { strings } from './strings.ts';

/** Every built-in function by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map([
  ...conversions,
  ...strings,
  ...numbers,
  ...aggregates,
  ...lists,
  ...contexts,
  ...ranges,
  ...calendar,
]);
