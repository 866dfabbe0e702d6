import { Component, input, output } from '@angular/core';

export interface RowChoice {
  value: string;
  label: string;
}

let count = 0;

/** One of a few. */
@Component({
  selector: 'mr-choice-row',
  template: `
    <div class="field">
      <label [for]="id">{{ label() }}</label>
      <select class="select" [id]="id" (change)="changed.emit($any($event.target).value)">
        @for (choice of choices(); track choice.value) {
          <option [value]="choice.value" [selected]="choice.value === value()">{{ choice.label }}</option>
        }
        @if (unknown()) {
          <option [value]="value()" selected>{{ value() }}</option>
        }
      </select>
      @if (hint()) {
        <span class="hint">{{ hint() }}</span>
      }
    </div>
  `,
})
export class ChoiceRow {
  readonly label = input.required<string>();
  readonly value = input('');
  readonly choices = input.required<readonly RowChoice[]>();
  readonly hint = input('');
  readonly changed = output<string>();
  protected readonly id = `choice-row-${++count}`;

  /** A value that the list does not have is shown as it is. */
  protected unknown(): boolean {
    return !this.choices().some((choice) => choice.value === this.value());
  }
}
