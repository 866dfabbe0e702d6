import { Component, inject } from '@angular/core';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Cell } from '../../shared/ui-table/cell.ts';
import type { Column } from '../../shared/ui-table/column.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { AccessToken } from '../data/token-client.ts';
import { TokenClient } from '../data/token-client.ts';
import type { ShownOnce } from '../ui-access/one-time-link.ts';
import { OneTimeLink } from '../ui-access/one-time-link.ts';
import { ACCOUNT_TABS } from './account-tabs.ts';

/** Tokens with which scripts act as oneself. */
@Component({
  selector: 'mr-tokens-page',
  imports: [Cell, Empty, Icon, Load, Table, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('account.title') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <button type="button" class="btn primary end" (click)="create()">
          <mr-icon name="plus" />{{ t('tokens.create') }}
        </button>
        <p>{{ t('tokens.intro') }}</p>
      </div>
      <mr-load [of]="tokens" />
      @if (tokens.value(); as rows) {
        @if (rows.length > 0) {
          <mr-table [caption]="t('account.tokens')" [rows]="rows" [columns]="columns">
            <ng-template mrCell="action" [mrCellOf]="rows" let-row>
              <button
                type="button"
                class="btn small"
                [attr.aria-label]="t('tokens.endOne', { name: row.name })"
                (click)="end(row)"
              >
                {{ t('tokens.end') }}
              </button>
            </ng-template>
          </mr-table>
        } @else {
          <div class="card"><mr-empty icon="key-round" [title]="t('tokens.none')" /></div>
        }
      }
    </div>
  `,
})
export class TokensPage {
  protected readonly t = injectT();
  protected readonly tabs = ACCOUNT_TABS;
  private readonly times = inject(Times);
  private readonly client = inject(TokenClient);
  private readonly actions = inject(RecordActions);
  private readonly dialogs = inject(Dialogs);
  protected readonly tokens = query({ load: (_all, abort) => this.client.list(abort), keep: true });
  protected readonly columns: Column<AccessToken>[] = [
    { id: 'name', label: 'tokens.name', narrow: 'title', value: (row) => row.name },
    { id: 'createdAt', label: 'tokens.created', value: (row) => this.times.full(row.createdAt) },
    { id: 'lastUsedAt', label: 'tokens.used', value: (row) => row.lastUsedAt && this.times.full(row.lastUsedAt) },
    { id: 'expiresAt', label: 'admin.expires', value: (row) => row.expiresAt && this.times.day(row.expiresAt) },
    { id: 'action', label: 'admin.action', align: 'end' },
  ];

  protected async create(): Promise<void> {
    const made = await this.actions.ask<{ token: string }>({
      title: 'tokens.create',
      fields: [
        { key: 'name', type: 'text', label: 'tokens.name', help: 'tokens.nameHelp', required: true, maxLength: 100 },
        { key: 'days', type: 'number', label: 'tokens.days', help: 'tokens.daysHelp', min: 1, max: 3650, decimals: 0 },
      ],
      action: 'records.create',
      submit: (_key, { name, days }) => this.client.create(String(name), days ? Number(days) : undefined),
    });
    if (!made) return;
    const shown = { title: this.t('tokens.made'), text: this.t('tokens.madeText'), secret: made.token };
    await this.dialogs.open<void, ShownOnce>(OneTimeLink, shown);
    await this.tokens.reload();
  }

  protected async end(token: AccessToken): Promise<void> {
    const action = this.t('tokens.end');
    const title = this.t('tokens.endOne', { name: token.name });
    const options = { sure: true, danger: true, text: this.t('tokens.endText') };
    if (await this.actions.press(title, action, (key) => this.client.end(key, token.id), options))
      await this.tokens.reload();
  }
}
