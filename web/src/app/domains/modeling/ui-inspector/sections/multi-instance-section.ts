import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { ChoiceRow } from '../controls/choice-row.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const MULTI = 'bpmn:MultiInstanceLoopCharacteristics';
const ZEEBE = 'zeebe:LoopCharacteristics';
type How = 'once' | 'parallel' | 'sequential';

/** Once, or once for each entry of a list: side by side, or one after the other. */
@Component({
  selector: 'mr-multi-instance-section',
  imports: [ChoiceRow, FeelField, TextRow],
  template: `
    <mr-choice-row [label]="t('multi.how')" [choices]="hows()" [value]="how()" (changed)="choose($event)" />
    @if (how() !== 'once') {
      <mr-feel-field
        [label]="t('multi.collection')"
        [always]="true"
        [value]="each('inputCollection')"
        [variables]="variables.names()"
        [hint]="t('multi.collectionHint')"
        (changed)="set({ inputCollection: $event })"
      />
      <mr-text-row
        [label]="t('multi.element')"
        [code]="true"
        [value]="each('inputElement')"
        (changed)="set({ inputElement: $event })"
      />
      <mr-feel-field
        [label]="t('multi.cardinality')"
        [value]="expression('loopCardinality')"
        [variables]="variables.names()"
        [hint]="t('multi.cardinalityHint')"
        (changed)="setExpression('loopCardinality', $event)"
      />
      <mr-text-row
        [label]="t('multi.outputCollection')"
        [code]="true"
        [value]="each('outputCollection')"
        (changed)="set({ outputCollection: $event })"
      />
      <mr-feel-field
        [label]="t('multi.outputElement')"
        [always]="true"
        [value]="each('outputElement')"
        [variables]="variables.names()"
        (changed)="set({ outputElement: $event })"
      />
      <mr-feel-field
        [label]="t('multi.completion')"
        [always]="true"
        [value]="expression('completionCondition')"
        [variables]="variables.names()"
        placeholder="numberOfCompletedInstances >= 2"
        (changed)="setExpression('completionCondition', $event)"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class MultiInstanceSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly variables = inject(KnownVariables);
  private readonly loop = this.host.read((shape) => {
    const loop = shape.businessObject.get('loopCharacteristics') as Moddle | undefined;
    return loop?.$instanceOf(MULTI) ? loop : undefined;
  }, undefined);
  protected readonly how = computed<How>(() => {
    const loop = this.loop();
    return !loop ? 'once' : loop.get('isSequential') ? 'sequential' : 'parallel';
  });
  protected readonly hows = computed(() =>
    (['once', 'parallel', 'sequential'] as const).map((value) => ({ value, label: this.t(`multi.hows.${value}`) })),
  );

  protected each(name: string): string {
    const loop = this.loop();
    return loop ? stringOf(extensionOf(loop, ZEEBE), name) : '';
  }

  protected expression(name: string): string {
    return stringOf(this.loop()?.get(name) as Moddle | undefined, 'body');
  }

  protected choose(how: string): void {
    this.host.write((drawing, shape) => {
      if (how === 'once') return drawing.edit.set(shape, { loopCharacteristics: undefined });
      const loop = this.loop();
      if (loop) return drawing.edit.set(shape, { isSequential: how === 'sequential' }, loop);
      const fresh = drawing.edit.create(MULTI, how === 'sequential' ? { isSequential: true } : {});
      fresh.$parent = shape.businessObject;
      drawing.edit.set(shape, { loopCharacteristics: fresh });
    });
  }

  protected set(attributes: Record<string, string>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, ZEEBE, attributes, this.loop()));
  }

  protected setExpression(name: string, body: string): void {
    this.host.write((drawing, shape) => {
      const loop = this.loop();
      if (!loop) return;
      const expression = body ? drawing.edit.create('bpmn:FormalExpression', { body }) : undefined;
      if (expression) expression.$parent = loop;
      drawing.edit.set(shape, { [name]: expression }, loop);
    });
  }
}
