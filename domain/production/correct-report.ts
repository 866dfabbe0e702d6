import { z } from 'zod';
import { ref, remark } from '../../contracts/masterdata/vocabulary.ts';
import { workReportInput } from '../../contracts/production/vocabulary.ts';
import type { WorkReportInput } from '../../contracts/production/vocabulary.ts';
import { productionFault } from '../../contracts/production/errors.ts';
import { defineCommand, emit, permit } from '../foundation/index.ts';
import { reportOf, workReportRecord } from './records.ts';
import { submitReport } from './report-work.ts';
import type { SubmittedReport } from './report-work.ts';
import { takeBack } from './reverse-report.ts';

export interface CorrectedReport extends SubmittedReport {
  corrects: string;
}

interface CorrectInput {
  report: string;
  reason: string;
  values: WorkReportInput;
}

/**
 * Replaces a wrong report by a right one: reversal and new report in one transaction. What is going on for the old one
 * (inspection, put-away) is called off; its process hears `report.corrected`, the new one begins a process of its own.
 */
export const correctReport = defineCommand<CorrectInput, CorrectedReport>({
  name: 'production.correct-report',
  input: z.strictObject({
    report: ref,
    reason: remark.min(1),
    values: workReportInput,
  }) as unknown as z.ZodType<CorrectInput>,
  async run(context, input) {
    const found = await reportOf(context.tx, input.report);
    permit(context, { verb: 'correct', subject: 'WorkReport' }, workReportRecord.scope(found));
    if (found.state !== 'submitted' && found.state !== 'accepted')
      throw productionFault('illegal-transition', {
        detail: `report ${found.code} is ${found.state}`,
        params: { subject: 'WorkReport', code: found.code, from: found.state, to: 'corrected' },
      });
    const action = 'production.correct-report';
    const { report, facts } = await takeBack(context, found.id, action, input.reason, 'corrected');
    const made = await submitReport(context, { ...input.values, workOrder: report.workOrderId }, report);
    await emit(context, {
      name: 'report.corrected',
      businessKey: report.code,
      plantId: report.plantId,
      variables: { ...facts, reason: input.reason, newReportId: made.reportId, newReportCode: made.reportCode },
    });
    return { ...made, corrects: report.code };
  },
});
