import { z } from 'zod';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { changeRecord, defineCommand, permit, readRecord } from '../foundation/index.ts';
import { acceptInto } from './accept-report.ts';
import { lockOrder, reportOf, workReportRecord } from './records.ts';
import { reverseAccepted } from './reverse-report.ts';

export interface ToleranceDecision {
  reportId: string;
  reportCode: string;
  decision: 'accept' | 'reverse';
}

/** The team leader decides on a report beyond the order's tolerance: count it all the same, or take it back. */
export const decideOverTolerance = defineCommand({
  name: 'production.decide-over-tolerance',
  input: z.strictObject({ report: ref, decision: z.enum(['accept', 'reverse']), reason: remark.min(1) }),
  async run(context, { report: named, decision, reason }): Promise<ToleranceDecision> {
    const { id, workOrderId } = await reportOf(context.tx, named);
    const order = await lockOrder(context.tx, workOrderId);
    const report = await readRecord(context.tx, workReportRecord, id, { lock: true });
    permit(context, { verb: 'approve', subject: 'WorkReport' }, workReportRecord.scope(report));
    if (decision === 'accept') await acceptInto(context, order, report, true, reason);
    else await reverseAccepted(context, report.id, 'production.decide-over-tolerance', reason);
    return { reportId: report.id, reportCode: report.code, decision };
  },
  async undo(context, _input, result) {
    const action = 'production.decide-over-tolerance.undo';
    if (result.decision === 'accept') {
      await reverseAccepted(context, result.reportId, action, 'undo');
      return;
    }
    // It was only submitted, so nothing but its state was taken back.
    const report = await readRecord(context.tx, workReportRecord, result.reportId, { lock: true });
    if (report.state === 'reversed')
      await changeRecord(context, workReportRecord, action, report, { state: 'submitted', reason: null });
  },
});
