import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { AuditEntry } from '../data/admin-types.ts';
import { actionWords } from '../util-audit/action-words.ts';
import { differences } from '../util-audit/differences.ts';
import { recordOf } from './audit-list.ts';

/** One entry of the audit, field by field. */
@Component({
  selector: 'mr-entry-dialog',
  imports: [Icon],
  template: `
    <div class="dialog">
      <header>
        <h2 class="grow">{{ title }}</h2>
        <button type="button" class="btn ghost icon small" [attr.aria-label]="t('common.close')" (click)="ref.close()">
          <mr-icon name="x" />
        </button>
      </header>
      <div class="dialog-body">
        <dl class="facts">
          <dt>{{ t('records.at') }}</dt>
          <dd>{{ times.full(entry.at) }}</dd>
          <dt>{{ t('records.by') }}</dt>
          <dd>
            {{ entry.onBehalfOf ? t('audit.behalf', { who: entry.actor, whom: entry.onBehalfOf }) : entry.actor }}
          </dd>
          <dt>{{ t('audit.record') }}</dt>
          <dd>{{ record }}</dd>
          <dt>{{ t('audit.action') }}</dt>
          <dd>
            <code>{{ entry.action }}</code>
          </dd>
          @if (entry.reason) {
            <dt>{{ t('common.reason') }}</dt>
            <dd>{{ entry.reason }}</dd>
          }
          <dt>{{ t('audit.origin') }}</dt>
          <dd>{{ origin }}</dd>
          <dt>{{ t('audit.position') }}</dt>
          <dd>{{ entry.position ?? t('audit.unsealed') }}</dd>
        </dl>
        @if (changes.length > 0) {
          <table>
            <caption class="sr-only">
              {{
                t('audit.changes')
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ t('audit.field') }}</th>
                <th scope="col">{{ t('audit.before') }}</th>
                <th scope="col">{{ t('audit.after') }}</th>
              </tr>
            </thead>
            <tbody>
              @for (change of changes; track change.field) {
                <tr>
                  <th scope="row">{{ i18n.maybe('fields.' + change.field, change.field) }}</th>
                  <td>{{ change.before }}</td>
                  <td>{{ change.after }}</td>
                </tr>
              }
            </tbody>
          </table>
        }
      </div>
    </div>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      table-layout: fixed;
    }
    th,
    td {
      padding: 6px 8px;
      border-bottom: 1px solid var(--line);
      text-align: start;
      vertical-align: top;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    th:first-child {
      width: 26%;
    }
    tbody th {
      font-weight: 500;
    }
  `,
})
export class EntryDialog {
  protected readonly entry = inject<AuditEntry>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<EntryDialog>>(MatDialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  protected readonly title = actionWords(this.i18n, this.entry.action, this.entry.subject);
  protected readonly record = [recordOf(this.entry), this.entry.ref].filter(Boolean).join(' · ');
  protected readonly origin = Object.values(this.entry.origin).map(String).join(' · ');
  protected readonly changes = differences(this.entry.before, this.entry.after);
}
