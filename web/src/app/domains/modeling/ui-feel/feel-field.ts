import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { feelComplaint } from './feel-check.ts';

let count = 0;

/**
 * A value or a FEEL expression (`=…`). The button switches between both; syntax is checked while typing, and known
 * variables are offered.
 */
@Component({
  selector: 'mr-feel-field',
  imports: [Icon],
  template: `
    <div class="field">
      @if (label()) {
        <label [for]="id">{{ label() }}</label>
      }
      <div class="input-group">
        @if (!always()) {
          <button
            type="button"
            class="fx"
            [attr.aria-label]="t('feel.toggle')"
            [attr.aria-pressed]="formula()"
            [title]="t('feel.toggle')"
            (click)="toggle()"
          >
            {{ formula() ? '=' : 'T' }}
          </button>
        } @else {
          <span class="fx" aria-hidden="true">=</span>
        }
        <textarea
          class="textarea"
          spellcheck="false"
          [class.mono]="formula()"
          [id]="id"
          [rows]="rows()"
          [attr.aria-label]="label() ? null : name()"
          [attr.aria-invalid]="!!complaint() || null"
          [placeholder]="placeholder()"
          [value]="shown()"
          (input)="typed.set($any($event.target).value)"
          (change)="commit()"
          (keydown.enter)="enter($any($event))"
        ></textarea>
      </div>
      @if (complaint(); as wrong) {
        <span class="error" role="alert"
          ><mr-icon name="circle-alert" [size]="14" />{{
            wrong.position === null ? t('feel.wrong') : t('feel.wrongAt', { n: wrong.position + 1 })
          }}</span
        >
      } @else if (hint()) {
        <span class="hint">{{ hint() }}</span>
      }
      @if (formula() && variables().length > 0) {
        <div class="names">
          @for (name of offered(); track name) {
            <button type="button" class="chip" (click)="insert(name)">{{ name }}</button>
          }
        </div>
      }
    </div>
  `,
  styles: `
    .fx {
      display: grid;
      flex: none;
      place-items: center;
      width: 30px;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-s);
      background: var(--surface-2);
      color: var(--text-2);
      font: 600 13px var(--mono);
    }
    button.fx {
      cursor: pointer;
    }
    .fx[aria-pressed='true'],
    span.fx {
      background: var(--primary-soft);
      color: var(--primary-strong);
    }
    .textarea {
      min-height: var(--control);
      padding-block: 6px;
      field-sizing: content;
      max-height: 160px;
    }
    .names {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .names .chip {
      border: 0;
      font-family: var(--mono);
      cursor: pointer;
    }
  `,
})
export class FeelField {
  readonly label = input('');
  readonly name = input('');
  readonly value = input('');
  readonly hint = input('');
  readonly placeholder = input('');
  readonly rows = input(1);
  /** Only an expression makes sense here. */
  readonly always = input(false);
  readonly variables = input<readonly string[]>([]);
  readonly changed = output<string>();
  protected readonly t = injectT();
  protected readonly id = `feel-field-${++count}`;
  protected readonly formula = linkedSignal(() => this.always() || this.value().startsWith('='));
  protected readonly typed = linkedSignal(() => this.value().replace(/^=\s*/, ''));
  protected readonly shown = computed(() => this.typed());
  protected readonly complaint = computed(() =>
    this.formula() && this.typed().trim() !== '' ? feelComplaint(this.typed()) : null,
  );
  /** Those that the last word begins. */
  protected readonly offered = computed(() => {
    const word = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(this.typed())?.[0] ?? '';
    const fit = this.variables().filter((name) => name.startsWith(word) && name !== word);
    return fit.slice(0, 8);
  });

  protected toggle(): void {
    this.formula.set(!this.formula());
    this.commit();
  }

  protected insert(name: string): void {
    this.typed.update((text) => text.replace(/[\p{L}_][\p{L}\p{N}_.]*$/u, '') + name);
    this.commit();
  }

  protected enter(event: KeyboardEvent): void {
    if (event.shiftKey) return;
    event.preventDefault();
    this.commit();
  }

  protected commit(): void {
    const text = this.typed().trim();
    const value = text === '' ? '' : this.formula() ? `=${text}` : text;
    if (value !== this.value()) this.changed.emit(value);
  }
}
