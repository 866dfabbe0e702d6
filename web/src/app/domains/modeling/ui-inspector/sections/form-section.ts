import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { CodeRow } from '../controls/code-row.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';

/** Domain commands that completing a task can carry out. */
const RECORDS = [
  'production.report-work',
  'production.decide-over-tolerance',
  'quality.record-inspection',
  'quality.judge-lot',
  'quality.create-nonconformance',
  'quality.decide-disposition',
  'warehouse.confirm-putaway',
  'warehouse.transfer-stock',
  'warehouse.adjust-stock',
  'procurement.create-requisition',
  'procurement.approve-requisition',
  'procurement.create-order',
  'procurement.receive-order',
] as const;
const FORM = 'zeebe:FormDefinition';
const INSTRUCTION = 'millrace:Instruction';

/** What the person sees and fills in, and the record that it makes. */
@Component({
  selector: 'mr-form-section',
  imports: [CodeRow, TextRow],
  template: `
    @if (userTask()) {
      <mr-code-row
        [label]="t('taskForm.form')"
        [things]="forms()"
        [value]="form()"
        [placeholder]="t('taskForm.none')"
        [hint]="t('taskForm.formHint')"
        (changed)="setForm($event)"
      />
      <mr-code-row
        [label]="t('taskForm.record')"
        [things]="records()"
        [value]="record()"
        [placeholder]="t('taskForm.noRecord')"
        [hint]="t('taskForm.recordHint')"
        (changed)="setRecord($event)"
      />
    }
    <mr-text-row
      [label]="t('taskForm.instructionZh')"
      [lines]="2"
      [value]="instruction('zh')"
      (changed)="instruct('zh', $event)"
    />
    <mr-text-row
      [label]="t('taskForm.instructionEn')"
      [lines]="2"
      [value]="instruction('en')"
      (changed)="instruct('en', $event)"
    />
  `,
  styles: ':host { display: contents; }',
})
export class FormSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly catalogue = inject(ModelingCatalogue);
  protected readonly userTask = this.host.read((shape) => shape.type === 'bpmn:UserTask', false);
  protected readonly form = this.host.read((shape) => {
    const definition = extensionOf(shape.businessObject, FORM);
    return stringOf(definition, 'formKey') || stringOf(definition, 'formId');
  }, '');
  protected readonly record = this.host.read((shape) => stringOf(shape.businessObject, 'millrace:record'), '');
  protected readonly records = computed(() =>
    RECORDS.map((code) => ({ code, name: { zh: this.t(`recordCommands.${code}`) } })),
  );
  private readonly texts = this.host.read((shape) => extensionOf(shape.businessObject, INSTRUCTION), undefined);
  protected readonly forms = computed(() =>
    this.catalogue
      .forms()()
      .map((form) => ({ code: form.key, name: form.title })),
  );

  protected instruction(side: 'zh' | 'en'): string {
    return stringOf(this.texts(), side);
  }

  protected setForm(formKey: string): void {
    // A drawing from elsewhere may name its form by `formId`; two names would be refused.
    this.host.write((drawing, shape) => drawing.edit.extend(shape, FORM, { formKey, formId: '' }));
  }

  protected setRecord(record: string): void {
    this.host.write((drawing, shape) => drawing.edit.set(shape, { 'millrace:record': record || undefined }));
  }

  protected instruct(side: 'zh' | 'en', text: string): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, INSTRUCTION, { [side]: text }));
  }
}
