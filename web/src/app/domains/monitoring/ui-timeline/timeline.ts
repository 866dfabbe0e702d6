import { Component, computed, inject, input } from '@angular/core';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { EngineEventType } from '../../../../../../engine/model/event.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import type { IconName } from '../../shared/ui-icon/icons.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { HistoryEntry } from '../data/monitoring-client.ts';
import type { TimelineRow } from './timeline-rows.ts';
import { timelineRows } from './timeline-rows.ts';

const ICONS: Record<EngineEventType, IconName> = {
  start: 'play',
  completeTask: 'user-check',
  changeDue: 'calendar-clock',
  throwError: 'circle-alert',
  throwEscalation: 'arrow-up',
  completeService: 'zap',
  failService: 'circle-x',
  deliverMessage: 'message-square',
  deliverSignal: 'radio',
  childStarted: 'list-tree',
  childCompleted: 'list-tree',
  childEnded: 'list-tree',
  childError: 'circle-alert',
  childEscalation: 'arrow-up',
  deadline: 'timer',
  retryIncident: 'rotate-ccw',
  skipIncident: 'skip-forward',
  setVariables: 'pen-line',
  modify: 'arrow-right',
  suspend: 'pause',
  resume: 'play',
  cancel: 'ban',
  changeCalendar: 'calendar',
  chooseActivities: 'list-checks',
};

/** The story of an instance in plain words: who, what, how long it had waited, who comes next. */
@Component({
  selector: 'mr-timeline',
  imports: [Icon],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
})
export class Timeline {
  readonly history = input.required<readonly HistoryEntry[]>();
  /** Names of elements. */
  readonly labels = input<Record<string, LocalizedText>>({});
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  protected readonly names = inject(Names);
  protected readonly icons = ICONS;
  /** Newest first: what is happening now is what people look for. */
  protected readonly rows = computed(() => timelineRows(this.history()).reverse());

  protected namesOf(codes: readonly string[]): string {
    return codes.map(this.names.candidate).join(', ');
  }

  protected nameOf(elementId: string): string {
    return this.i18n.text(this.labels()[elementId], elementId);
  }

  protected title(row: TimelineRow): string {
    const name = row.elementId ? this.nameOf(row.elementId) : '';
    if (row.kind === 'deadline' && row.detail) {
      return this.i18n.maybe(`timeline.ladder.${row.detail}`, row.detail, { name });
    }
    return this.t(`timeline.kinds.${row.kind}`, { name, detail: row.detail ?? '' });
  }

  protected tone(row: TimelineRow): string {
    if (row.incident || row.kind === 'failService' || row.ended === 'failed') return 'danger';
    if (row.kind === 'deadline' || row.kind === 'throwError' || row.kind === 'throwEscalation') return 'warn';
    if (row.ended === 'completed') return 'ok';
    return row.actor ? 'person' : '';
  }
}
