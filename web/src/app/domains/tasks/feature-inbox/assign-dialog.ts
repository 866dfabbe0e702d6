import { Component, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Combobox } from '../../shared/ui-combobox/combobox.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

export interface Assigned {
  assignee: string;
  reason: string;
}

/** Gives a task to somebody. */
@Component({
  selector: 'mr-assign-dialog',
  imports: [Combobox],
  template: `
    <form class="dialog" (submit)="done($event)">
      <header>
        <h2>{{ t('inbox.assign') }}</h2>
      </header>
      <div class="dialog-body">
        <div class="field">
          <label for="assign-person">{{ t('inbox.person') }} <span class="required"></span></label>
          <mr-combobox inputId="assign-person" [label]="t('inbox.person')" [search]="people" [(value)]="person" />
        </div>
        <div class="field">
          <label for="assign-reason">{{ t('common.reason') }}</label>
          <textarea
            id="assign-reason"
            class="textarea"
            maxlength="1000"
            (input)="reason.set($any($event.target).value)"
          ></textarea>
        </div>
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" class="btn primary" [disabled]="!person()">{{ t('inbox.assign') }}</button>
      </footer>
    </form>
  `,
})
export class AssignDialog {
  protected readonly ref = inject<MatDialogRef<AssignDialog, Assigned>>(MatDialogRef);
  protected readonly t = injectT();
  private readonly lookup = inject(LookupClient);
  protected readonly person = signal('');
  protected readonly reason = signal('');
  protected readonly people = (text: string): ReturnType<LookupClient['choices']> =>
    this.lookup.choices('people', text);

  protected done(event: Event): void {
    event.preventDefault();
    if (this.person()) this.ref.close({ assignee: this.person(), reason: this.reason().trim() });
  }
}
