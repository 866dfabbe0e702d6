import { Component, input, output } from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

/** Big digits for gloves. The first digit replaces what was filled in. */
@Component({
  selector: 'mr-keypad',
  imports: [Icon],
  template: `
    @for (digit of digits; track digit) {
      <button type="button" (click)="press(digit)">{{ digit }}</button>
    }
    <button type="button" [disabled]="!decimals()" (click)="press('.')">.</button>
    <button type="button" (click)="press('0')">0</button>
    <button type="button" [attr.aria-label]="t('report.backspace')" (click)="back()">
      <mr-icon name="delete" [size]="26" />
    </button>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 10px;
    }
    button {
      min-height: 64px;
      border: 1px solid var(--line);
      border-radius: var(--radius-l);
      background: var(--surface);
      color: var(--text);
      font: 600 26px var(--font);
      cursor: pointer;
      touch-action: manipulation;
    }
    button:active {
      background: var(--primary-soft);
    }
    button:disabled {
      opacity: 0.3;
    }
  `,
})
export class Keypad {
  readonly value = input.required<string>();
  /** Nothing typed yet: the next digit begins anew. */
  readonly fresh = input(false);
  readonly decimals = input(true);
  readonly changed = output<string>();
  protected readonly t = injectT();
  protected readonly digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'];

  protected press(key: string): void {
    const before = this.fresh() ? '' : this.value();
    if (key === '.' && before.includes('.')) return;
    const text = key === '.' && before === '' ? '0.' : before === '0' && key !== '.' ? key : before + key;
    if (text.length <= 12) this.changed.emit(text);
  }

  protected back(): void {
    this.changed.emit(this.fresh() ? '' : this.value().slice(0, -1));
  }
}
