import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { CodeRow } from '../controls/code-row.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';

const DECISION = 'zeebe:CalledDecision';

/** Which decision is asked, and the variable that gets its answer. */
@Component({
  selector: 'mr-decision-section',
  imports: [CodeRow, TextRow],
  template: `
    <mr-code-row
      [label]="t('decision.id')"
      [things]="decisions()"
      [value]="value('decisionId')"
      [free]="true"
      (changed)="set({ decisionId: $event })"
    />
    <mr-text-row
      [label]="t('script.result')"
      [code]="true"
      [value]="value('resultVariable')"
      (changed)="set({ resultVariable: $event })"
    />
  `,
  styles: ':host { display: contents; }',
})
export class DecisionSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  private readonly catalogue = inject(ModelingCatalogue);
  private readonly decision = this.host.read((shape) => extensionOf(shape.businessObject, DECISION), undefined);
  protected readonly decisions = computed(() =>
    this.catalogue
      .decisions()()
      .map((decision) => ({ code: decision.key, name: decision.name })),
  );

  protected value(name: string): string {
    return stringOf(this.decision(), name);
  }

  protected set(attributes: Record<string, string>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, DECISION, attributes));
  }
}
