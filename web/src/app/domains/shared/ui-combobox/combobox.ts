import { Component, computed, effect, input, model, output, signal } from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import type { MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { injectT } from '../util-i18n/i18n.ts';

export interface Choice {
  value: string;
  label: string;
  /** Second line: code, department, stock. */
  note?: string;
}

/** One of many, found by typing. What the value reads is looked up when only the code is known. */
@Component({
  selector: 'mr-combobox',
  imports: [MatAutocompleteModule],
  template: `
    <input
      class="input"
      type="text"
      autocomplete="off"
      [id]="inputId()"
      [attr.aria-label]="inputId() ? null : label()"
      [attr.aria-invalid]="invalid() || null"
      [attr.aria-required]="required() || null"
      [attr.aria-describedby]="describedBy() || null"
      [placeholder]="placeholder() || label()"
      [disabled]="disabled()"
      [value]="text()"
      [matAutocomplete]="list"
      (input)="type($any($event.target).value)"
      (focus)="focus($event)"
      (blur)="leave()"
    />
    <mat-autocomplete #list [autoActiveFirstOption]="true" [displayWith]="display" (optionSelected)="pick($event)">
      @for (choice of choices(); track choice.value) {
        <mat-option [value]="choice.value">
          {{ choice.label }}
          @if (choice.note) {
            <span class="muted small">&nbsp;{{ choice.note }}</span>
          }
        </mat-option>
      } @empty {
        @if (asked()) {
          <mat-option disabled>{{ t('combobox.none') }}</mat-option>
        }
      }
    </mat-autocomplete>
  `,
  styles: ':host { display: block; }',
})
export class Combobox {
  readonly label = input.required<string>();
  readonly inputId = input<string>();
  readonly describedBy = input<string>();
  readonly placeholder = input<string>();
  readonly invalid = input(false);
  readonly required = input(false);
  readonly disabled = input(false);
  /** A value that is not in the list is taken as typed. */
  readonly free = input(false);
  readonly search = input.required<(text: string) => Promise<Choice[]>>();
  readonly value = model<string>('');
  readonly picked = output<Choice>();
  readonly touched = output();

  protected readonly t = injectT();
  protected readonly choices = signal<Choice[]>([]);
  protected readonly asked = signal(false);
  private readonly typed = signal<string | null>(null);
  private readonly known = signal<Choice | null>(null);
  protected readonly text = computed(
    () => this.typed() ?? (this.known()?.value === this.value() ? this.known()!.label : this.value()),
  );
  protected readonly display = (value: string): string =>
    this.choices().find((one) => one.value === value)?.label ?? value;
  private turn = 0;

  constructor() {
    effect(() => {
      const value = this.value();
      if (value && this.known()?.value !== value) void this.name(value);
    });
  }

  protected type(text: string): void {
    this.typed.set(text);
    if (text === '') this.value.set('');
    else if (this.free()) this.value.set(text);
    void this.ask(text);
  }

  protected focus(event: FocusEvent): void {
    (event.target as HTMLInputElement).select();
    void this.ask('');
  }

  protected pick(event: MatAutocompleteSelectedEvent): void {
    const choice = this.choices().find((one) => one.value === event.option.value);
    if (!choice) return;
    this.known.set(choice);
    this.typed.set(null);
    this.value.set(choice.value);
    this.picked.emit(choice);
  }

  protected leave(): void {
    setTimeout(() => this.typed.set(null), 150);
    this.touched.emit();
  }

  private async ask(text: string): Promise<void> {
    const turn = ++this.turn;
    const found = await this.search()(text).catch(() => []);
    if (turn !== this.turn) return;
    this.choices.set(found);
    this.asked.set(true);
  }

  private async name(value: string): Promise<void> {
    const found = (await this.search()(value).catch(() => [])).find((choice) => choice.value === value);
    if (found && this.value() === value) this.known.set(found);
  }
}
