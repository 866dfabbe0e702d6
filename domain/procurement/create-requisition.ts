import { requisitionInput } from '../../contracts/procurement/vocabulary.ts';
import type { RequisitionInput, RequisitionLineInput } from '../../contracts/procurement/vocabulary.ts';
import { procurementFault } from '../../contracts/procurement/errors.ts';
import {
  changeRecord,
  createRecord,
  defineCommand,
  emit,
  findRows,
  newId,
  permit,
  readRecord,
} from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import {
  convertQuantity,
  itemRecord,
  lookUp,
  masterdataTables,
  nextCode,
  plantOf,
  supplierRecord,
} from '../masterdata/index.ts';
import type { ItemRow, PlantRow } from '../masterdata/index.ts';
import { amountOf } from './amounts.ts';
import { shortItems } from './check-minimum.ts';
import { RequisitionLine } from './entities/index.ts';
import { requisitionRecord } from './records.ts';
import type { RequisitionLineRow, RequisitionRow } from './records.ts';

export interface RequisitionMade {
  /** False: by now nothing is missing any more, so nothing was made. */
  created: boolean;
  requisitionId: string | null;
  requisitionCode: string | null;
  amount: string;
  currency: string;
}

/** Checks of the minimum and requisitions made of them follow one another, so that two do not order the same. */
const MINIMUM_LOCK = 7_201_002;

/** Asks for something to be bought. What is asked for because of the minimum stock is checked again first. */
export const createRequisition = defineCommand({
  name: 'procurement.create-requisition',
  input: requisitionInput,
  async run(context, input): Promise<RequisitionMade> {
    const plant = await plantOf(context.tx, input.plant);
    const requesters = requestersOf(context);
    const code = await nextCode(context, 'requisition', plant.id);
    const lines = await linesOf(context, plant, input);
    const amount = amountOf(lines);
    permit(
      context,
      { verb: 'create', subject: 'Requisition' },
      { plantId: plant.id, departmentId: null, requesters, amount },
    );
    if (lines.length === 0)
      return { created: false, requisitionId: null, requisitionCode: null, amount: '0', currency: plant.currency };
    const row = await writeRequisition(context, plant, code, input, lines, requesters);
    if (row.state === 'submitted') await announce(context, row);
    return { created: true, requisitionId: row.id, requisitionCode: row.code, amount, currency: row.currency };
  },
  async undo(context, _input, result) {
    if (result.requisitionId === null) return;
    const row = await readRecord(context.tx, requisitionRecord, result.requisitionId, { lock: true });
    await changeRecord(context, requisitionRecord, 'procurement.create-requisition.undo', row, { state: 'cancelled' });
  },
});

/** A process asks for whoever caused it; then that person does not approve it either. */
function requestersOf(context: CommandContext): string[] {
  const { user, onBehalfOf } = context.actor;
  return [...new Set([user, ...(onBehalfOf ? [onBehalfOf] : [])])];
}

async function writeRequisition(
  context: CommandContext,
  plant: PlantRow,
  code: string,
  input: RequisitionInput,
  lines: Omit<RequisitionLineRow, 'requisitionId'>[],
  requesters: string[],
): Promise<RequisitionRow> {
  const values = {
    plantId: plant.id,
    departmentId: null,
    code,
    source: input.source,
    sourceCode: input.sourceCode ?? null,
    state: input.draft ? ('draft' as const) : ('submitted' as const),
    requesters,
    amount: amountOf(lines),
    currency: plant.currency,
    remark: input.remark ?? null,
  };
  const action = 'procurement.create-requisition';
  const row = await createRecord(context, requisitionRecord, action, values, { lines });
  await context.tx.em.insertMany(
    RequisitionLine,
    lines.map((line) => ({ ...line, requisitionId: row.id })),
  );
  return row;
}

/** Tells processes that a requisition waits for its approval. */
export async function announce(context: CommandContext, row: RequisitionRow): Promise<void> {
  await emit(context, {
    name: 'pr.created',
    businessKey: row.code,
    plantId: row.plantId,
    variables: {
      plantId: row.plantId,
      requisitionId: row.id,
      requisitionCode: row.code,
      amount: row.amount,
      currency: row.currency,
      source: row.source,
    },
  });
}

async function linesOf(context: CommandContext, plant: PlantRow, input: RequisitionInput) {
  const wanted = input.source === 'minimum' ? await stillShort(context, plant, input.lines) : input.lines;
  const lines: Omit<RequisitionLineRow, 'requisitionId'>[] = [];
  for (const line of wanted) {
    const item = await lookUp(context.tx, itemRecord, line.item, { plantId: plant.id, path: 'lines.item' });
    const terms = await termsOf(context, plant, item, line);
    const quantity = await convertQuantity(context.tx, line.quantity, line.unit ?? item.unit, item);
    const position = { id: newId(context.at), line: (lines.length + 1) * 10, itemId: item.id, unit: item.unit };
    lines.push({ ...position, quantity, needBy: line.needBy ?? null, ...terms });
  }
  return lines;
}

async function stillShort(context: CommandContext, plant: PlantRow, lines: RequisitionLineInput[]) {
  await context.tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [MINIMUM_LOCK, plant.id]);
  const ids: string[] = [];
  for (const line of lines) ids.push((await lookUp(context.tx, itemRecord, line.item, { plantId: plant.id })).id);
  const short = new Set((await shortItems(context, plant.id, ids)).map((one) => one.itemId));
  return lines.filter((_line, index) => short.has(ids[index]!));
}

/** Supplier and price: as named, else as the supplier asks, else the item's standard cost. */
async function termsOf(context: CommandContext, plant: PlantRow, item: ItemRow, line: RequisitionLineInput) {
  const named = line.supplier && (await lookUp(context.tx, supplierRecord, line.supplier, { plantId: plant.id }));
  const supplierId = named ? named.id : item.supplierId;
  const offers = await findRows(context.tx, masterdataTables.SupplierItem, { itemId: item.id, active: true });
  const offer = offers.find((one) => one.supplierId === supplierId);
  if (offer && offer.currency !== plant.currency)
    throw procurementFault('currency-mismatch', { detail: `${item.code} is priced in ${offer.currency}` });
  return { supplierId, price: line.price ?? offer?.price ?? item.standardCost };
}
