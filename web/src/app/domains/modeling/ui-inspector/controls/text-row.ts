import { Component, input, output } from '@angular/core';

let count = 0;

/** One line (or several) of text; what was typed counts when the field is left or Enter is pressed. */
@Component({
  selector: 'mr-text-row',
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      @if (lines() > 1) {
        <textarea
          class="textarea"
          [id]="id"
          [rows]="lines()"
          [value]="value()"
          [placeholder]="placeholder()"
          (change)="commit($any($event.target).value)"
        ></textarea>
      } @else {
        <input
          class="input"
          [class.mono]="code()"
          [id]="id"
          [value]="value()"
          [placeholder]="placeholder()"
          [attr.list]="proposals().length > 0 ? id + '-list' : null"
          [attr.aria-invalid]="!!error() || null"
          [attr.spellcheck]="code() ? 'false' : null"
          (change)="commit($any($event.target).value)"
        />
        @if (proposals().length > 0) {
          <datalist [id]="id + '-list'">
            @for (proposal of proposals(); track proposal) {
              <option [value]="proposal"></option>
            }
          </datalist>
        }
      }
      @if (error()) {
        <span class="error" role="alert">{{ error() }}</span>
      } @else if (hint()) {
        <span class="hint">{{ hint() }}</span>
      }
    </div>
  `,
})
export class TextRow {
  readonly label = input.required<string>();
  readonly value = input('');
  readonly placeholder = input('');
  readonly hint = input('');
  readonly error = input('');
  readonly lines = input(1);
  readonly code = input(false);
  readonly proposals = input<readonly string[]>([]);
  readonly changed = output<string>();
  protected readonly id = `text-row-${++count}`;

  protected commit(text: string): void {
    if (text.trim() !== this.value()) this.changed.emit(text.trim());
  }
}
