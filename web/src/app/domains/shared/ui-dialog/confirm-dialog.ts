import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Icon } from '../ui-icon/icon.ts';
import { injectT } from '../util-i18n/i18n.ts';

export interface ConfirmData {
  title: string;
  text?: string;
  action: string;
  danger?: boolean;
  /** Nothing to decide: only the one button. */
  only?: boolean;
  /** Ask why; `required` means that the button waits for it. */
  reason?: 'optional' | 'required';
  /** Proposals for the reason. */
  reasons?: string[];
}

export interface Confirmed {
  reason: string;
}

@Component({
  selector: 'mr-confirm-dialog',
  imports: [Icon],
  template: `
    <form class="dialog" (submit)="confirm($event)">
      <header>
        <h2 class="grow">{{ data.title }}</h2>
        <button type="button" class="btn ghost icon small" [attr.aria-label]="t('common.close')" (click)="ref.close()">
          <mr-icon name="x" />
        </button>
      </header>
      <div class="dialog-body">
        @if (data.text) {
          <p>{{ data.text }}</p>
        }
        @if (data.reason) {
          <div class="field">
            <label for="confirm-reason"
              >{{ t('common.reason') }}
              @if (data.reason === 'required') {
                <span class="required"></span>
              }
            </label>
            <textarea
              id="confirm-reason"
              class="textarea"
              cdkFocusInitial
              maxlength="500"
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            ></textarea>
            <div class="row-wrap">
              @for (proposal of data.reasons; track proposal) {
                <button type="button" class="btn small" (click)="reason.set(proposal)">{{ proposal }}</button>
              }
            </div>
          </div>
        }
      </div>
      <footer>
        @if (!data.only) {
          <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        }
        <button type="submit" class="btn primary" [class.danger]="data.danger" [disabled]="!ready()">
          {{ data.action }}
        </button>
      </footer>
    </form>
  `,
})
export class ConfirmDialog {
  protected readonly data = inject<ConfirmData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<ConfirmDialog, Confirmed>>(MatDialogRef);
  protected readonly t = injectT();
  protected readonly reason = signal('');
  protected readonly ready = computed(() => this.data.reason !== 'required' || this.reason().trim() !== '');

  protected confirm(event: Event): void {
    event.preventDefault();
    if (this.ready()) this.ref.close({ reason: this.reason().trim() });
  }
}
