import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../identity/data/session.ts';
import { ModelingClient } from '../../modeling/data/modeling-client.ts';
import { MonitoringClient } from '../../monitoring/data/monitoring-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { When } from '../../shared/ui-time/when.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { countText } from '../../shared/util-i18n/count-text.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { Clock } from '../../shared/util-time/clock.ts';
import { TaskClient } from '../../tasks/data/task-client.ts';
import { TaskCard } from '../../tasks/ui-task/task-card.ts';
import { MOST_ACTIONS, homeActions } from './home-actions.ts';

const SHOWN = 6;

/** What waits for the person, and the few things that their role comes for. */
@Component({
  selector: 'mr-home',
  imports: [Empty, Icon, Load, RouterLink, TaskCard, When],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly session = inject(Session);
  protected readonly permissions = inject(Permissions);
  private readonly tasks = inject(TaskClient);
  private readonly monitoring = inject(MonitoringClient);
  private readonly modeling = inject(ModelingClient);
  private readonly clock = inject(Clock);

  protected readonly counts = query({
    params: () => (this.permissions.can('read:Task') ? true : undefined),
    load: (_all, abort) => this.tasks.counts(abort),
    live: ['Task'],
    keep: true,
  });
  protected readonly due = query({
    params: () => (this.permissions.can('read:Task') ? true : undefined),
    load: async (_all, abort) => (await this.tasks.list({ view: 'mine', sort: 'due' }, undefined, SHOWN, abort)).items,
    live: ['Task'],
    keep: true,
  });
  protected readonly notifications = query({
    load: async (_all, abort) => (await this.tasks.notifications(abort)).slice(0, SHOWN),
    live: ['Task', 'Notification'],
    keep: true,
  });
  protected readonly stuck = query({
    params: () => (this.permissions.can('read:StuckBoard') ? true : undefined),
    load: (_all, abort) => this.monitoring.stuck({}, abort),
    live: ['Task', 'Incident', 'Instance'],
    keep: true,
  });
  protected readonly drafts = query({
    params: () => (this.permissions.can('draw:ProcessDefinition') ? true : undefined),
    load: async (_all, abort) => (await this.modeling.drafts(abort)).slice(0, SHOWN),
    live: ['ProcessDefinition'],
    keep: true,
  });

  protected readonly countText = countText;
  protected readonly actions = computed(() =>
    homeActions.filter((action) => this.permissions.can(action.right)).slice(0, MOST_ACTIONS),
  );
  protected readonly greeting = computed(() => {
    const hour = new Date(this.clock.now()).getHours();
    const part = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
    return this.t(`home.greetings.${part}`, {
      name: this.i18n.text(this.session.user()?.name, this.session.username()),
    });
  });
  protected readonly today = computed(() =>
    new Date(this.clock.now()).toLocaleDateString(this.i18n.lang(), { month: 'long', day: 'numeric', weekday: 'long' }),
  );
  protected readonly stuckReasons = computed(() =>
    Object.entries(this.stuck.value()?.counts ?? {})
      .filter(([, count]) => (count ?? 0) > 0)
      .map(([reason, count]) => ({
        reason,
        count: count ?? 0,
        label: this.i18n.maybe(`stuck.reasons.${reason}`, reason),
      })),
  );
  protected readonly delegations = computed(() => this.session.user()?.actingFor ?? []);
}
