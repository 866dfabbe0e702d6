import { Component, computed, inject } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { extensionOf, listOf, stringOf } from '../../util-bpmn/extensions.ts';
import { CodeRow } from '../controls/code-row.ts';
import { DurationRow } from '../controls/duration-row.ts';
import { InspectorHost } from '../inspector-host.ts';

const LADDER = 'millrace:Ladder';
const ACTIONS = ['remind', 'escalate', 'breach'] as const;
type Action = (typeof ACTIONS)[number];

interface Stage {
  after: string;
  action: Action;
  role: string;
}

/** The rungs that a process of this house usually has (see the process library). */
const usual: Stage[] = [
  { after: '50%', action: 'remind', role: '' },
  { after: '80%', action: 'remind', role: '' },
  { after: '100%', action: 'escalate', role: '' },
  { after: '200%', action: 'breach', role: '' },
];

/** Reminders and escalations: what happens when, and who is told; of a task, or the default of the process. */
@Component({
  selector: 'mr-ladder-section',
  imports: [CodeRow, DurationRow, Icon],
  templateUrl: './ladder-section.html',
  styleUrl: './ladder-section.scss',
})
export class LadderSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly catalogue = inject(ModelingCatalogue);
  protected readonly actions = ACTIONS;
  protected readonly ofTask = this.host.read((shape) => shape.type === 'bpmn:UserTask', false);
  private readonly target = this.host.read(
    (shape) => (shape.type === 'bpmn:UserTask' ? shape.businessObject : this.host.processOf(shape)),
    null,
  );
  private readonly ladder = computed(() => {
    const target = this.target();
    return target ? extensionOf(target, LADDER) : undefined;
  });
  protected readonly own = computed(() => !!this.ladder());
  protected readonly calendar = computed(() => stringOf(this.ladder(), 'calendar'));
  protected readonly stages = computed<Stage[]>(() =>
    listOf(this.ladder(), 'stages').map((stage) => ({
      after: stringOf(stage, 'after'),
      action: stringOf(stage, 'action') as Action,
      role: stringOf(stage, 'role'),
    })),
  );

  protected share(stage: Stage): string {
    return /^(\d+(?:\.\d+)?)%$/.exec(stage.after)?.[1] ?? '';
  }

  protected begin(): void {
    this.save(usual);
  }

  protected remove(): void {
    this.write([], '');
  }

  protected change(index: number, part: Partial<Stage>): void {
    this.save(this.stages().map((stage, at) => (at === index ? { ...stage, ...part } : stage)));
  }

  protected changeKind(index: number, kind: string): void {
    this.change(index, { after: kind === 'share' ? '100%' : 'PT4H' });
  }

  protected changeShare(index: number, text: string): void {
    const share = Number(text);
    if (Number.isFinite(share) && share > 0) this.change(index, { after: `${share}%` });
  }

  protected add(): void {
    this.save([...this.stages(), { after: '150%', action: 'escalate', role: '' }]);
  }

  protected drop(index: number): void {
    this.save(this.stages().filter((_stage, at) => at !== index));
  }

  protected setCalendar(calendar: string): void {
    this.save(this.stages(), calendar);
  }

  private save(stages: Stage[], calendar = this.calendar()): void {
    this.write(stages, calendar, true);
  }

  private write(stages: Stage[], calendar: string, keep = false): void {
    this.host.write((drawing, shape) => {
      const target = this.target();
      if (!target) return;
      const children = stages.map((stage) =>
        drawing.edit.tree('millrace:Stage', { ...stage, role: stage.role || undefined }),
      );
      const ladder = drawing.edit.tree(LADDER, { calendar: calendar || undefined, stages: children });
      drawing.edit.replace(shape, LADDER, keep ? [ladder] : [], target);
    });
  }
}
