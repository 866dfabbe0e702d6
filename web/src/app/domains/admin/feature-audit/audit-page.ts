import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { RecordList } from '../../records/ui-list/record-list.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { saveFile } from '../../shared/util-shell/save-file.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { AuditChain, AuditEntry } from '../data/admin-types.ts';
import { ADMIN_TABS } from '../ui-access/admin-tabs.ts';
import { EntryDialog } from './entry-dialog.ts';
import { auditList } from './audit-list.ts';

/** Who changed what, for whom, when; and whether the chain of the log is whole. */
@Component({
  selector: 'mr-audit-page',
  imports: [Can, Icon, RecordList, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.admin') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <span class="end row-wrap">
          <button *mrCan="'verify:Audit'" type="button" class="btn" [disabled]="busy()" (click)="verify()">
            <mr-icon name="shield-check" />{{ t('audit.verify') }}
          </button>
          <button *mrCan="'export:Audit'" type="button" class="btn" [disabled]="busy()" (click)="exportFile()">
            <mr-icon name="download" />{{ t('masterdata.export') }}
          </button>
        </span>
      </div>
      <div aria-live="polite">
        @if (chain(); as one) {
          <div class="note" [class]="one.intact ? 'ok' : 'danger'">
            <mr-icon [name]="one.intact ? 'circle-check' : 'triangle-alert'" />
            <span>
              {{
                one.intact
                  ? t('audit.intact', { n: one.sealed, open: one.unsealed })
                  : t('audit.broken', { position: one.broken?.position ?? '' })
              }}
              <br /><code>{{ one.head }}</code>
            </span>
          </div>
        }
      </div>
      <mr-record-list #list [spec]="spec()" />
    </div>
  `,
  styles: 'code { overflow-wrap: anywhere; }',
})
export class AuditPage {
  protected readonly t = injectT();
  protected readonly tabs = ADMIN_TABS;
  private readonly client = inject(AdminClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly busy = signal(false);
  protected readonly chain = signal<AuditChain | null>(null);
  private readonly list = viewChild.required<RecordList<AuditEntry>>('list');
  protected readonly spec = computed(() => ({
    ...auditList,
    action: {
      label: this.t('audit.details'),
      shown: () => true,
      run: (row: AuditEntry) => void this.dialogs.open(EntryDialog, row, '760px'),
    },
  }));

  protected verify(): Promise<void> {
    return this.during(async () => this.chain.set(await this.client.verifyAudit()));
  }

  protected exportFile(): Promise<void> {
    return this.during(async () => {
      const { sort: _sort, ...question } = this.list().question();
      saveFile('audit.csv', 'text/csv;charset=utf-8', `\ufeff${await this.client.exportAudit(question)}`);
    });
  }

  private async during(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.toasts.problem(toProblem(error));
    }
    this.busy.set(false);
  }
}
