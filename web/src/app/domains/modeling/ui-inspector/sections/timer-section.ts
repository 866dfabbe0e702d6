import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { eventDefinitionOf } from '../../util-bpmn/events.ts';
import { stringOf } from '../../util-bpmn/extensions.ts';
import { parseSimpleDuration } from '../../util-bpmn/iso-duration.ts';
import { ChoiceRow } from '../controls/choice-row.ts';
import { CodeRow } from '../controls/code-row.ts';
import { DurationRow } from '../controls/duration-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const KINDS = ['timeDuration', 'timeDate', 'timeCycle'] as const;
type Kind = (typeof KINDS)[number];

/** After a span of time, at a moment, or again and again. */
@Component({
  selector: 'mr-timer-section',
  imports: [ChoiceRow, CodeRow, DurationRow, FeelField],
  template: `
    <mr-choice-row [label]="t('timer.kind')" [choices]="kinds()" [value]="kind()" (changed)="choose($event)" />
    @if (kind() === 'timeDuration' && simple()) {
      <mr-duration-row [label]="t('timer.span')" [value]="value()" (changed)="set($event)" />
      <button type="button" class="link small" (click)="set('=duration(&quot;PT1H&quot;)')">
        {{ t('timer.asFormula') }}
      </button>
    } @else {
      <mr-feel-field
        [label]="t(\`timer.kinds.\${kind()}\`)"
        [value]="value()"
        [variables]="variables.names()"
        [placeholder]="placeholder()"
        [hint]="t(\`timer.hints.\${kind()}\`)"
        (changed)="set($event)"
      />
    }
    @if (kind() !== 'timeDate') {
      <mr-code-row
        [label]="t('ladder.calendar')"
        [things]="catalogue.calendars()()"
        [value]="calendar()"
        [placeholder]="t('timer.natural')"
        (changed)="setCalendar($event)"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class TimerSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly catalogue = inject(ModelingCatalogue);
  protected readonly variables = inject(KnownVariables);
  private readonly timer = this.host.read((shape) => eventDefinitionOf(shape, 'bpmn:TimerEventDefinition'), undefined);
  /** Only starts and non-interrupting events can repeat. */
  private readonly repeats = this.host.read(
    (shape) => shape.type !== 'bpmn:IntermediateCatchEvent' && shape.businessObject.get('cancelActivity') !== true,
    true,
  );
  protected readonly kind = computed<Kind>(() => KINDS.find((kind) => this.timer()?.get(kind)) ?? 'timeDuration');
  protected readonly value = computed(() => stringOf(this.timer()?.get(this.kind()) as Moddle | undefined, 'body'));
  protected readonly simple = computed(() => this.value() === '' || parseSimpleDuration(this.value()) !== null);
  protected readonly calendar = computed(() => stringOf(this.timer(), 'millrace:calendar'));
  protected readonly kinds = computed(() =>
    KINDS.filter((kind) => kind !== 'timeCycle' || this.repeats() || this.kind() === 'timeCycle').map((value) => ({
      value,
      label: this.t(`timer.kinds.${value}`),
    })),
  );
  protected readonly placeholder = computed(
    () => ({ timeDuration: 'PT2H', timeDate: '2026-12-31T17:00:00+08:00', timeCycle: 'R/PT1H' })[this.kind()],
  );

  protected choose(kind: string): void {
    const start = { timeDuration: 'PT1H', timeDate: '', timeCycle: 'R/P1D' }[kind as Kind];
    this.write(kind as Kind, start);
  }

  protected set(text: string): void {
    this.write(this.kind(), text);
  }

  protected setCalendar(calendar: string): void {
    this.host.write((drawing, shape) => {
      const timer = this.timer();
      if (timer) drawing.edit.set(shape, { 'millrace:calendar': calendar || undefined }, timer);
    });
  }

  private write(kind: Kind, body: string): void {
    this.host.write((drawing, shape) => {
      const timer = this.timer();
      if (!timer) return;
      const values: Record<string, unknown> = { timeDuration: undefined, timeDate: undefined, timeCycle: undefined };
      const expression = drawing.edit.create('bpmn:FormalExpression', { body });
      expression.$parent = timer;
      drawing.edit.set(shape, { ...values, [kind]: expression }, timer);
    });
  }
}
