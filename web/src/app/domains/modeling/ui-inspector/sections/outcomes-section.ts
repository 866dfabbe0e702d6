import { Component, inject } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { extensionOf, listOf, stringOf } from '../../util-bpmn/extensions.ts';
import { InspectorHost } from '../inspector-host.ts';

const TYPE = 'millrace:Outcomes';
interface Outcome {
  code: string;
  zh: string;
  en: string;
}

/** Buttons under the form; the one that is pressed becomes the variable `outcome`. */
@Component({
  selector: 'mr-outcomes-section',
  imports: [Icon],
  template: `
    <p class="muted small">{{ t('outcomes.hint') }}</p>
    @for (outcome of outcomes(); track $index; let index = $index) {
      <div class="outcome">
        <div class="row">
          <input
            class="input mono"
            spellcheck="false"
            [attr.aria-label]="t('outcomes.code')"
            [value]="outcome.code"
            (change)="change(index, { code: $any($event.target).value.trim() })"
          />
          <button
            type="button"
            class="btn ghost icon small"
            [attr.aria-label]="t('outcomes.drop')"
            (click)="drop(index)"
          >
            <mr-icon name="trash-2" [size]="15" />
          </button>
        </div>
        <div class="row">
          <input
            class="input"
            [attr.aria-label]="t('inspector.nameZh')"
            [placeholder]="t('inspector.nameZh')"
            [value]="outcome.zh"
            (change)="change(index, { zh: $any($event.target).value.trim() })"
          />
          <input
            class="input"
            [attr.aria-label]="t('inspector.nameEn')"
            [placeholder]="t('inspector.nameEn')"
            [value]="outcome.en"
            (change)="change(index, { en: $any($event.target).value.trim() })"
          />
        </div>
      </div>
    }
    <div class="row-wrap">
      <button type="button" class="btn small" (click)="add()">
        <mr-icon name="plus" [size]="14" />{{ t('outcomes.add') }}
      </button>
      @if (outcomes().length === 0) {
        <button type="button" class="btn small" (click)="approval()">{{ t('outcomes.approval') }}</button>
      }
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }
    .outcome {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: 8px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }
  `,
})
export class OutcomesSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly outcomes = this.host.read<Outcome[]>(
    (shape) => listOf(extensionOf(shape.businessObject, TYPE), 'values').map(read),
    [],
  );

  protected add(): void {
    this.save([...this.outcomes(), { code: `choice${this.outcomes().length + 1}`, zh: '', en: '' }]);
  }

  protected approval(): void {
    this.save([
      { code: 'approved', zh: '\u540c\u610f', en: 'Approve' },
      { code: 'rejected', zh: '\u9a73\u56de', en: 'Reject' },
    ]);
  }

  protected change(index: number, part: Partial<Outcome>): void {
    this.save(this.outcomes().map((outcome, at) => (at === index ? { ...outcome, ...part } : outcome)));
  }

  protected drop(index: number): void {
    this.save(this.outcomes().filter((_outcome, at) => at !== index));
  }

  private save(outcomes: Outcome[]): void {
    this.host.write((drawing, shape) =>
      drawing.edit.extend(shape, TYPE, {
        values: outcomes.map(({ code, zh, en }) =>
          drawing.edit.tree('millrace:Outcome', {
            code,
            label: zh || en ? drawing.edit.create('millrace:Label', { zh: zh || en, en: en || undefined }) : undefined,
          }),
        ),
      }),
    );
  }
}

function read(outcome: Moddle): Outcome {
  const label = outcome.get('label') as Moddle | undefined;
  return { code: stringOf(outcome, 'code'), zh: stringOf(label, 'zh'), en: stringOf(label, 'en') };
}
