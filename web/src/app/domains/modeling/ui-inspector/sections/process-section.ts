import { Component, computed, inject } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { extensionOf, listOf, stringOf } from '../../util-bpmn/extensions.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const SEARCHABLE = 'millrace:Searchable';
const TYPES = ['string', 'number', 'boolean', 'date'] as const;
const MOST = 10;

interface Variable {
  name: string;
  type: string;
  zh: string;
  en: string;
}

/** What holds for the whole process: business key, version tag, the variables one can search by. */
@Component({
  selector: 'mr-process-section',
  imports: [FeelField, Icon, TextRow],
  templateUrl: './process-section.html',
  styles: `
    :host {
      display: contents;
    }
    .variable {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
    .type {
      width: 96px;
      flex: none;
    }
  `,
})
export class ProcessSection {
  protected readonly t = injectT();
  protected readonly types = TYPES;
  protected readonly most = MOST;
  private readonly host = inject(InspectorHost);
  protected readonly known = inject(KnownVariables);
  protected readonly process = this.host.read((shape) => this.host.processOf(shape), null);
  protected readonly pool = this.host.read((shape) => shape.type === 'bpmn:Participant', false);
  protected readonly key = computed(() => this.process()?.id ?? '');
  protected readonly businessKey = computed(() => stringOf(this.process() ?? undefined, 'millrace:businessKey'));
  protected readonly tag = computed(() => {
    const process = this.process();
    return process ? stringOf(extensionOf(process, 'zeebe:VersionTag'), 'value') : '';
  });
  protected readonly executable = computed(() => this.process()?.get('isExecutable') === true);
  protected readonly searchable = computed<Variable[]>(() => {
    const process = this.process();
    return process ? listOf(extensionOf(process, SEARCHABLE), 'values').map(read) : [];
  });

  protected setKey(id: string): void {
    this.write((drawing, shape, process) => drawing.edit.set(shape, { id }, process));
  }

  protected setExecutable(isExecutable: boolean): void {
    this.write((drawing, shape, process) => drawing.edit.set(shape, { isExecutable }, process));
  }

  protected setBusinessKey(text: string): void {
    this.write((drawing, shape, process) =>
      drawing.edit.set(shape, { 'millrace:businessKey': text || undefined }, process),
    );
  }

  protected setTag(value: string): void {
    this.write((drawing, shape, process) => drawing.edit.extend(shape, 'zeebe:VersionTag', { value }, process));
  }

  protected add(): void {
    this.save([...this.searchable(), { name: '', type: 'string', zh: '', en: '' }]);
  }

  protected change(index: number, part: Partial<Variable>): void {
    this.save(this.searchable().map((variable, at) => (at === index ? { ...variable, ...part } : variable)));
  }

  protected drop(index: number): void {
    this.save(this.searchable().filter((_variable, at) => at !== index));
  }

  private save(variables: Variable[]): void {
    this.write((drawing, shape, process) =>
      drawing.edit.extend(
        shape,
        SEARCHABLE,
        {
          values: variables.map(({ name, type, zh, en }) =>
            drawing.edit.tree('millrace:Variable', {
              name,
              type,
              label:
                zh || en ? drawing.edit.create('millrace:Label', { zh: zh || en, en: en || undefined }) : undefined,
            }),
          ),
        },
        process,
      ),
    );
  }

  private write(
    change: (
      drawing: NonNullable<ReturnType<InspectorHost['drawing']>>,
      shape: NonNullable<ReturnType<InspectorHost['shape']>>,
      process: Moddle,
    ) => void,
  ): void {
    this.host.write((drawing, shape) => {
      const process = this.process();
      if (process) change(drawing, shape, process);
    });
  }
}

function read(variable: Moddle): Variable {
  const label = variable.get('label') as Moddle | undefined;
  const text = (name: string): string => stringOf(variable, name);
  return { name: text('name'), type: text('type') || 'string', zh: stringOf(label, 'zh'), en: stringOf(label, 'en') };
}
