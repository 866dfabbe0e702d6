import type { AnyMasterKind } from '../master-kind.ts';
import { bomKind } from './bom.ts';
import { calendarKind } from './calendar.ts';
import { codeRuleKind } from './code-rule.ts';
import { itemKind } from './item.ts';
import { lineKind } from './line.ts';
import { plantKind } from './plant.ts';
import { reasonKind } from './reason.ts';
import { routingKind } from './routing.ts';
import { supplierItemKind } from './supplier-item.ts';
import { supplierKind } from './supplier.ts';
import { unitConversionKind } from './unit-conversion.ts';
import { unitKind } from './unit.ts';
import { workUnitKind } from './work-unit.ts';

/** Kinds of this area, in the order in which a new plant is filled. */
export const masterdataKinds = [
  plantKind,
  unitKind,
  calendarKind,
  codeRuleKind,
  reasonKind,
  lineKind,
  workUnitKind,
  supplierKind,
  itemKind,
  unitConversionKind,
  supplierItemKind,
  bomKind,
  routingKind,
] as unknown as readonly AnyMasterKind[];

export { bomKind, calendarKind, codeRuleKind, itemKind, lineKind, plantKind, reasonKind, routingKind };
export { supplierItemKind, supplierKind, unitConversionKind, unitKind, workUnitKind };
