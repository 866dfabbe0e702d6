import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ConditionBuilder } from '../../ui-feel/condition-builder.ts';
import type { Connection, Moddle } from '../../util-bpmn/diagram-types.ts';
import { stringOf } from '../../util-bpmn/extensions.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

/** When a way is taken: by a condition, or when no other is. */
@Component({
  selector: 'mr-flow-section',
  imports: [ConditionBuilder],
  template: `
    @if (!conditional()) {
      <p class="muted small">{{ t('flow.unconditional') }}</p>
    } @else {
      <label class="check">
        <input type="checkbox" [checked]="isDefault()" (change)="setDefault($any($event.target).checked)" />
        {{ t('flow.default') }}
      </label>
      @if (!isDefault()) {
        <div class="field">
          <span class="label">{{ t('flow.condition') }}</span>
          <mr-condition-builder [value]="condition()" [variables]="known.names()" (changed)="set($event)" />
        </div>
      }
    }
  `,
  styles: ':host { display: contents; }',
})
export class FlowSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly known = inject(KnownVariables);
  protected readonly conditional = this.host.read(
    (shape) =>
      !['bpmn:ParallelGateway', 'bpmn:EventBasedGateway', 'bpmn:StartEvent'].includes(
        (shape as Connection).source?.type,
      ),
    false,
  );
  protected readonly isDefault = this.host.read(
    (shape) => (shape as Connection).source?.businessObject.get('default') === shape.businessObject,
    false,
  );
  private readonly expression = this.host.read(
    (shape) => shape.businessObject.get('conditionExpression') as Moddle | undefined,
    undefined,
  );
  protected readonly condition = computed(() => stringOf(this.expression(), 'body'));

  protected setDefault(on: boolean): void {
    this.host.write((drawing, shape) => {
      const { source } = shape as Connection;
      drawing.edit.set(source, { default: on ? shape.businessObject : undefined });
      if (on) drawing.edit.set(shape, { conditionExpression: undefined });
    });
  }

  protected set(body: string): void {
    this.host.write((drawing, shape) => drawing.edit.condition(shape, body));
  }
}
