import { addQuantities, compareQuantities, fromMillionths, toMillionths } from '../../contracts/decimal.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { findRecords } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { addEdges, announceBelowMinimum, locationRecord, lotOf, pickStock, postStock } from '../inventory/index.ts';
import { systemLocation, takeReserved } from '../inventory/index.ts';
import type { Picked, Wanted } from '../inventory/index.ts';
import { itemRecord, lineNeed, lookUp, rational, roundUp } from '../masterdata/index.ts';
import { componentsOf } from './records.ts';
import type { ComponentRow, OperationRow, WorkReportRow } from './records.ts';

/** How much more of a component the operation has used, now that `processed` pieces went through it in all. */
export function usageOf(component: ComponentRow, processed: string): string {
  if (compareQuantities(processed, '0') <= 0) return '0';
  const need = lineNeed({ baseQuantity: component.baseQuantity }, component, rational(processed));
  const more = toMillionths(roundUp(need)) - toMillionths(component.consumed);
  return more > 0n ? fromMillionths(more) : '0';
}

export interface Backflush {
  report: WorkReportRow;
  operation: OperationRow;
  /** All pieces that went through the operation so far, this report included. */
  processed: string;
  today: string;
}

export interface Consumed {
  consumption: WorkReportRow['consumption'];
  taken: Map<string, string>;
}

/**
 * Books the components of a report out of line-side stock. Scrapped pieces used their components too. Usage is
 * cumulative and rounded once, so many small reports use exactly what one big one does; a piece that comes back from
 * rework uses nothing again.
 */
export async function backflush(context: CommandContext, flush: Backflush): Promise<Consumed> {
  const { report, operation, processed, today } = flush;
  const nothing = { consumption: [], taken: new Map<string, string>() };
  if (report.kind === 'rework') return nothing;
  const all = await componentsOf(context.tx, report.workOrderId);
  const components = all.filter(
    (one) => one.operation === operation.sequence && ['backflush', 'lineside'].includes(one.issueMethod),
  );
  const scanned = await scannedLots(context, report, components);
  const needs = components
    .map((component) => ({ component, quantity: needOf(component, processed, scanned) }))
    .filter(({ quantity }) => compareQuantities(quantity, '0') > 0);
  if (needs.length === 0) return nothing;
  const locationId = await lineSide(context, report);
  const wanted = needs.flatMap((need) => wantedOf(need.component, need.quantity, scanned, locationId));
  const { taken: promised, rest } = await takeReserved(context, report.workOrderId, wanted);
  const picked = [...promised, ...(await pickStock(context, report.plantId, rest, { today }))];
  await bookUsage(context, report, picked);
  for (const { component, quantity } of needs) await addConsumed(context, component.id, quantity);
  const taken = new Map<string, string>();
  for (const one of picked) taken.set(one.itemId, addQuantities(taken.get(one.itemId) ?? '0', one.quantity));
  const consumption = needs.map(({ component, quantity }) => ({ componentId: component.id, quantity }));
  return { consumption, taken };
}

/** Tells of components that fell below their minimum; after everything is written. */
export function announceTaken(
  context: CommandContext,
  report: WorkReportRow,
  consumed: Consumed,
  today: string,
): Promise<string[]> {
  return announceBelowMinimum(context, report.plantId, consumed.taken, today);
}

interface Scanned {
  itemId: string;
  lotId: string | undefined;
  quantity: string;
}

/** Lots that the operator scanned, looked up; each must belong to a component of this operation. */
async function scannedLots(
  context: CommandContext,
  report: WorkReportRow,
  components: readonly ComponentRow[],
): Promise<Scanned[]> {
  const scanned: Scanned[] = [];
  for (const one of report.used) {
    const item = await lookUp(context.tx, itemRecord, one.item, { plantId: report.plantId, path: 'used' });
    if (!components.some((component) => component.itemId === item.id))
      throw productionFault('not-reportable', { detail: `${item.code} is not used at this operation` });
    const lot = await lotOf(context, item, one.lot);
    scanned.push({ itemId: item.id, lotId: lot?.id, quantity: one.quantity });
  }
  return scanned;
}

const sumOf = (scanned: readonly Scanned[], itemId: string): string =>
  addQuantities('0', ...scanned.filter((one) => one.itemId === itemId).map((one) => one.quantity));

/** What the bill says, or what was scanned if that is more. */
function needOf(component: ComponentRow, processed: string, scanned: readonly Scanned[]): string {
  const usage = usageOf(component, processed);
  const used = sumOf(scanned, component.itemId);
  return compareQuantities(used, usage) > 0 ? used : usage;
}

function wantedOf(
  component: ComponentRow,
  quantity: string,
  scanned: readonly Scanned[],
  locationId?: string,
): Wanted[] {
  const own = scanned.filter((one) => one.itemId === component.itemId);
  const rest = toMillionths(quantity) - toMillionths(sumOf(scanned, component.itemId));
  const { itemId } = component;
  const wanted: Wanted[] = own.map((one) => ({ itemId, lotId: one.lotId, quantity: one.quantity, locationId }));
  if (rest > 0n) wanted.push({ itemId, quantity: fromMillionths(rest), locationId });
  return wanted;
}

/** The line-side location of the report's line; without one, components come from anywhere in the plant. */
async function lineSide(context: CommandContext, report: WorkReportRow): Promise<string | undefined> {
  const where = { plantId: report.plantId, lineId: report.lineId, type: 'lineside', level: 'bin', active: true };
  const [location] = await findRecords(context.tx, locationRecord, where, { code: 'asc' });
  return location?.id;
}

async function bookUsage(context: CommandContext, report: WorkReportRow, picked: readonly Picked[]): Promise<void> {
  const production = await systemLocation(context, report.plantId, 'production');
  const to = report.lotId
    ? ({ kind: 'lot', id: report.lotId } as const)
    : ({ kind: 'work-order', id: report.workOrderId } as const);
  const edges = picked
    .filter((one) => one.lotId !== undefined)
    .map((one) => ({
      kind: 'consumed-in' as const,
      from: { kind: 'lot' as const, id: one.lotId! },
      to,
      quantity: one.quantity,
    }));
  await addEdges(context, report.plantId, report.id, edges);
  await postStock(context, {
    plantId: report.plantId,
    kind: 'backflush',
    source: { kind: 'work-report', id: report.id, code: report.code },
    occurredAt: report.eventTime,
    moves: picked.map((one) => ({ ...one, fromId: one.locationId, toId: production.id })),
  });
}

/** Carries a usage into the order's component; negative when it is taken back. */
export async function addConsumed(context: CommandContext, componentId: string, quantity: string): Promise<void> {
  await context.tx.query('update work_order_component set consumed = consumed + $2::numeric where id = $1', [
    componentId,
    quantity,
  ]);
}
