import { z } from 'zod';
import { remark, ref, version } from '../../contracts/masterdata/vocabulary.ts';
import type { RequisitionState } from '../../contracts/procurement/vocabulary.ts';
import type { VerbOf } from '../../contracts/permissions.ts';
import { changeRecord, defineCommand, permit, requireVersion } from '../foundation/index.ts';
import type { Command } from '../foundation/index.ts';
import { announce } from './create-requisition.ts';
import { lockRequisition, requisitionRecord } from './records.ts';
import { requireStep, requisitionTransitions } from './transitions.ts';

const input = z.strictObject({ requisition: ref, version: version.optional(), reason: remark.optional() });
export type RequisitionVerbInput = z.infer<typeof input>;
export interface RequisitionChanged {
  requisitionId: string;
  requisitionCode: string;
  version: number;
}

const steps = {
  submit: { to: 'submitted', verb: 'update' },
  cancel: { to: 'cancelled', verb: 'cancel' },
  close: { to: 'closed', verb: 'update' },
} as const satisfies Record<string, { to: RequisitionState; verb: VerbOf<'Requisition'> }>;

/** `procurement.submit-requisition` and its siblings: one step of the state table each. */
export const requisitionVerbs = Object.fromEntries(
  Object.entries(steps).map(([name, step]) => [name, verbCommand(name, step)]),
) as Record<keyof typeof steps, Command<RequisitionVerbInput, RequisitionChanged>>;

function verbCommand(
  name: string,
  step: { to: RequisitionState; verb: VerbOf<'Requisition'> },
): Command<RequisitionVerbInput, RequisitionChanged> {
  const action = `procurement.${name}-requisition`;
  return defineCommand({
    name: action,
    input,
    async run(context, { requisition, version: expected, reason }) {
      const row = await lockRequisition(context.tx, requisition);
      permit(context, { verb: step.verb, subject: 'Requisition' }, requisitionRecord.scope(row));
      requireVersion(row, expected);
      requireStep(requisitionTransitions, row, step.to);
      const changed = await changeRecord(context, requisitionRecord, action, row, { state: step.to }, { reason });
      if (step.to === 'submitted') await announce(context, changed);
      return { requisitionId: row.id, requisitionCode: row.code, version: changed.version };
    },
  });
}
