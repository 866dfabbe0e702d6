import { workOrderInput } from '../../contracts/production/vocabulary.ts';
import type { WorkOrderInput } from '../../contracts/production/vocabulary.ts';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import { createRecord, defineCommand, findRecord, newId, permit, readRecord } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { itemRecord, lineRecord, localDate, lookUp, nextCode, plantOf } from '../masterdata/index.ts';
import { changeRecord } from '../foundation/index.ts';
import { WorkOrderComponent, WorkOrderOperation } from './entities/index.ts';
import { workOrderRecord } from './records.ts';
import type { WorkOrderRow } from './records.ts';
import { componentSnapshots, engineeringOf } from './snapshot.ts';
import type { ComponentSnapshot, Engineering } from './snapshot.ts';

export interface OrderMade {
  workOrderId: string;
  workOrderCode: string;
  version: number;
}

/** Makes an order; from now on its bill and routing are copies, whatever becomes of the originals. */
export const createWorkOrder = defineCommand({
  name: 'production.create-work-order',
  input: workOrderInput,
  async run(context, input): Promise<OrderMade> {
    const row = await makeOrder(context, input);
    return { workOrderId: row.id, workOrderCode: row.code, version: row.version };
  },
  async undo(context, _input, result) {
    const row = await readRecord(context.tx, workOrderRecord, result.workOrderId, { lock: true });
    const action = 'production.create-work-order.undo';
    await changeRecord(context, workOrderRecord, action, row, { state: 'cancelled' });
  },
});

/** The same for the command and the import. */
export async function makeOrder(context: CommandContext, input: WorkOrderInput): Promise<WorkOrderRow> {
  const { tx } = context;
  const plant = input.plant === undefined ? undefined : await plantOf(tx, input.plant);
  const item = await lookUp(tx, itemRecord, input.item, { ...(plant && { plantId: plant.id }), path: 'item' });
  const { zone } = await plantOf(tx, item.plantId);
  const engineering = await engineeringOf(tx, item, input, localDate(context.at, zone));
  const line = await readRecord(tx, lineRecord, engineering.operations[0]!.lineId);
  permit(context, { verb: 'create', subject: 'WorkOrder' }, lineRecord.scope(line));
  const code = input.code ?? (await nextCode(context, 'work-order', item.plantId, { item: item.code }));
  if (await findRecord(tx, workOrderRecord, { code }))
    throw masterdataFault('code-taken', { detail: `work order ${code} exists already` });
  const components = await componentSnapshots(tx, engineering.bom, input.quantity, { date: context.at, zone });
  const id = newId(context.at);
  const row = await createRecord(
    context,
    workOrderRecord,
    'production.create-work-order',
    {
      id,
      code,
      plantId: item.plantId,
      itemId: item.id,
      unit: item.unit,
      lineId: line.id,
      departmentId: line.departmentId,
      bomId: engineering.bom?.id ?? null,
      routingId: engineering.routing.id,
      quantityPlanned: input.quantity,
      quantityGood: '0',
      quantityScrap: '0',
      quantityRework: '0',
      quantityStored: '0',
      overTolerancePercent: input.overTolerancePercent,
      priority: input.priority,
      lotPolicy: input.lotPolicy,
      state: 'planned',
      startAt: dateOf(input.startAt),
      dueAt: dateOf(input.dueAt),
      remark: input.remark ?? null,
    },
    { components },
  );
  await tx.em.insertMany(WorkOrderOperation, operationRows(id, engineering));
  if (components.length > 0) await tx.em.insertMany(WorkOrderComponent, componentRows(id, engineering, components));
  return row;
}

function operationRows(workOrderId: string, { operations }: Engineering) {
  const last = operations.at(-1)!.sequence;
  return operations.map(({ routingId: _routingId, ...operation }) => ({
    ...operation,
    id: newId(),
    workOrderId,
    final: operation.sequence === last,
    // The last operation is what the order's result is counted by.
    reportPoint: operation.reportPoint || operation.sequence === last,
    state: 'waiting' as const,
    good: '0',
    scrap: '0',
    rework: '0',
    held: '0',
  }));
}

function componentRows(workOrderId: string, { operations }: Engineering, components: ComponentSnapshot[]) {
  const last = operations.at(-1)!.sequence;
  const reported = operations.filter((operation) => operation.reportPoint || operation.sequence === last);
  const sequences = reported.map((operation) => operation.sequence);
  return components.map((component, index) => ({
    ...component,
    id: newId(),
    workOrderId,
    line: (index + 1) * 10,
    operation: operationFor(sequences, component.operation),
    consumed: '0',
  }));
}

/** The report point at or after the named operation: usage is booked where something is reported. */
function operationFor(sequences: number[], wanted: number | null): number {
  if (wanted === null) return sequences[0]!;
  return sequences.find((sequence) => sequence >= wanted) ?? sequences.at(-1)!;
}

export function dateOf(text: string | null | undefined): Date | null {
  return text === null || text === undefined ? null : new Date(text);
}
