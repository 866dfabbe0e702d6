import { Component, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const SCRIPT = 'zeebe:Script';

/** A calculation, and the variable that gets its result. */
@Component({
  selector: 'mr-script-section',
  imports: [FeelField, TextRow],
  template: `
    <mr-feel-field
      [label]="t('script.expression')"
      [always]="true"
      [rows]="3"
      [value]="value('expression')"
      [variables]="variables.names()"
      (changed)="set({ expression: $event })"
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
export class ScriptSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly variables = inject(KnownVariables);
  private readonly script = this.host.read((shape) => extensionOf(shape.businessObject, SCRIPT), undefined);

  protected value(name: string): string {
    return stringOf(this.script(), name);
  }

  protected set(attributes: Record<string, string>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, SCRIPT, attributes));
  }
}
