import { Component, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ConditionBuilder } from '../../ui-feel/condition-builder.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { eventDefinitionOf } from '../../util-bpmn/events.ts';
import { stringOf } from '../../util-bpmn/extensions.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

/** What a conditional event waits for; the name of a link. */
@Component({
  selector: 'mr-conditional-section',
  imports: [ConditionBuilder, TextRow],
  template: `
    @if (definition()) {
      <div class="field">
        <span class="label">{{ t('flow.condition') }}</span>
        <mr-condition-builder [value]="condition()" [variables]="known.names()" (changed)="set($event)" />
      </div>
    }
    @if (link(); as one) {
      <mr-text-row
        [label]="t('conditional.link')"
        [value]="one.name ?? ''"
        [hint]="t('conditional.linkHint')"
        (changed)="setLink($event)"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class ConditionalSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly known = inject(KnownVariables);
  protected readonly definition = this.host.read(
    (shape) => eventDefinitionOf(shape, 'bpmn:ConditionalEventDefinition'),
    undefined,
  );
  protected readonly link = this.host.read((shape) => eventDefinitionOf(shape, 'bpmn:LinkEventDefinition'), undefined);

  protected condition(): string {
    return stringOf(this.definition()?.get('condition') as Moddle | undefined, 'body');
  }

  protected set(body: string): void {
    this.host.write((drawing, shape) => {
      const definition = this.definition();
      if (!definition) return;
      const condition = drawing.edit.tree('bpmn:FormalExpression', { body });
      condition.$parent = definition;
      drawing.edit.set(shape, { condition }, definition);
    });
  }

  protected setLink(name: string): void {
    this.host.write((drawing, shape) => drawing.edit.set(shape, { name: name || undefined }, this.link()));
  }
}
