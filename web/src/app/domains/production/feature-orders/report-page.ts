import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { WorkReportRow } from '../data/production-client.ts';
import { ProductionClient } from '../data/production-client.ts';
import { reportTone } from './order-words.ts';

interface ReportDetail extends WorkReportRow {
  reasons: { kind: 'scrap' | 'rework'; reason: string; reasonName: LocalizedText; quantity: string }[];
  consumed: {
    item: string;
    itemName: LocalizedText;
    lot: string | null;
    quantity: string;
    unit: string;
    from: string;
  }[];
  corrects: string | null;
  reason: string | null;
  remark: string | null;
  source: string;
  delayReason: string | null;
}

/** One work report: quantities, reasons, what it used, and how to correct it. */
@Component({
  selector: 'mr-report-page',
  imports: [Icon, Load, RouterLink],
  templateUrl: './report-page.html',
})
export class ReportPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly production = inject(ProductionClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly tone = reportTone;
  protected readonly report = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<ReportDetail>('/api/production/work-reports', id, abort),
    live: ['WorkReport'],
    keep: true,
  });
  protected readonly mayCorrect = computed(() => {
    const report = this.report.value();
    return (
      !!report &&
      (report.state === 'submitted' || report.state === 'accepted') &&
      this.permissions.can('correct:WorkReport', report)
    );
  });

  protected async reverse(): Promise<void> {
    const report = this.report.value()!;
    const action = this.t('workReports.reverse');
    const done = await this.actions.press(
      `${action}: ${report.code}`,
      action,
      (key, reason) => this.production.reverseReport(key, report.id, reason),
      { reason: 'required', danger: true, text: this.t('report.undoText') },
    );
    if (done) await this.report.reload();
  }

  protected async correct(): Promise<void> {
    const report = this.report.value()!;
    const lines = (kind: 'scrap' | 'rework'): object[] =>
      report.reasons.filter((one) => one.kind === kind).map(({ reason, quantity }) => ({ reason, quantity }));
    const done = await this.actions.ask({
      title: 'workReports.correct',
      fields: [
        { key: 'good', type: 'quantity', label: 'report.fields.good', required: true, unit: report.unit },
        byReason('scrap'),
        byReason('rework'),
        { key: 'reason', type: 'textarea', label: 'workReports.why', required: true, maxLength: 2000 },
      ],
      values: { good: report.good, scrap: lines('scrap'), rework: lines('rework') },
      action: 'workReports.correct',
      done: 'workReports.corrected',
      submit: (key, { reason, ...values }) =>
        this.production.correctReport(key, report.id, {
          reason: String(reason),
          values: { ...values, workOrder: report.workOrderId, operation: report.operation },
        }),
    });
    if (done) await this.report.reload();
  }
}

function byReason(kind: 'scrap' | 'rework'): FieldSpec {
  return {
    key: kind,
    type: 'table',
    label: `report.fields.${kind}`,
    columns: [
      {
        key: 'reason',
        type: 'select',
        label: 'report.reason',
        required: true,
        lookup: { name: 'reasons', params: { kind } },
      },
      { key: 'quantity', type: 'quantity', label: 'records.quantity', required: true },
    ],
  };
}
