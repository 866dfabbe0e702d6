import { Component, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { isA } from '../../util-bpmn/diagram-types.ts';
import { InspectorHost } from '../inspector-host.ts';

/** Fill and line that read well on light and dark pages; kept in the file as "BPMN in colour". */
const COLOURS = {
  none: null,
  blue: { fill: '#d7e8fb', stroke: '#0d4372' },
  teal: { fill: '#d3efec', stroke: '#064e48' },
  green: { fill: '#d6efdb', stroke: '#205022' },
  amber: { fill: '#ffe7bd', stroke: '#6b3c00' },
  red: { fill: '#fbd5d3', stroke: '#831311' },
  violet: { fill: '#e8d9f5', stroke: '#4c1d6d' },
} as const;
type Name = keyof typeof COLOURS;

/** Colour of the selected element. */
@Component({
  selector: 'mr-colour-row',
  template: `
    @if (colourable()) {
      <div class="field" role="group" [attr.aria-label]="t('colour.label')">
        <span class="label">{{ t('colour.label') }}</span>
        <div class="row">
          @for (name of names; track name) {
            <button
              type="button"
              [attr.aria-label]="t(\`colour.\${name}\`)"
              [title]="t(\`colour.\${name}\`)"
              [attr.aria-pressed]="chosen() === name"
              [style.background]="colours[name]?.fill ?? 'transparent'"
              [style.border-color]="colours[name]?.stroke ?? 'var(--line-strong)'"
              (click)="set(name)"
            ></button>
          }
        </div>
      </div>
    }
  `,
  styles: `
    button {
      width: 26px;
      height: 26px;
      padding: 0;
      border: 1.5px solid;
      border-radius: 6px;
      cursor: pointer;
    }
    [aria-pressed='true'] {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class ColourRow {
  protected readonly t = injectT();
  protected readonly colours = COLOURS;
  protected readonly names = Object.keys(COLOURS) as Name[];
  private readonly host = inject(InspectorHost);
  protected readonly colourable = this.host.read(
    (shape) => !!shape.parent && isA(shape, 'bpmn:FlowNode', 'bpmn:Participant', 'bpmn:Lane', 'bpmn:SequenceFlow'),
    false,
  );
  private readonly stroke = this.host.read(
    (shape) => shape.di?.get('border-color') ?? shape.di?.get('stroke'),
    undefined,
  );

  protected chosen(): Name {
    return this.names.find((name) => COLOURS[name] && COLOURS[name].stroke === this.stroke()) ?? 'none';
  }

  protected set(name: Name): void {
    this.host.write((drawing, shape) => drawing.get('modeling').setColor([shape], COLOURS[name] ?? {}));
  }
}
