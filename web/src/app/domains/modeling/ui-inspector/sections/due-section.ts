import { Component, computed, inject, linkedSignal } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { parseSimpleDuration } from '../../util-bpmn/iso-duration.ts';
import { ChoiceRow } from '../controls/choice-row.ts';
import { DurationRow } from '../controls/duration-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const SCHEDULE = 'zeebe:TaskSchedule';
const PRIORITY = 'zeebe:PriorityDefinition';
type How = 'none' | 'after' | 'expression';
const PRIORITIES = ['', '90', '70', '30'] as const;

/** When the task is due, when it comes up again, how urgent it is. */
@Component({
  selector: 'mr-due-section',
  imports: [ChoiceRow, DurationRow, FeelField],
  template: `
    <mr-choice-row [label]="t('due.due')" [choices]="hows()" [value]="how()" (changed)="choose($event)" />
    @switch (how()) {
      @case ('after') {
        <mr-duration-row [name]="t('due.span')" [value]="due()" (changed)="set(SCHEDULE, 'dueDate', $event)" />
        <p class="muted small">{{ t('due.workingHint') }}</p>
      }
      @case ('expression') {
        <mr-feel-field
          [name]="t('due.due')"
          [value]="due()"
          [variables]="variables.names()"
          [hint]="t('due.expressionHint')"
          (changed)="set(SCHEDULE, 'dueDate', $event)"
        />
      }
    }
    <mr-feel-field
      [label]="t('due.followUp')"
      [value]="followUp()"
      [variables]="variables.names()"
      placeholder="P1D"
      [hint]="t('due.followUpHint')"
      (changed)="set(SCHEDULE, 'followUpDate', $event)"
    />
    @if (priority().startsWith('=')) {
      <mr-feel-field
        [label]="t('due.priority')"
        [value]="priority()"
        [variables]="variables.names()"
        (changed)="set(PRIORITY, 'priority', $event)"
      />
    } @else {
      <mr-choice-row
        [label]="t('due.priority')"
        [choices]="priorities()"
        [value]="priority()"
        (changed)="set(PRIORITY, 'priority', $event)"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class DueSection {
  protected readonly t = injectT();
  protected readonly SCHEDULE = SCHEDULE;
  protected readonly PRIORITY = PRIORITY;
  private readonly host = inject(InspectorHost);
  protected readonly variables = inject(KnownVariables);
  private readonly shapeId = this.host.read((shape) => shape.id, '');
  private readonly schedule = this.host.read((shape) => extensionOf(shape.businessObject, SCHEDULE), undefined);
  protected readonly due = computed(() => stringOf(this.schedule(), 'dueDate'));
  protected readonly followUp = computed(() => stringOf(this.schedule(), 'followUpDate'));
  protected readonly priority = this.host.read(
    (shape) => stringOf(extensionOf(shape.businessObject, PRIORITY), 'priority'),
    '',
  );
  protected readonly how = linkedSignal<string, How>({
    source: this.shapeId,
    computation: () => (this.due() === '' ? 'none' : parseSimpleDuration(this.due()) ? 'after' : 'expression'),
  });
  protected readonly hows = computed(() =>
    (['none', 'after', 'expression'] as const).map((value) => ({ value, label: this.t(`due.hows.${value}`) })),
  );
  protected readonly priorities = computed(() =>
    PRIORITIES.map((value) => ({ value, label: this.t(`due.priorities.${value || '50'}` as 'due.priorities.50') })),
  );

  protected choose(how: string): void {
    this.how.set(how as How);
    if (how === 'none') this.set(SCHEDULE, 'dueDate', '');
    if (how === 'after' && !parseSimpleDuration(this.due())) this.set(SCHEDULE, 'dueDate', 'PT4H');
  }

  protected set(type: string, name: string, value: string): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, type, { [name]: value }));
  }
}
