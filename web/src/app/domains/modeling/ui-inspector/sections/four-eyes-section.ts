import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { CodesRow } from '../controls/codes-row.ts';
import { CodeRow } from '../controls/code-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const EYES = 'millrace:FourEyes';
const RACI = 'millrace:Responsibility';
type Part = 'responsible' | 'accountable' | 'consulted' | 'informed';

/** Who may not do this because of what they did before, and who answers for the step. */
@Component({
  selector: 'mr-four-eyes-section',
  imports: [CodeRow, CodesRow],
  template: `
    @if (userTask()) {
      <p class="muted small">{{ t('fourEyes.hint') }}</p>
      <mr-codes-row
        [label]="t('fourEyes.tasks')"
        [things]="otherTasks()"
        [value]="eyes('tasks')"
        (changed)="set(EYES, 'tasks', $event)"
      />
      <mr-codes-row
        [label]="t('fourEyes.variables')"
        [things]="names()"
        [value]="eyes('variables')"
        (changed)="set(EYES, 'variables', $event)"
      />
    }
    <mr-code-row
      [label]="t('raci.accountable')"
      [things]="catalogue.roles()()"
      [value]="raci('accountable')"
      (changed)="set(RACI, 'accountable', $event)"
    />
    @for (part of parts; track part) {
      <mr-codes-row
        [label]="t(\`raci.\${part}\`)"
        [things]="catalogue.roles()()"
        [value]="raci(part)"
        (changed)="set(RACI, part, $event)"
      />
    }
  `,
  styles: ':host { display: contents; }',
})
export class FourEyesSection {
  protected readonly t = injectT();
  protected readonly EYES = EYES;
  protected readonly RACI = RACI;
  protected readonly parts = ['responsible', 'consulted', 'informed'] as const;
  private readonly host = inject(InspectorHost);
  protected readonly catalogue = inject(ModelingCatalogue);
  private readonly known = inject(KnownVariables);
  protected readonly userTask = this.host.read((shape) => shape.type === 'bpmn:UserTask', false);
  private readonly fourEyes = this.host.read((shape) => extensionOf(shape.businessObject, EYES), undefined);
  private readonly responsibility = this.host.read((shape) => extensionOf(shape.businessObject, RACI), undefined);
  protected readonly otherTasks = this.host.read(
    (shape, drawing) =>
      drawing
        .all('bpmn:UserTask')
        .filter((other) => other.id !== shape.id)
        .map((other) => ({ code: other.id, name: { zh: this.host.nameOf(other) } })),
    [],
  );
  protected readonly names = computed(() => this.known.names().map((name) => ({ code: name, name: { zh: name } })));

  protected eyes(part: 'tasks' | 'variables'): string {
    return stringOf(this.fourEyes(), part);
  }

  protected raci(part: Part): string {
    return stringOf(this.responsibility(), part);
  }

  protected set(type: string, name: string, value: string): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, type, { [name]: value }));
  }
}
