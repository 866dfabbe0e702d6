import type { Key } from '../../shared/util-i18n/i18n.ts';
import type { Kind } from '../util-schema/json-schema.ts';
import { pluralOf } from '../util-schema/json-schema.ts';

export interface KindGroup {
  title: Key;
  kinds: readonly Kind[];
}

/** In the order in which a new plant is filled. */
const GROUPS: readonly { title: Key; kinds: readonly string[] }[] = [
  {
    title: 'masterdata.home.groups.basis',
    kinds: ['plants', 'units', 'calendars', 'lines', 'work-units', 'reasons', 'code-rules'],
  },
  {
    title: 'masterdata.home.groups.supply',
    kinds: ['locations', 'suppliers', 'items', 'unit-conversions', 'supplier-items'],
  },
  { title: 'masterdata.home.groups.product', kinds: ['boms', 'routings', 'inspection-plans'] },
];

/** Without any of these there is no work order, and no report. */
const NEEDED = ['plants', 'units', 'lines', 'reasons', 'locations', 'items', 'boms', 'routings'];

/** The kinds that the person may see, in groups; those the app does not know come last. */
export function kindGroups(kinds: readonly Kind[]): KindGroup[] {
  const known = new Set(GROUPS.flatMap((group) => group.kinds));
  const groups = GROUPS.map(({ title, kinds: names }) => ({
    title,
    kinds: names.flatMap((name) => kinds.filter((kind) => pluralOf(kind) === name)),
  }));
  const others = kinds.filter((kind) => !known.has(pluralOf(kind)));
  return [...groups, { title: 'masterdata.home.groups.other' as const, kinds: others }].filter(
    (group) => group.kinds.length > 0,
  );
}

/** The first kind that is needed and still empty. */
export function firstToFill(kinds: readonly Kind[], filled: Readonly<Record<string, boolean>>): Kind | undefined {
  const needed = NEEDED.flatMap((name) => kinds.filter((kind) => pluralOf(kind) === name));
  return needed.find((kind) => filled[pluralOf(kind)] === false);
}
