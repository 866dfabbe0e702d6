import { productionFault } from '../../contracts/production/errors.ts';
import { findRows } from '../foundation/index.ts';
import type { RowOf } from '../foundation/index.ts';
import {
  BomLine,
  bomRecord,
  Item,
  lineNeed,
  localDate,
  multiply,
  rational,
  roundUp,
  RoutingOperation,
  routingRecord,
  toDecimal,
} from '../masterdata/index.ts';
import type { BomRow, ItemRow, Rational, RoutingRow } from '../masterdata/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findRecords } from '../foundation/index.ts';

type BomLineRow = RowOf<typeof BomLine>;
type RoutingOperationRow = RowOf<typeof RoutingOperation>;

export interface Engineering {
  bom: BomRow | undefined;
  routing: RoutingRow;
  operations: RoutingOperationRow[];
}

/** Bill and routing of an item: the named revisions, or those released today. A bill may be missing, a routing not. */
export async function engineeringOf(
  tx: Tx,
  item: ItemRow,
  wanted: { bom?: string | undefined; routing?: string | undefined },
  today: string,
): Promise<Engineering> {
  const bom = await releasedBom(tx, item.id, today, wanted.bom);
  if (wanted.bom !== undefined && !bom) throw missing(`bill ${wanted.bom} of ${item.code} is not released`);
  const routings = await findRecords(tx, routingRecord, { itemId: item.id, state: 'released', active: true });
  const routing = routings.find((one) => wanted.routing === undefined || one.revision === wanted.routing);
  if (!routing) throw missing(`${item.code} has no released routing ${wanted.routing ?? ''}`.trim());
  const operations = await findRows(tx, RoutingOperation, { routingId: routing.id }, { sequence: 'asc' });
  return { bom, routing, operations };
}

async function releasedBom(tx: Tx, itemId: string, today: string, revision?: string): Promise<BomRow | undefined> {
  const boms = await findRecords(tx, bomRecord, { itemId, state: 'released', active: true });
  return boms.find((bom) => {
    if (revision !== undefined) return bom.revision === revision;
    return (bom.validFrom ?? '') <= today && today <= (bom.validTo ?? '9999');
  });
}

export interface ComponentSnapshot {
  itemId: string;
  unit: string;
  operation: number | null;
  quantity: string;
  baseQuantity: string;
  fixed: boolean;
  scrapPercent: string;
  issueMethod: ComponentMethod;
  required: string;
}
type ComponentMethod = ItemRow['issueMethod'];

/** What the order needs: the lines of the bill, phantoms replaced by their own components. */
export async function componentSnapshots(
  tx: Tx,
  bom: BomRow | undefined,
  quantity: string,
  at: { date: Date; zone: string },
): Promise<ComponentSnapshot[]> {
  if (!bom) return [];
  const today = localDate(at.date, at.zone);
  return flatten(tx, bom, quantity, today, rational('1'), []);
}

async function flatten(
  tx: Tx,
  bom: BomRow,
  quantity: string,
  today: string,
  factor: Rational,
  above: string[],
): Promise<ComponentSnapshot[]> {
  const lines = await findRows(tx, BomLine, { bomId: bom.id }, { line: 'asc' });
  const items = await findRows(tx, Item, { id: lines.map((line) => line.itemId) });
  const result: ComponentSnapshot[] = [];
  for (const line of lines) {
    const item = items.find((one) => one.id === line.itemId)!;
    const inner = item.type === 'phantom' ? await releasedBom(tx, item.id, today) : undefined;
    if (inner && !above.includes(item.id)) {
      const perPiece = multiply(factor, lineNeed(bom, line, rational('1')));
      result.push(...(await flatten(tx, inner, quantity, today, perPiece, [...above, item.id])));
    } else {
      result.push(snapshotOf(bom, line, item, quantity, factor));
    }
  }
  return result;
}

/** Below a phantom, quantities are scaled by how many phantoms go into one piece. */
function snapshotOf(
  bom: BomRow,
  line: BomLineRow,
  item: ItemRow | RowOf<typeof Item>,
  quantity: string,
  factor: Rational,
): ComponentSnapshot {
  const scaled = toDecimal(multiply(rational(line.quantity), factor), 'up')!;
  const copy = { quantity: scaled, fixed: line.fixed, scrapPercent: line.scrapPercent };
  const need = lineNeed(bom, copy, rational(quantity));
  return {
    ...copy,
    itemId: item.id,
    unit: item.unit,
    operation: line.operation,
    baseQuantity: bom.baseQuantity,
    issueMethod: line.issueMethod ?? item.issueMethod,
    required: roundUp(need),
  };
}

function missing(detail: string): Error {
  return productionFault('no-released-bom', { detail });
}
