import type { RowOf } from '../foundation/index.ts';
import { tableKind } from '../foundation/index.ts';
import {
  Bom,
  Calendar,
  CodeRule,
  Item,
  Line,
  Plant,
  Reason,
  Routing,
  Supplier,
  SupplierItem,
  Unit,
  UnitConversion,
  WorkUnit,
} from './entities/index.ts';

export type BomRow = RowOf<typeof Bom>;
export type CalendarRow = RowOf<typeof Calendar>;
export type CodeRuleRow = RowOf<typeof CodeRule>;
export type ItemRow = RowOf<typeof Item>;
export type LineRow = RowOf<typeof Line>;
export type PlantRow = RowOf<typeof Plant>;
export type ReasonRow = RowOf<typeof Reason>;
export type RoutingRow = RowOf<typeof Routing>;
export type SupplierRow = RowOf<typeof Supplier>;
export type SupplierItemRow = RowOf<typeof SupplierItem>;
export type UnitRow = RowOf<typeof Unit>;
export type UnitConversionRow = RowOf<typeof UnitConversion>;
export type WorkUnitRow = RowOf<typeof WorkUnit>;

/** How each table of the area is stored, permitted and announced. */
export const plantRecord = tableKind(Plant, 'Plant', (row) => ({ plantId: row.id }));
export const unitRecord = tableKind(Unit, 'Unit', () => ({}));
export const unitConversionRecord = tableKind(UnitConversion, 'Unit', () => ({}));
export const itemRecord = tableKind(Item, 'Item', ({ plantId, type }) => ({ plantId, type }));
export const bomRecord = tableKind(Bom, 'Bom', ofPlant);
export const routingRecord = tableKind(Routing, 'Bom', ofPlant);
export const lineRecord = tableKind(Line, 'Line', ({ id, plantId, departmentId }) => ({
  plantId,
  lineId: id,
  departmentId: departmentId ?? null,
}));
export const workUnitRecord = tableKind(WorkUnit, 'Line', ({ plantId, lineId }) => ({
  plantId,
  lineId,
  departmentId: null,
}));
export const reasonRecord = tableKind(Reason, 'Reason', ({ plantId, kind }) => ({ plantId, kind }));
export const supplierRecord = tableKind(Supplier, 'Supplier', ofPlant);
export const supplierItemRecord = tableKind(SupplierItem, 'Supplier', ofPlant);
export const calendarRecord = tableKind(Calendar, 'Calendar', ofPlant);
export const codeRuleRecord = tableKind(CodeRule, 'CodeRule', ofPlant);

function ofPlant(row: { plantId: string }): object {
  return { plantId: row.plantId };
}
