import { Component, computed, inject } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';
import { ModelingCatalogue } from '../../modeling/data/modeling-catalogue.ts';
import type { Filter } from '../../shared/ui-filter-bar/filter.ts';
import { FilterBar } from '../../shared/ui-filter-bar/filter-bar.ts';
import { urlFilters } from '../../shared/ui-filter-bar/url-filters.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import type { IconName } from '../../shared/ui-icon/icons.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Due } from '../../shared/ui-time/due.ts';
import { When } from '../../shared/ui-time/when.ts';
import { countText } from '../../shared/util-i18n/count-text.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { StuckReason, StuckRow } from '../data/monitoring-client.ts';
import { MonitoringClient } from '../data/monitoring-client.ts';
import type { Remedy } from './remedies.ts';
import { Remedies } from './remedies.ts';

const REASONS: Record<StuckReason, IconName> = {
  overdue: 'clock',
  'nobody-can-take-it': 'user-x',
  incident: 'triangle-alert',
  'waiting-for-message': 'message-square',
  slow: 'hourglass',
  'child-stuck': 'list-tree',
  'engine-failure': 'bug',
};

/** Everything that does not go on: why, since when, who could help, and the remedy as a button. */
@Component({
  selector: 'mr-stuck-board',
  imports: [Due, Empty, FilterBar, Icon, Load, MatMenuModule, ProblemNote, RouterLink, When],
  providers: [Remedies],
  templateUrl: './stuck-board.html',
  styleUrl: './stuck-board.scss',
})
export class StuckBoard {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(MonitoringClient);
  private readonly catalogue = inject(ModelingCatalogue);
  private readonly router = inject(Router);
  private readonly times = inject(Times);
  protected readonly remedies = inject(Remedies);
  protected readonly filters = urlFilters();
  protected readonly icons = REASONS;
  protected readonly reasons = Object.keys(REASONS) as StuckReason[];
  protected readonly reason = computed(() => this.filters.values()['reason'] ?? '');

  protected readonly stuck = query({
    params: () => ({
      reason: this.filters.values()['reason'] ?? '',
      processKey: this.filters.values()['process'] ?? '',
    }),
    load: (question, abort) => this.client.stuck(question, abort),
    live: ['Task', 'Incident', 'Instance', 'Message', 'StuckBoard'],
    keep: true,
  });
  private readonly names = inject(Names);
  protected readonly countText = countText;
  protected readonly total = computed(() =>
    Object.values(this.stuck.value()?.counts ?? {}).reduce((sum, count) => sum + (count ?? 0), 0),
  );
  protected readonly choices: Filter[] = [
    {
      id: 'process',
      label: 'inbox.process',
      kind: 'choice',
      options: () =>
        this.catalogue
          .processes()()
          .map((one) => ({ value: one.key, label: this.i18n.text(one.name, one.key) })),
    },
  ];

  protected choose(reason: StuckReason): void {
    const { reason: before, ...rest } = this.filters.values();
    this.filters.set(before === reason ? rest : { ...rest, reason });
  }

  protected async help(row: StuckRow, remedy: Remedy): Promise<void> {
    if (remedy === 'open-child') await this.router.navigate(['/instances', row.detail ?? row.instanceId]);
    else if (remedy === 'grant-role')
      await this.router.navigate(['/admin/roles'], { queryParams: { q: row.candidates[0] } });
    else if (await this.remedies.apply(row, remedy)) await this.stuck.reload();
  }

  protected explain(row: StuckRow): string {
    const names = row.candidates.map(this.names.candidate).join(', ');
    const assignee = row.assignee && this.names.person(row.assignee);
    switch (row.reason) {
      case 'overdue':
      case 'slow':
        return assignee ? this.t('waiting.person', { name: assignee }) : names ? this.t('waiting.role', { names }) : '';
      case 'nobody-can-take-it':
        return this.t('stuck.nobody', { names: assignee ?? (names || (row.detail ?? '')) });
      case 'waiting-for-message':
        return row.message?.correlationKey
          ? this.t('waiting.messageWithKey', { name: row.message.name, key: row.message.correlationKey })
          : this.t('waiting.message', { name: row.message?.name ?? '' });
      case 'child-stuck':
        return this.t('stuck.child');
      default:
        return row.detail ?? '';
    }
  }

  /** What an unmatched message of that name says, so that a wrong key is seen at a glance. */
  protected nearest(row: StuckRow): string {
    const nearest = row.message?.nearest;
    return nearest
      ? this.t('stuck.nearest', { key: nearest.correlationKey ?? '\u2014', at: this.times.full(nearest.publishedAt) })
      : '';
  }

  protected usual(row: StuckRow): string {
    return row.reason === 'slow' && row.detail
      ? this.t('stuck.usual', { span: this.times.duration(Number(row.detail) * 1000) })
      : '';
  }
}
