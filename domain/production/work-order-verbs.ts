import { z } from 'zod';
import { productionFault } from '../../contracts/production/errors.ts';
import type { WorkOrderState } from '../../contracts/production/vocabulary.ts';
import { ref, remark, version } from '../../contracts/masterdata/vocabulary.ts';
import type { VerbOf } from '../../contracts/permissions.ts';
import { changeRecord, defineCommand, emit, permit, readRecord, requireVersion } from '../foundation/index.ts';
import type { Command, CommandContext } from '../foundation/index.ts';
import { releaseReservations } from '../inventory/index.ts';
import { itemRecord } from '../masterdata/index.ts';
import type { OrderMade } from './create-work-order.ts';
import { lockOrder, operationsOf, workOrderRecord } from './records.ts';
import type { WorkOrderRow } from './records.ts';
import { requireTransition } from './transitions.ts';

const verbInput = z.strictObject({ workOrder: ref, version: version.optional(), reason: remark.optional() });
export type VerbInput = z.infer<typeof verbInput>;

interface Step {
  to: WorkOrderState;
  from?: readonly WorkOrderState[];
  verb: VerbOf<'WorkOrder'>;
  reasonRequired?: boolean;
  /** Refuses, or does what comes with the step. */
  check?(context: CommandContext, order: WorkOrderRow): Promise<void>;
  after?(context: CommandContext, order: WorkOrderRow): Promise<void>;
}

const steps = {
  firm: { to: 'firm', from: ['planned'], verb: 'update' },
  release: { to: 'released', from: ['planned', 'firm'], verb: 'release', after: openFirstOperations },
  pause: { to: 'paused', verb: 'update', reasonRequired: true },
  resume: { to: 'in-progress', from: ['paused'], verb: 'update' },
  complete: { to: 'completed', verb: 'close', check: requireNoOpenReport, after: releasePromises },
  reopen: { to: 'in-progress', from: ['completed'], verb: 'close', reasonRequired: true },
  close: { to: 'closed', verb: 'close', check: requireNothingOpen },
  cancel: { to: 'cancelled', verb: 'cancel', check: requireUntouched, after: releasePromises },
} as const satisfies Record<string, Step>;
export type WorkOrderVerb = keyof typeof steps;

/** `production.release-work-order` and its siblings: one step of the state table each. */
export const workOrderVerbs = Object.fromEntries(
  Object.entries(steps).map(([name, step]) => [name, verbCommand(name, step)]),
) as Record<WorkOrderVerb, Command<VerbInput, OrderMade>>;

function verbCommand(name: string, step: Step): Command<VerbInput, OrderMade> {
  const action = `production.${name}-work-order`;
  return defineCommand({
    name: action,
    input: verbInput,
    async run(context, input): Promise<OrderMade> {
      const order = await lockOrder(context.tx, input.workOrder);
      permit(context, { verb: step.verb, subject: 'WorkOrder' }, workOrderRecord.scope(order));
      requireVersion(order, input.version);
      if (step.from && !step.from.includes(order.state)) throw notFrom(order, step.to);
      requireTransition(order, step.to);
      if (step.reasonRequired && !input.reason?.trim())
        throw productionFault('reason-required', { detail: `a reason is needed to ${name} ${order.code}` });
      await step.check?.(context, order);
      const values = { state: step.to, ...(step.to === 'completed' ? { completedAt: context.at } : {}) };
      const details = { reason: input.reason };
      const changed = await changeRecord(context, workOrderRecord, action, order, values, details);
      await step.after?.(context, changed);
      return { workOrderId: changed.id, workOrderCode: changed.code, version: changed.version };
    },
  });
}

function notFrom(order: WorkOrderRow, to: WorkOrderState): Error {
  return productionFault('illegal-transition', {
    detail: `work order ${order.code}: ${order.state} → ${to} is not allowed`,
    params: { subject: 'WorkOrder', code: order.code, from: order.state, to },
  });
}

async function openFirstOperations(context: CommandContext, order: WorkOrderRow): Promise<void> {
  await context.tx.query(
    // Steps before the first report point are not reported; work on them shows there.
    `update work_order_operation set state = 'ready' where work_order_id = $1 and sequence <=
       (select coalesce(min(sequence) filter (where report_point), min(sequence)) from work_order_operation
        where work_order_id = $1)`,
    [order.id],
  );
  const item = await readRecord(context.tx, itemRecord, order.itemId);
  await emit(context, {
    name: 'wo.released',
    businessKey: order.code,
    plantId: order.plantId,
    variables: {
      plantId: order.plantId,
      workOrderId: order.id,
      workOrderCode: order.code,
      itemCode: item.code,
      quantity: order.quantityPlanned,
      unit: order.unit,
    },
  });
}

async function releasePromises(context: CommandContext, order: WorkOrderRow): Promise<void> {
  await releaseReservations(context, { demandId: order.id });
}

async function requireNoOpenReport({ tx }: CommandContext, order: WorkOrderRow): Promise<void> {
  const open = await tx.query<{ code: string }>(
    `select code from work_report where work_order_id = $1 and state = 'submitted' limit 1`,
    [order.id],
  );
  if (open[0]) throw notEmpty(order, `report ${open[0].code} is not accepted yet`);
}

async function requireUntouched({ tx }: CommandContext, order: WorkOrderRow): Promise<void> {
  const reports = await tx.query<{ code: string }>(
    `select code from work_report where work_order_id = $1 and state in ('submitted', 'accepted') limit 1`,
    [order.id],
  );
  if (reports[0]) throw notEmpty(order, `report ${reports[0].code} was made on it`);
}

/** Closed means: nothing waits, nothing is in between. */
async function requireNothingOpen(context: CommandContext, order: WorkOrderRow): Promise<void> {
  await requireNoOpenReport(context, order);
  for (const operation of await operationsOf(context.tx, order.id)) {
    if (operation.held !== '0')
      throw notEmpty(order, `operation ${operation.sequence}: ${operation.held} wait for quality`);
    if (operation.rework !== '0')
      throw notEmpty(order, `operation ${operation.sequence}: ${operation.rework} wait for rework`);
  }
  if (order.quantityStored !== order.quantityGood)
    throw notEmpty(order, `${order.quantityGood} good, ${order.quantityStored} in stock`);
}

function notEmpty(order: WorkOrderRow, what: string): Error {
  return productionFault('order-not-empty', { detail: `work order ${order.code}: ${what}` });
}
