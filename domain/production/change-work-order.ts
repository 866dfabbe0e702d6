import { workOrderChange } from '../../contracts/production/vocabulary.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { changeRecord, defineCommand, permit, requireVersion } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lineNeed, rational, roundUp } from '../masterdata/index.ts';
import { WorkOrderComponent } from './entities/index.ts';
import { dateOf } from './create-work-order.ts';
import type { OrderMade } from './create-work-order.ts';
import { componentsOf, lockOrder, workOrderRecord } from './records.ts';
import type { WorkOrderRow } from './records.ts';

/** Changes dates and priority at any time, the quantity until something was reported. */
export const changeWorkOrder = defineCommand({
  name: 'production.change-work-order',
  input: workOrderChange,
  async run(context, input): Promise<OrderMade> {
    const order = await lockOrder(context.tx, input.workOrder);
    permit(context, { verb: 'update', subject: 'WorkOrder' }, workOrderRecord.scope(order));
    requireVersion(order, input.version);
    if (['completed', 'closed', 'cancelled'].includes(order.state))
      throw productionFault('illegal-transition', {
        detail: `work order ${order.code} is ${order.state}`,
        params: { subject: 'WorkOrder', code: order.code, from: order.state, to: 'changed' },
      });
    if (input.quantity !== undefined) await changeQuantity(context, order, input.quantity);
    const changed = await changeRecord(context, workOrderRecord, 'production.change-work-order', order, {
      ...(input.quantity === undefined ? {} : { quantityPlanned: input.quantity }),
      ...(input.startAt === undefined ? {} : { startAt: dateOf(input.startAt) }),
      ...(input.dueAt === undefined ? {} : { dueAt: dateOf(input.dueAt) }),
      ...(input.priority === undefined ? {} : { priority: input.priority }),
      ...(input.overTolerancePercent === undefined ? {} : { overTolerancePercent: input.overTolerancePercent }),
      ...(input.remark === undefined ? {} : { remark: input.remark }),
    });
    return { workOrderId: changed.id, workOrderCode: changed.code, version: changed.version };
  },
});

async function changeQuantity(context: CommandContext, order: WorkOrderRow, quantity: string): Promise<void> {
  const reports = await context.tx.query(
    `select 1 from work_report where work_order_id = $1 and state in ('submitted', 'accepted') limit 1`,
    [order.id],
  );
  if (reports.length > 0)
    throw productionFault('order-not-empty', { detail: `something was reported on ${order.code}` });
  for (const component of await componentsOf(context.tx, order.id)) {
    const required = roundUp(lineNeed({ baseQuantity: component.baseQuantity }, component, rational(quantity)));
    await context.tx.em.nativeUpdate(WorkOrderComponent, { id: component.id }, { required });
  }
}
