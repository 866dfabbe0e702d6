import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { subtract } from '../../production/data/remaining.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { NonconformanceDetail } from '../data/quality-types.ts';
import { NONCONFORMANCES } from '../data/quality-types.ts';
import { disposeFields } from './quality-forms.ts';

/** Rejected pieces, and what becomes of them. */
@Component({
  selector: 'mr-nonconformance-page',
  imports: [Icon, Load, RouterLink],
  template: `
    <div class="page">
      <mr-load [of]="record" />
      @if (record.value(); as one) {
        <div class="page-head">
          <a class="btn ghost icon" routerLink="/inspections/nonconformances" [attr.aria-label]="t('records.back')"
            ><mr-icon name="arrow-left"
          /></a>
          <h1>{{ one.code }}</h1>
          <span class="chip" [class.warn]="one.state === 'open'">{{
            i18n.maybe(\`nonconformances.states.\${one.state}\`, one.state)
          }}</span>
          @if (mayDispose()) {
            <button type="button" class="btn primary end" (click)="dispose()">{{ t('quality.dispose') }}</button>
          }
        </div>
        <section class="card card-body">
          <dl class="facts">
            <dt>{{ t('records.item') }}</dt>
            <dd>{{ i18n.text(one.itemName, one.item) }} · {{ one.item }}</dd>
            <dt>{{ t('quality.lot') }}</dt>
            <dd>
              <a [routerLink]="['/inspections', one.inspectionLotId]">{{ one.inspectionLot }}</a>
            </dd>
            <dt>{{ t('quality.source') }}</dt>
            <dd>{{ one.sourceCode }}</dd>
            @if (one.lot) {
              <dt>{{ t('records.lot') }}</dt>
              <dd>{{ one.lot }}</dd>
            }
            <dt>{{ t('records.quantity') }}</dt>
            <dd>{{ one.quantity }} {{ one.unit }} · {{ t('quality.left', { n: left() }) }}</dd>
            @if (one.reason) {
              <dt>{{ t('report.reason') }}</dt>
              <dd>{{ i18n.text(one.reasonName, one.reason) }}</dd>
            }
            @if (one.description) {
              <dt>{{ t('records.remark') }}</dt>
              <dd>{{ one.description }}</dd>
            }
          </dl>
        </section>
        <section class="card">
          <div class="card-head">
            <h2>{{ t('quality.dispositions') }}</h2>
          </div>
          <ul class="card-body stack">
            @for (decision of one.dispositions; track $index) {
              <li class="row-wrap">
                <span class="chip info">{{ i18n.maybe(\`dispositions.\${decision.kind}\`, decision.kind) }}</span>
                <strong>{{ decision.quantity }} {{ one.unit }}</strong>
                <span class="muted">{{ decision.reason }}</span>
                <span class="muted small end"
                  >{{ names.person(decision.decidedBy) }} · {{ times.full(decision.decidedAt) }}</span
                >
              </li>
            } @empty {
              <li class="muted">{{ t('quality.notDecided') }}</li>
            }
          </ul>
        </section>
      }
    </div>
  `,
})
export class NonconformancePage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly names = inject(Names);
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly record = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<NonconformanceDetail>(NONCONFORMANCES, id, abort),
    live: ['InspectionLot'],
    keep: true,
  });
  protected readonly left = computed(() => {
    const one = this.record.value();
    return one ? subtract(one.quantity, one.decided) : '0';
  });
  protected readonly mayDispose = computed(() => this.left() !== '0' && this.permissions.can('dispose:InspectionLot'));

  protected async dispose(): Promise<void> {
    const one = this.record.value()!;
    const done = await this.actions.ask({
      title: 'quality.dispose',
      fields: disposeFields(one.unit, this.left()),
      values: { dispositions: [{ kind: null, quantity: this.left(), reason: null }] },
      action: 'quality.dispose',
      done: 'records.saved',
      width: '680px',
      submit: (key, values) => this.client.act(key, NONCONFORMANCES, one.id, 'dispose', values),
    });
    if (done) await this.record.reload();
  }
}
