import { Component, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { stringOf } from '../../util-bpmn/extensions.ts';
import { CodeRow } from '../controls/code-row.ts';
import { InspectorHost } from '../inspector-host.ts';

/** The role that gets the tasks of a lane. */
@Component({
  selector: 'mr-lane-section',
  imports: [CodeRow],
  template: `
    <mr-code-row
      [label]="t('lane.role')"
      [things]="catalogue.roles()()"
      [value]="role()"
      [placeholder]="t('lane.byName')"
      [hint]="t('lane.hint')"
      (changed)="set($event)"
    />
  `,
  styles: ':host { display: contents; }',
})
export class LaneSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly catalogue = inject(ModelingCatalogue);
  protected readonly role = this.host.read((shape) => stringOf(shape.businessObject, 'millrace:role'), '');

  protected set(role: string): void {
    this.host.write((drawing, shape) => drawing.edit.set(shape, { 'millrace:role': role || undefined }));
  }
}
