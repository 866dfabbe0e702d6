import { z } from 'zod';
import { workOrderInput } from '../../contracts/production/vocabulary.ts';
import type { WorkOrderInput } from '../../contracts/production/vocabulary.ts';
import { defineCommand, findRecord, importCsv, permit } from '../foundation/index.ts';
import type { CommandContext, ImportOutcome, ImportReport } from '../foundation/index.ts';
import { importInput } from '../masterdata/index.ts';
import { changeWorkOrder } from './change-work-order.ts';
import { dateOf, makeOrder } from './create-work-order.ts';
import { workOrderRecord } from './records.ts';
import type { WorkOrderRow } from './records.ts';
import { workOrderVerbs } from './work-order-verbs.ts';

/** A line of the file: an order, and whether it is released at once. */
const importLine = workOrderInput.extend({ release: z.boolean().default(false) });
type ImportLine = z.infer<typeof importLine>;

export const workOrderColumns = [
  'plant',
  'code',
  'item',
  'quantity',
  'bom',
  'routing',
  'startAt',
  'dueAt',
  'priority',
  'overTolerancePercent',
  'lotPolicy',
  'remark',
  'release',
];

/** Work orders from a file; a line with the code of an existing order changes its quantity and dates. */
export const importWorkOrders = defineCommand({
  name: 'production.import-work-orders',
  input: importInput,
  async run(context, { csv, dryRun }): Promise<ImportReport> {
    permit(context, { verb: 'import', subject: 'WorkOrder' }, {});
    return importCsv(context, { columns: workOrderColumns, input: importLine, apply }, csv, dryRun);
  },
});

async function apply(context: CommandContext, { release, ...input }: ImportLine): Promise<ImportOutcome> {
  const existing =
    input.code === undefined ? undefined : await findRecord(context.tx, workOrderRecord, { code: input.code });
  if (existing) return update(context, existing, input);
  const order = await makeOrder(context, input);
  if (release) await workOrderVerbs.release.run(context, { workOrder: order.id });
  return 'created';
}

async function update(context: CommandContext, order: WorkOrderRow, input: WorkOrderInput): Promise<ImportOutcome> {
  const same = (value: Date | null, text: string | undefined): boolean =>
    text === undefined || dateOf(text)?.getTime() === value?.getTime();
  const changed = {
    ...(order.quantityPlanned === input.quantity ? {} : { quantity: input.quantity }),
    ...(same(order.startAt, input.startAt) ? {} : { startAt: input.startAt }),
    ...(same(order.dueAt, input.dueAt) ? {} : { dueAt: input.dueAt }),
    ...(order.priority === input.priority ? {} : { priority: input.priority }),
  };
  if (Object.keys(changed).length === 0) return 'unchanged';
  await changeWorkOrder.run(context, { workOrder: order.id, ...changed });
  return 'changed';
}
