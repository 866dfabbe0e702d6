import { Component, computed, inject, signal } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { namingOf } from '../../util-bpmn/labels.ts';
import type { Side } from '../../util-bpmn/labels.ts';
import { ColourRow } from '../controls/colour-row.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';

const ID = /^[A-Za-z_][\w.-]*$/;

/** Name in both languages, id, documentation. */
@Component({
  selector: 'mr-general-section',
  imports: [ColourRow, TextRow],
  template: `
    @if (annotation()) {
      <mr-text-row [label]="t('inspector.text')" [lines]="3" [value]="text()" (changed)="setText($event)" />
    } @else {
      <mr-text-row [label]="t('inspector.nameZh')" [value]="names().zh ?? ''" (changed)="name('zh', $event)" />
      <mr-text-row [label]="t('inspector.nameEn')" [value]="names().en ?? ''" (changed)="name('en', $event)" />
      <mr-text-row
        [label]="t('inspector.documentation')"
        [lines]="2"
        [value]="documentation()"
        (changed)="document($event)"
      />
      <mr-text-row
        [label]="t('inspector.id')"
        [code]="true"
        [value]="id()"
        [error]="idProblem()"
        [hint]="process() ? t('inspector.processIdHint') : ''"
        (changed)="rename($event)"
      />
      <mr-colour-row />
    }
  `,
  styles: ':host { display: contents; }',
})
export class GeneralSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly annotation = this.host.read((shape) => shape.type === 'bpmn:TextAnnotation', false);
  protected readonly process = this.host.read((shape) => shape.type === 'bpmn:Process', false);
  protected readonly text = this.host.read((shape) => String(shape.businessObject.get('text') ?? ''), '');
  protected readonly names = this.host.read((shape) => namingOf(shape.businessObject), {});
  protected readonly id = this.host.read((shape) => shape.businessObject.id ?? '', '');
  protected readonly documentation = this.host.read((shape) => {
    const [first] = (shape.businessObject.get('documentation') as { text?: string }[] | undefined) ?? [];
    return first?.text ?? '';
  }, '');
  private readonly refused = signal<{ id: string; why: 'inspector.idForm' | 'inspector.idTaken' } | null>(null);
  protected readonly idProblem = computed(() => {
    const refused = this.refused();
    return refused && refused.id === this.id() ? this.t(refused.why) : '';
  });

  protected name(side: Side, text: string): void {
    this.host.write((drawing, shape) => drawing.edit.name(shape, { ...this.names(), [side]: text }));
  }

  protected setText(text: string): void {
    this.host.write((drawing, shape) => drawing.edit.set(shape, { text }));
  }

  protected document(text: string): void {
    this.host.write((drawing, shape) =>
      drawing.edit.set(shape, {
        documentation: text ? [drawing.edit.create('bpmn:Documentation', { text })] : [],
      }),
    );
  }

  protected rename(id: string): void {
    this.host.write((drawing, shape) => {
      const why = !ID.test(id) ? 'inspector.idForm' : drawing.edit.idTaken(id) ? 'inspector.idTaken' : null;
      this.refused.set(why ? { id: this.id(), why } : null);
      if (!why) drawing.edit.set(shape, { id });
    });
  }
}
