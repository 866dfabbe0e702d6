/** Plants, items, bills, routings, lines, suppliers, reasons, calendars, code rules, units. */
export { alwaysOpen, compileCalendar } from './compile-calendar.ts';
export { conversionFactor, convertQuantity } from './convert-quantity.ts';
export type { Conversion } from './convert-quantity.ts';
export * as masterdataTables from './entities/index.ts';
export {
  Bom,
  BomLine,
  Item,
  Line,
  Plant,
  Reason,
  Routing,
  RoutingOperation,
  Supplier,
  WorkUnit,
} from './entities/index.ts';
export { explodeBom, lineNeed } from './explode-bom.ts';
export { masterdataExtras } from './extras.ts';
export { importCommand, importInput } from './import-master.ts';
export { masterdataKinds } from './kinds/index.ts';
export * as masterdataKind from './kinds/index.ts';
export { compiledCalendars } from './load-calendar.ts';
export { localDate } from './local-date.ts';
export { lookUp, plantOf, rememberLookUps } from './look-up.ts';
export { masterCommands } from './master-commands.ts';
export type { Changed, MasterCommands } from './master-commands.ts';
export { masterKind } from './master-kind.ts';
export type { AnyMasterKind, MasterKind } from './master-kind.ts';
export { masterList } from './master-list.ts';
export { nextCode } from './next-code.ts';
export { add, compare, divide, multiply, rational, roundUp, toDecimal, zero } from './rational.ts';
export type { Rational } from './rational.ts';
export * from './records.ts';
export { releaseBom, retireBom } from './release-bom.ts';
export { releaseRouting } from './release-routing.ts';
