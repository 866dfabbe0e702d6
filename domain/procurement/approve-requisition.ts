import { z } from 'zod';
import { remark, ref, version } from '../../contracts/masterdata/vocabulary.ts';
import { procurementFault } from '../../contracts/procurement/errors.ts';
import { changeRecord, defineCommand, emit, permit, requireVersion } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { lockRequisition, requisitionRecord } from './records.ts';
import type { RequisitionRow } from './records.ts';
import { requireStep, requisitionTransitions } from './transitions.ts';

export interface RequisitionDecision {
  requisitionId: string;
  requisitionCode: string;
  approved: boolean;
  version: number;
}

/** Approves or rejects a requisition; up to which amount, says the right of the person. */
export const approveRequisition = defineCommand({
  name: 'procurement.approve-requisition',
  input: z.strictObject({
    requisition: ref,
    decision: z.enum(['approve', 'reject']),
    reason: remark.optional(),
    version: version.optional(),
  }),
  async run(context, input): Promise<RequisitionDecision> {
    const row = await lockRequisition(context.tx, input.requisition);
    permit(context, { verb: 'approve', subject: 'Requisition' }, requisitionRecord.scope(row));
    requireOther(context, row);
    requireVersion(row, input.version);
    const approved = input.decision === 'approve';
    const state = approved ? ('approved' as const) : ('rejected' as const);
    requireStep(requisitionTransitions, row, state);
    const changed = await changeRecord(
      context,
      requisitionRecord,
      'procurement.approve-requisition',
      row,
      { state, decidedBy: context.actor.user, decidedAt: context.at, decisionReason: input.reason ?? null },
      { reason: input.reason },
    );
    await emit(context, {
      name: 'pr.approved',
      businessKey: row.code,
      plantId: row.plantId,
      variables: { plantId: row.plantId, requisitionId: row.id, requisitionCode: row.code, approved },
    });
    return { requisitionId: row.id, requisitionCode: row.code, approved, version: changed.version };
  },
  async undo(context, _input, result) {
    const row = await lockRequisition(context.tx, result.requisitionId);
    if (row.state !== 'approved' && row.state !== 'rejected') return;
    const values = { state: 'submitted' as const, decidedBy: null, decidedAt: null, decisionReason: null };
    await changeRecord(context, requisitionRecord, 'procurement.approve-requisition.undo', row, values);
  },
});

/** Nobody approves what was asked for by or for them; the permission rules say so too. */
function requireOther(context: CommandContext, row: RequisitionRow): void {
  const { user, onBehalfOf } = context.actor;
  if (row.requesters.includes(user) || (onBehalfOf !== undefined && row.requesters.includes(onBehalfOf)))
    throw procurementFault('own-requisition', { detail: `${row.code} was asked for by ${row.requesters.join(', ')}` });
}
