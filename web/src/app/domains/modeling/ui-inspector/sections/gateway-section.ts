import { Component, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ConditionBuilder } from '../../ui-feel/condition-builder.ts';
import type { Connection, Moddle } from '../../util-bpmn/diagram-types.ts';
import { stringOf } from '../../util-bpmn/extensions.ts';
import { textOf } from '../../util-bpmn/labels.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

interface Way {
  flow: Connection;
  label: string;
  isDefault: boolean;
  condition: string;
}

/** All ways out of a decision at once, with their conditions. */
@Component({
  selector: 'mr-gateway-section',
  imports: [ConditionBuilder],
  template: `
    @if (ways().length < 2) {
      <p class="muted small">{{ t('gateway.oneWay') }}</p>
    }
    @for (way of ways(); track way.flow.id) {
      <div class="way">
        <button type="button" class="link" (click)="show(way)">{{ way.label }}</button>
        <label class="check small">
          <input type="radio" name="default-way" [checked]="way.isDefault" (change)="setDefault(way)" />
          {{ t('flow.default') }}
        </label>
        @if (!way.isDefault) {
          <mr-condition-builder [value]="way.condition" [variables]="known.names()" (changed)="set(way, $event)" />
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    .way {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding-bottom: 10px;
      border-bottom: 1px dashed var(--line);
    }
    .link {
      font-weight: 550;
    }
  `,
})
export class GatewaySection {
  protected readonly t = injectT();
  private readonly i18n = inject(I18n);
  private readonly host = inject(InspectorHost);
  protected readonly known = inject(KnownVariables);
  protected readonly ways = this.host.read<Way[]>(
    (shape) =>
      shape.outgoing
        .filter((flow) => flow.type === 'bpmn:SequenceFlow')
        .map((flow) => ({
          flow,
          label: this.labelOf(flow),
          isDefault: shape.businessObject.get('default') === flow.businessObject,
          condition: stringOf(flow.businessObject.get('conditionExpression') as Moddle | undefined, 'body'),
        })),
    [],
  );

  protected set(way: Way, body: string): void {
    this.host.write((drawing) => drawing.edit.condition(way.flow, body));
  }

  protected setDefault(way: Way): void {
    this.host.write((drawing, shape) => {
      drawing.edit.set(shape, { default: way.flow.businessObject });
      drawing.edit.condition(way.flow, '');
    });
  }

  protected show(way: Way): void {
    this.host.drawing()?.show(way.flow.id);
  }

  private labelOf(flow: Connection): string {
    const own = textOf(flow.businessObject, this.i18n.side());
    const target = this.host.nameOf(flow.target);
    return own ? `${own} \u2192 ${target}` : `\u2192 ${target}`;
  }
}
