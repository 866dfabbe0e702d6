import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { ChoiceRow } from '../controls/choice-row.ts';
import { CodeRow } from '../controls/code-row.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';

const CALL = 'zeebe:CalledElement';
const BINDINGS = ['latest', 'deployment', 'versionTag'] as const;

/** Which process is called, in which version, and what variables go along. */
@Component({
  selector: 'mr-call-section',
  imports: [ChoiceRow, CodeRow, TextRow],
  template: `
    <mr-code-row
      [label]="t('call.process')"
      [things]="processes()"
      [value]="value('processId')"
      [free]="true"
      (changed)="set({ processId: $event })"
    />
    <mr-choice-row
      [label]="t('call.binding')"
      [choices]="bindings()"
      [value]="value('bindingType') || 'latest'"
      (changed)="set({ bindingType: $event })"
    />
    @if (value('bindingType') === 'versionTag') {
      <mr-text-row
        [label]="t('process.versionTag')"
        [value]="value('versionTag')"
        (changed)="set({ versionTag: $event })"
      />
    }
    <label class="check">
      <input
        type="checkbox"
        [checked]="value('propagateAllParentVariables') !== 'false'"
        (change)="set({ propagateAllParentVariables: $any($event.target).checked })"
      />{{ t('call.down') }}
    </label>
    <label class="check">
      <input
        type="checkbox"
        [checked]="value('propagateAllChildVariables') === 'true'"
        (change)="set({ propagateAllChildVariables: $any($event.target).checked })"
      />{{ t('call.up') }}
    </label>
  `,
  styles: ':host { display: contents; }',
})
export class CallSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  private readonly catalogue = inject(ModelingCatalogue);
  private readonly call = this.host.read((shape) => extensionOf(shape.businessObject, CALL), undefined);
  protected readonly processes = computed(() =>
    this.catalogue
      .processes()()
      .map((process) => ({ code: process.key, name: process.name })),
  );
  protected readonly bindings = computed(() =>
    BINDINGS.map((value) => ({ value, label: this.t(`call.bindings.${value}`) })),
  );

  protected value(name: string): string {
    return stringOf(this.call(), name);
  }

  protected set(attributes: Record<string, unknown>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, CALL, attributes));
  }
}
