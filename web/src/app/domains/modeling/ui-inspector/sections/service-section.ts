import { Component, computed, inject } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { I18n } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { extensionOf, listOf, stringOf } from '../../util-bpmn/extensions.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const TYPE = 'zeebe:TaskDefinition';
const HEADERS = 'zeebe:TaskHeaders';

/** Which service of the catalogue runs, what it needs and gives, and how often it is tried. */
@Component({
  selector: 'mr-service-section',
  imports: [FeelField, Icon, TextRow],
  template: `
    <mr-text-row
      [label]="t('service.type')"
      [code]="true"
      [value]="type()"
      [proposals]="types()"
      [hint]="title()"
      placeholder="warehouse.reserve-stock"
      (changed)="setType($event)"
    />
    @if (service(); as known) {
      @if (missing().length > 0) {
        <div class="note warn small">
          <mr-icon name="circle-alert" [size]="15" />
          <span class="grow">{{ t('service.missing', { names: missing().join(', ') }) }}</span>
        </div>
        <button type="button" class="btn small" (click)="fillIn()">{{ t('service.fillIn') }}</button>
      }
      @if (known.errors.length > 0) {
        <p class="small">
          {{ t('service.errors') }}
          @for (error of known.errors; track error) {
            <span class="chip">{{ error }}</span>
          }
        </p>
      }
    }
    <mr-feel-field
      [label]="t('service.retries')"
      [value]="retries()"
      placeholder="3"
      [hint]="t('service.retriesHint')"
      (changed)="set({ retries: $event })"
    />
    <div class="field">
      <span class="label">{{ t('service.headers') }}</span>
      @for (header of headers(); track $index; let index = $index) {
        <div class="row">
          <input
            class="input mono"
            [attr.aria-label]="t('service.headerName')"
            [value]="header.key"
            (change)="changeHeader(index, 'key', $any($event.target).value)"
          />
          <input
            class="input"
            [attr.aria-label]="t('service.headerValue')"
            [value]="header.value"
            (change)="changeHeader(index, 'value', $any($event.target).value)"
          />
          <button
            type="button"
            class="btn ghost icon small"
            [attr.aria-label]="t('service.dropHeader')"
            (click)="dropHeader(index)"
          >
            <mr-icon name="trash-2" [size]="15" />
          </button>
        </div>
      }
      <div>
        <button type="button" class="btn small" (click)="addHeader()">
          <mr-icon name="plus" [size]="14" />{{ t('service.addHeader') }}
        </button>
      </div>
    </div>
  `,
  styles: ':host { display: contents; }',
})
export class ServiceSection {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly host = inject(InspectorHost);
  private readonly catalogue = inject(ModelingCatalogue);
  private readonly known = inject(KnownVariables);
  private readonly definition = this.host.read((shape) => extensionOf(shape.businessObject, TYPE), undefined);
  private readonly inputs = this.host.read(
    (shape) => listOf(extensionOf(shape.businessObject, 'zeebe:IoMapping'), 'inputParameters'),
    [] as Moddle[],
  );
  private readonly headerList = this.host.read(
    (shape) => listOf(extensionOf(shape.businessObject, HEADERS), 'values'),
    [] as Moddle[],
  );
  protected readonly type = computed(() => stringOf(this.definition(), 'type'));
  protected readonly retries = computed(() => stringOf(this.definition(), 'retries'));
  protected readonly types = computed(() =>
    this.catalogue
      .services()()
      .map((service) => service.type),
  );
  protected readonly service = computed(() =>
    this.catalogue
      .services()()
      .find((one) => one.type === this.type()),
  );
  protected readonly title = computed(() => this.i18n.text(this.service()?.title));
  protected readonly headers = computed(() =>
    this.headerList().map((header) => ({ key: stringOf(header, 'key'), value: stringOf(header, 'value') })),
  );
  /** Required inputs that neither a mapping nor a known variable gives. */
  protected readonly missing = computed(() => {
    const given = new Set(this.inputs().map((input) => stringOf(input, 'target')));
    const visible = given.size === 0 ? new Set(this.known.names()) : given;
    return (this.service()?.input ?? []).filter((one) => one.required && !visible.has(one.name)).map((one) => one.name);
  });

  protected setType(type: string): void {
    this.set({ type });
  }

  protected set(attributes: Record<string, string>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, TYPE, attributes));
  }

  /** An input mapping for every input of the service that has none. */
  protected fillIn(): void {
    this.host.write((drawing, shape) => {
      const given = new Set(this.inputs().map((input) => stringOf(input, 'target')));
      const fresh = (this.service()?.input ?? []).filter((one) => !given.has(one.name));
      drawing.edit.extend(shape, 'zeebe:IoMapping', {
        inputParameters: [
          ...this.inputs().map((one) =>
            drawing.edit.create('zeebe:Input', { source: stringOf(one, 'source'), target: stringOf(one, 'target') }),
          ),
          ...fresh.map((one) => drawing.edit.create('zeebe:Input', { source: `=${one.name}`, target: one.name })),
        ],
      });
    });
  }

  protected addHeader(): void {
    this.saveHeaders([...this.headers(), { key: '', value: '' }]);
  }

  protected changeHeader(index: number, part: 'key' | 'value', text: string): void {
    this.saveHeaders(this.headers().map((header, at) => (at === index ? { ...header, [part]: text.trim() } : header)));
  }

  protected dropHeader(index: number): void {
    this.saveHeaders(this.headers().filter((_header, at) => at !== index));
  }

  private saveHeaders(headers: { key: string; value: string }[]): void {
    this.host.write((drawing, shape) =>
      drawing.edit.extend(shape, HEADERS, {
        values: headers.map((header) => drawing.edit.create('zeebe:Header', header)),
      }),
    );
  }
}
