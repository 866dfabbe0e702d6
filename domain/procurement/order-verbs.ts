import { z } from 'zod';
import { remark, ref, version } from '../../contracts/masterdata/vocabulary.ts';
import type { OrderState } from '../../contracts/procurement/vocabulary.ts';
import type { VerbOf } from '../../contracts/permissions.ts';
import { changeRecord, defineCommand, permit, requireVersion } from '../foundation/index.ts';
import type { Command, CommandContext } from '../foundation/index.ts';
import { lockPurchaseOrder, purchaseOrderRecord } from './records.ts';
import type { PurchaseOrderRow } from './records.ts';
import { orderTransitions, requireStep } from './transitions.ts';

const input = z.strictObject({ order: ref, version: version.optional(), reason: remark.optional() });
export type OrderVerbInput = z.infer<typeof input>;
export interface OrderChanged {
  orderId: string;
  orderCode: string;
  version: number;
}

interface Step {
  to: OrderState;
  verb: VerbOf<'PurchaseOrder'>;
  values?(context: CommandContext): Partial<PurchaseOrderRow>;
}

const steps = {
  approve: { to: 'approved', verb: 'approve', values: ({ actor }) => ({ approvedBy: actor.user }) },
  send: { to: 'sent', verb: 'order', values: ({ at }) => ({ sentAt: at }) },
  confirm: { to: 'confirmed', verb: 'update', values: ({ at }) => ({ confirmedAt: at }) },
  close: { to: 'closed', verb: 'update' },
  cancel: { to: 'cancelled', verb: 'cancel' },
} as const satisfies Record<string, Step>;
export type OrderVerb = keyof typeof steps;

/** `procurement.send-order` and its siblings: one step of the state table each. */
export const orderVerbs = Object.fromEntries(
  Object.entries(steps).map(([name, step]) => [name, verbCommand(name, step)]),
) as Record<OrderVerb, Command<OrderVerbInput, OrderChanged>>;

function verbCommand(name: string, step: Step): Command<OrderVerbInput, OrderChanged> {
  const action = `procurement.${name}-order`;
  return defineCommand({
    name: action,
    input,
    async run(context, { order: named, version: expected, reason }) {
      const order = await lockPurchaseOrder(context.tx, named);
      permit(context, { verb: step.verb, subject: 'PurchaseOrder' }, purchaseOrderRecord.scope(order));
      requireVersion(order, expected);
      requireStep(orderTransitions, order, step.to);
      const values = { state: step.to, ...step.values?.(context) };
      const changed = await changeRecord(context, purchaseOrderRecord, action, order, values, { reason });
      return { orderId: order.id, orderCode: order.code, version: changed.version };
    },
  });
}
