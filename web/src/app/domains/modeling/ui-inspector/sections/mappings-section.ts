import { Component, computed, inject } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import { extensionOf, listOf, stringOf } from '../../util-bpmn/extensions.ts';
import { isA } from '../../util-bpmn/diagram-types.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const TYPE = 'zeebe:IoMapping';
type Way = 'inputParameters' | 'outputParameters';
interface Row {
  source: string;
  target: string;
}

/** What goes into a step as its own variables, and what of the result goes out. */
@Component({
  selector: 'mr-mappings-section',
  imports: [FeelField, Icon],
  template: `
    @for (way of ways(); track way) {
      <div class="group">
        <strong class="small">{{ t(way === 'inputParameters' ? 'mappings.inputs' : 'mappings.outputs') }}</strong>
        @for (row of rows(way); track $index; let index = $index) {
          <div class="map">
            <div class="row">
              <input
                class="input mono"
                spellcheck="false"
                [attr.aria-label]="t('mappings.target')"
                [placeholder]="t('mappings.target')"
                [value]="row.target"
                (change)="change(way, index, { target: $any($event.target).value.trim() })"
              />
              <button
                type="button"
                class="btn ghost icon small"
                [attr.aria-label]="t('mappings.drop')"
                (click)="drop(way, index)"
              >
                <mr-icon name="trash-2" [size]="15" />
              </button>
            </div>
            <mr-feel-field
              [name]="t('mappings.source')"
              [value]="row.source"
              [variables]="variables.names()"
              [placeholder]="t('mappings.source')"
              (changed)="change(way, index, { source: $event })"
            />
          </div>
        }
        <button type="button" class="btn small" (click)="add(way)">
          <mr-icon name="plus" [size]="14" />{{ t('mappings.add') }}
        </button>
      </div>
    }
    <p class="muted small">{{ t('mappings.hint') }}</p>
  `,
  styles: `
    :host {
      display: contents;
    }
    .group {
      display: flex;
      flex-direction: column;
      align-items: start;
      gap: 8px;
    }
    .map {
      display: flex;
      flex-direction: column;
      gap: 6px;
      width: 100%;
      padding: 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
  `,
})
export class MappingsSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly variables = inject(KnownVariables);
  private readonly mapping = this.host.read((shape) => extensionOf(shape.businessObject, TYPE), undefined);
  /** Catching events only give out, throwing ones only take in. */
  protected readonly ways = this.host.read<Way[]>((shape) => {
    if (isA(shape, 'bpmn:CatchEvent')) return ['outputParameters'];
    if (isA(shape, 'bpmn:EndEvent')) return ['inputParameters'];
    return ['inputParameters', 'outputParameters'];
  }, []);
  private readonly both = computed<Record<Way, Row[]>>(() => ({
    inputParameters: rowsOf(listOf(this.mapping(), 'inputParameters')),
    outputParameters: rowsOf(listOf(this.mapping(), 'outputParameters')),
  }));

  protected rows(way: Way): Row[] {
    return this.both()[way];
  }

  protected add(way: Way): void {
    const names = new Set(this.rows(way).map((row) => row.target));
    let target = 'value';
    for (let number = 2; names.has(target); number++) target = `value${number}`;
    this.save(way, [...this.rows(way), { source: '=', target }]);
  }

  protected change(way: Way, index: number, part: Partial<Row>): void {
    this.save(
      way,
      this.rows(way).map((row, at) => (at === index ? { ...row, ...part } : row)),
    );
  }

  protected drop(way: Way, index: number): void {
    this.save(
      way,
      this.rows(way).filter((_row, at) => at !== index),
    );
  }

  private save(way: Way, rows: Row[]): void {
    const all = { ...this.both(), [way]: rows };
    this.host.write((drawing, shape) => {
      const make = (type: string, row: Row): unknown => drawing.edit.create(type, { ...row });
      drawing.edit.extend(shape, TYPE, {
        inputParameters: all.inputParameters.map((row) => make('zeebe:Input', row)),
        outputParameters: all.outputParameters.map((row) => make('zeebe:Output', row)),
      });
    });
  }
}

function rowsOf(list: Parameters<typeof stringOf>[0][]): Row[] {
  return list.map((one) => ({ source: stringOf(one, 'source'), target: stringOf(one, 'target') }));
}
