import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ModelingClient } from '../../modeling/data/modeling-client.ts';
import { Diagram } from '../../modeling/ui-diagram/diagram.ts';
import { Can } from '../../shared/util-ability/can.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { When } from '../../shared/ui-time/when.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import type { HistoryEntry, Operation } from '../data/monitoring-client.ts';
import { MonitoringClient } from '../data/monitoring-client.ts';
import { Timeline } from '../ui-timeline/timeline.ts';
import { passedElements } from '../ui-timeline/timeline-rows.ts';
import { IncidentList } from './incident-list.ts';
import { instanceMarks } from './instance-marks.ts';
import { VariableList } from './variable-list.ts';
import { WaitingList } from './waiting-list.ts';

const TABS = ['timeline', 'variables', 'incidents', 'children'] as const;
/** Longest history that is read for the page. */
const MOST_PAGES = 10;

/** One instance: where it stands on the diagram, what it waits for, what happened. */
@Component({
  selector: 'mr-instance-page',
  imports: [Can, Diagram, Icon, IncidentList, Load, ProblemNote, RouterLink, Timeline, VariableList, WaitingList, When],
  templateUrl: './instance-page.html',
  styleUrl: './instance-page.scss',
})
export class InstancePage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(MonitoringClient);
  private readonly modeling = inject(ModelingClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly names = inject(Names);
  protected readonly tabs = TABS;
  protected readonly tab = signal<(typeof TABS)[number]>('timeline');

  protected readonly instance = query({
    params: () => this.id(),
    load: (id, abort) => this.client.instance(id, abort),
    live: ['Instance', 'Task', 'Incident'],
    keep: true,
  });
  protected readonly history = query({
    params: () => {
      const instance = this.instance.value();
      return instance?.id === this.id() ? `${instance.id} ${instance.seq}` : undefined;
    },
    load: (idAndSeq, abort) => this.readHistory(idAndSeq.split(' ')[0]!, abort),
    keep: true,
  });
  protected readonly version = query({
    params: () => {
      const instance = this.instance.value();
      return instance ? `${instance.processKey}\n${instance.version}` : undefined;
    },
    load: (keyAndVersion, abort) => {
      const [key, version] = keyAndVersion.split('\n') as [string, string];
      return this.modeling.version(key, Number(version), abort);
    },
    keep: true,
  });
  protected readonly labels = computed(() => this.version.value()?.labels ?? {});
  protected readonly name = computed(() => {
    const instance = this.instance.value();
    return instance ? this.i18n.text(instance.processName, instance.processKey) : '';
  });
  protected readonly marks = computed(() => {
    const instance = this.instance.value();
    const passed = passedElements(this.history.value() ?? []);
    return instance ? instanceMarks(instance, passed, this.t) : [];
  });
  protected readonly openIncidents = computed(
    () => this.instance.value()?.incidents.filter((one) => one.state === 'open').length ?? 0,
  );
  protected readonly running = computed(() =>
    ['active', 'suspended', 'starting'].includes(this.instance.value()?.state ?? ''),
  );

  protected readonly operation = userAction((key, operation: Operation, reason: string) =>
    this.client.operate(key, this.id(), operation, reason),
  );

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.instance.value()?.businessKey ?? this.name()));
  }

  protected async operate(operation: Operation): Promise<void> {
    const confirmed = await this.dialogs.confirm({
      title: this.t(`instance.confirm.${operation}`),
      text: this.t(`instance.confirmText.${operation}`),
      action: this.t(`instance.operations.${operation}`),
      danger: operation === 'cancel',
      reason: 'required',
    });
    if (!confirmed) return;
    if (await this.operation.run(operation, confirmed.reason)) this.toasts.done(this.t('instance.operated'));
    await this.instance.reload();
  }

  private async readHistory(id: string, abort: AbortSignal): Promise<HistoryEntry[]> {
    const entries: HistoryEntry[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, nextCursor } = await this.client.history(id, cursor, abort);
      entries.push(...items);
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    return entries;
  }
}
