import { Component, inject, viewChild } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { Form } from '../../../../../../contracts/forms/form.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { FormView } from '../ui-form/form-view.ts';
import type { Values } from '../util-form/form-model.ts';
import { FormModel } from '../util-form/form-model.ts';

export interface FormDialogData {
  form: Form;
  /** What rules and defaults can read. */
  variables?: Values;
  /** What is filled in already. */
  values?: Values;
  intro?: string;
  action: string;
  danger?: boolean;
  /** Sends it; the dialog stays open with the reason when it is refused. */
  submit: (key: string, values: Values) => Promise<unknown>;
}

/** A form in a dialog. Closes with what `submit` gave. */
@Component({
  selector: 'mr-form-dialog',
  imports: [FormView, Icon, ProblemNote],
  template: `
    <form class="dialog" (submit)="send($event)">
      <header>
        <h2 class="grow">{{ i18n.text(data.form.title) }}</h2>
        <button type="button" class="btn ghost icon small" [attr.aria-label]="t('common.close')" (click)="ref.close()">
          <mr-icon name="x" />
        </button>
      </header>
      <div class="dialog-body">
        @if (data.intro) {
          <p class="muted">{{ data.intro }}</p>
        }
        <mr-form-view [model]="model" />
        <mr-problem [problem]="action.problem()" [placed]="model.places" />
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" class="btn primary" [class.danger]="data.danger" [disabled]="action.busy()">
          {{ data.action }}
        </button>
      </footer>
    </form>
  `,
})
export class FormDialog {
  protected readonly data = inject<FormDialogData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<FormDialog, { result: unknown }>>(MatDialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly model = new FormModel(this.data.form, this.data.variables ?? {}, this.data.values ?? {});
  private readonly view = viewChild.required(FormView);
  protected readonly action = userAction(async (key, values: Values) => ({
    result: await this.data.submit(key, values),
  }));

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const wrong = this.model.showAll();
    if (wrong) return this.view().focus(wrong);
    const done = await this.action.run(this.model.result());
    if (done) return this.ref.close(done);
    const refused = this.model.refuse(this.action.problem()?.errors ?? []);
    if (refused) this.view().focus(refused);
  }
}
