import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Combobox } from '../../shared/ui-combobox/combobox.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { StuckRow } from '../data/monitoring-client.ts';
import type { Action } from './remedies.ts';

export interface RemedyData {
  row: StuckRow;
  remedy: Action;
}

export interface RemedyAnswer {
  reason: string;
  person: string;
  due: string;
  variables: object;
}

/** A reason is always asked for, and whatever the remedy needs besides. */
@Component({
  selector: 'mr-remedy-dialog',
  imports: [Combobox],
  template: `
    <form class="dialog" (submit)="done($event)">
      <header>
        <h2>{{ t(\`stuck.remedies.\${data.remedy}\`) }}</h2>
      </header>
      <div class="dialog-body">
        <p class="muted">{{ subject }}</p>
        <p>{{ t(\`stuck.remedyText.\${data.remedy}\`) }}</p>
        @switch (data.remedy) {
          @case ('assign') {
            <div class="field">
              <label for="remedy-person">{{ t('inbox.person') }} <span class="required"></span></label>
              <mr-combobox inputId="remedy-person" [label]="t('inbox.person')" [search]="people" [(value)]="person" />
            </div>
          }
          @case ('change-due') {
            <div class="field">
              <label for="remedy-due">{{ t('stuck.newDue') }} <span class="required"></span></label>
              <input
                id="remedy-due"
                class="input"
                type="datetime-local"
                (change)="due.set($any($event.target).value)"
              />
            </div>
          }
          @case ('send-message') {
            <div class="field">
              <label for="remedy-variables">{{ t('start.variables') }}</label>
              <textarea
                id="remedy-variables"
                class="textarea mono"
                rows="4"
                placeholder="{ }"
                [attr.aria-invalid]="variables() === null || null"
                (input)="text.set($any($event.target).value)"
              ></textarea>
              @if (variables() === null) {
                <span class="error" role="alert">{{ t('start.notJson') }}</span>
              }
            </div>
          }
        }
        <div class="field">
          <label for="remedy-reason">{{ t('common.reason') }} <span class="required"></span></label>
          <textarea
            id="remedy-reason"
            class="textarea"
            maxlength="1000"
            (input)="reason.set($any($event.target).value)"
          ></textarea>
        </div>
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" class="btn primary" [class.danger]="data.remedy === 'cancel'" [disabled]="!ready()">
          {{ t(\`stuck.remedies.\${data.remedy}\`) }}
        </button>
      </footer>
    </form>
  `,
})
export class RemedyDialog {
  protected readonly data = inject<RemedyData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<RemedyDialog, RemedyAnswer>>(MatDialogRef);
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly lookup = inject(LookupClient);
  protected readonly reason = signal('');
  protected readonly person = signal('');
  protected readonly due = signal('');
  protected readonly text = signal('');
  protected readonly subject = [this.data.row.businessKey, this.i18n.text(this.data.row.name, this.data.row.elementId)]
    .filter(Boolean)
    .join(' · ');
  protected readonly people = (text: string): ReturnType<LookupClient['choices']> =>
    this.lookup.choices('people', text);
  protected readonly variables = computed<object | null>(() => {
    if (this.text().trim() === '') return {};
    try {
      const value: unknown = JSON.parse(this.text());
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
    } catch {
      return null;
    }
  });
  protected readonly ready = computed(() => {
    if (this.reason().trim() === '' || this.variables() === null) return false;
    if (this.data.remedy === 'assign') return this.person() !== '';
    return this.data.remedy !== 'change-due' || this.due() !== '';
  });

  protected done(event: Event): void {
    event.preventDefault();
    if (!this.ready()) return;
    const due = this.due() ? new Date(this.due()).toISOString() : '';
    this.ref.close({ reason: this.reason().trim(), person: this.person(), due, variables: this.variables() ?? {} });
  }
}
