import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ProductionClient } from '../data/production-client.ts';
import type { ReportedWork } from './report-entry.ts';

/** It is reported: what, and how to take it back when it was wrong. */
@Component({
  selector: 'mr-report-done',
  imports: [Icon, ProblemNote],
  template: `
    <section class="card" role="status" [class.kept]="!work().report" [class.taken]="taken()">
      <span class="disc"
        ><mr-icon [name]="taken() ? 'undo-2' : work().report ? 'check' : 'wifi-off'" [size]="44"
      /></span>
      <h2>{{ title() }}</h2>
      <p class="what">
        {{ work().order.code }} · {{ t('report.fields.good') }} <strong>{{ work().body.good }}</strong>
        {{ work().unit }}
        @for (line of work().body.scrap; track line.reason) {
          · {{ t('report.fields.scrap') }} <strong>{{ line.quantity }}</strong>
        }
        @for (line of work().body.rework; track line.reason) {
          · {{ t('report.fields.rework') }} <strong>{{ line.quantity }}</strong>
        }
      </p>
      @if (work().report; as report) {
        <p class="muted">
          {{ report.reportCode }}
          @if (report.lotCode) {
            · {{ t('report.lot', { code: report.lotCode }) }}
          }
          @if (!report.accepted && !taken()) {
            · {{ t('report.goesOn') }}
          }
        </p>
      }
      <mr-problem [problem]="reverse.problem()" />
      <div class="row-wrap">
        <button type="button" class="btn primary big" (click)="closed.emit()">{{ t('report.next') }}</button>
        @if (work().report && !taken()) {
          <button type="button" class="btn big" [disabled]="reverse.busy()" (click)="undo()">
            <mr-icon name="undo-2" [size]="22" />{{ t('report.undo') }}
          </button>
        }
      </div>
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 14px;
      padding: 44px 20px;
      text-align: center;
    }
    .disc {
      display: grid;
      place-items: center;
      width: 92px;
      height: 92px;
      border-radius: 50%;
      background: var(--ok-soft);
      color: var(--ok);
    }
    .kept .disc,
    .taken .disc {
      background: var(--warn-soft);
      color: var(--warn);
    }
    h2 {
      font-size: 28px;
      line-height: 36px;
    }
    .what {
      font-size: 20px;
    }
    .row-wrap {
      justify-content: center;
      margin-top: 12px;
    }
  `,
})
export class ReportDone {
  readonly work = input.required<ReportedWork>();
  readonly closed = output();
  readonly changed = output();
  protected readonly t = injectT();
  private readonly client = inject(ProductionClient);
  private readonly dialogs = inject(Dialogs);
  protected readonly taken = signal(false);
  protected readonly title = computed(() => {
    if (this.taken()) return this.t('report.takenBack');
    return this.work().report ? this.t('report.done') : this.t('report.kept');
  });
  protected readonly reverse = userAction((key, id: string, reason: string) =>
    this.client.reverseReport(key, id, reason).then(() => true),
  );

  protected async undo(): Promise<void> {
    const confirmed = await this.dialogs.confirm({
      title: this.t('report.undoTitle'),
      text: this.t('report.undoText'),
      action: this.t('report.undo'),
      danger: true,
      reason: 'required',
      reasons: [this.t('report.undoReasons.quantity'), this.t('report.undoReasons.order')],
    });
    if (!confirmed) return;
    if (await this.reverse.run(this.work().report!.reportId, confirmed.reason)) {
      this.taken.set(true);
      this.changed.emit();
    }
  }
}
