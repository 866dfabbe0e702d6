import { Component, HostListener, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { ModelingCatalogue } from '../../modeling/data/modeling-catalogue.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import type { Filter } from '../../shared/ui-filter-bar/filter.ts';
import { FilterBar } from '../../shared/ui-filter-bar/filter-bar.ts';
import { urlFilters } from '../../shared/ui-filter-bar/url-filters.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { countText } from '../../shared/util-i18n/count-text.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { pages } from '../../shared/util-query/pages.ts';
import { query } from '../../shared/util-query/query.ts';
import type { TaskQuery, TaskRow, TaskViewName } from '../data/task-client.ts';
import { TaskClient } from '../data/task-client.ts';
import { TaskCard } from '../ui-task/task-card.ts';
import { InboxState } from './inbox-state.ts';
import { KeysDialog } from './keys-dialog.ts';

const VIEWS = ['mine', 'claimable', 'done'] as const;

/** The inbox: lists on the left, the chosen task on the right; on a phone one after the other. */
@Component({
  selector: 'mr-inbox',
  imports: [Empty, FilterBar, Icon, Load, RouterLink, RouterOutlet, TaskCard],
  providers: [InboxState],
  templateUrl: './inbox.html',
  styleUrl: './inbox.scss',
  host: { '[class.chosen]': '!!chosen()' },
})
export class Inbox {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(TaskClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialogs = inject(Dialogs);
  private readonly state = inject(InboxState);
  private readonly catalogue = inject(ModelingCatalogue);
  protected readonly views = VIEWS;
  protected readonly filters = urlFilters({ view: 'mine', sort: 'due' });
  protected readonly showFilters = signal(false);
  protected readonly view = computed(() => (this.filters.values()['view'] ?? 'mine') as TaskViewName);

  protected readonly counts = query({ load: (_all, abort) => this.client.counts(abort), live: ['Task'], keep: true });
  protected readonly list = pages<TaskRow, TaskQuery>({
    params: () => this.question(),
    load: (question, cursor, abort, limit) => this.client.list(question, cursor, limit, abort),
    live: ['Task'],
  });
  protected readonly chosen = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.route.snapshot.firstChild?.params['taskId'] as string | undefined),
    ),
  );
  protected readonly choices: Filter[] = [
    {
      id: 'processKey',
      label: 'inbox.process',
      kind: 'choice',
      options: () =>
        this.catalogue
          .processes()()
          .map((one) => ({ value: one.key, label: this.i18n.text(one.name, one.key) })),
    },
    {
      id: 'overdue',
      label: 'inbox.due',
      kind: 'choice',
      options: () => [{ value: 'true', label: this.t('inbox.overdue') }],
    },
    {
      id: 'minPriority',
      label: 'inbox.priority',
      kind: 'choice',
      options: () => [{ value: '70', label: this.t('inbox.highPriority') }],
    },
    {
      id: 'sort',
      label: 'inbox.sort',
      kind: 'choice',
      options: () => [
        { value: 'due', label: this.t('inbox.sorts.due') },
        { value: 'priority', label: this.t('inbox.sorts.priority') },
        { value: '-created', label: this.t('inbox.sorts.created') },
      ],
    },
  ];

  constructor() {
    this.state.connect({
      next: () => this.next(),
      reload: () => void Promise.all([this.list.reload(), this.counts.reload()]),
    });
  }

  protected readonly countText = countText;

  protected count(view: TaskViewName): number | null {
    const counts = this.counts.value();
    return view === 'done' || !counts ? null : counts[view];
  }

  protected show(view: TaskViewName): void {
    void this.router.navigate(['/tasks'], { queryParams: view === 'mine' ? {} : { view } });
  }

  /** The task after the chosen one takes its place; the list when there is none. */
  private next(): void {
    const items = this.list.items();
    const at = items.findIndex((task) => task.id === this.chosen());
    const following = items[at + 1] ?? items[at - 1];
    void this.router.navigate(following ? ['/tasks', following.id] : ['/tasks'], { queryParamsHandling: 'preserve' });
  }

  private step(by: number): void {
    const items = this.list.items();
    const at = items.findIndex((task) => task.id === this.chosen());
    const target = items[Math.min(items.length - 1, Math.max(0, at + by))];
    if (target) void this.router.navigate(['/tasks', target.id], { queryParamsHandling: 'preserve' });
  }

  @HostListener('window:keydown', ['$event'])
  protected key(event: KeyboardEvent): void {
    const typing = (event.target as Element).closest('input, select, textarea, [role=dialog], [role=menu]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      j: () => this.step(1),
      k: () => this.step(-1),
      '/': () => document.querySelector<HTMLInputElement>('mr-inbox input[type=search]')?.focus(),
      '?': () => void this.dialogs.open(KeysDialog, undefined, '420px'),
      Escape: () => void this.router.navigate(['/tasks'], { queryParamsHandling: 'preserve' }),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  private question(): TaskQuery {
    const { q, processKey, overdue, minPriority, sort } = this.filters.values();
    const done = this.view() === 'done';
    return {
      view: this.view(),
      search: q,
      processKey,
      overdue: done ? undefined : overdue,
      minPriority,
      sort: done ? '-ended' : sort,
    };
  }
}
