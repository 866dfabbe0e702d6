import { Injectable, inject } from '@angular/core';
import type { Form } from '../../../../../../contracts/forms/form.ts';
import type { FormDialogData } from '../../forms/ui-dialog/form-dialog.ts';
import { FormDialog } from '../../forms/ui-dialog/form-dialog.ts';
import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import { buildForm } from '../../forms/util-form/build-form.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import type { Key } from '../../shared/util-i18n/i18n.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';

export interface Asked {
  title: Key;
  fields: readonly FieldSpec[];
  action: Key;
  done?: Key;
  intro?: string;
  danger?: boolean;
  variables?: Values;
  values?: Values;
  width?: string;
  submit: (key: string, values: Values) => Promise<unknown>;
}

/** Doing something to a record: by a form, or by one button with an optional reason. */
@Injectable({ providedIn: 'root' })
export class RecordActions {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly i18n = inject(I18n);

  /** Undefined when the person thought better of it. */
  async ask<R>(asked: Asked): Promise<R | undefined> {
    const form: Form = buildForm(this.i18n.t, 'dialog', asked.title, asked.fields);
    const { title: _title, fields: _fields, action, done, width, ...rest } = asked;
    const data: FormDialogData = { ...rest, form, action: this.i18n.t(action) };
    const closed = await this.dialogs.open<{ result: R }, FormDialogData>(FormDialog, data, width ?? '560px');
    if (closed && done) this.toasts.done(this.i18n.t(done));
    return closed?.result;
  }

  /** One button; with `reason` it asks why. True when it was done. */
  async press(
    title: string,
    action: string,
    run: (key: string, reason: string) => Promise<unknown>,
    options: { reason?: 'optional' | 'required'; danger?: boolean; text?: string; sure?: boolean } = {},
  ): Promise<boolean> {
    const key = crypto.randomUUID();
    let reason = '';
    if (options.reason || options.sure) {
      const confirmed = await this.dialogs.confirm({
        title,
        action,
        danger: options.danger ?? false,
        ...(options.text ? { text: options.text } : {}),
        ...(options.reason ? { reason: options.reason } : {}),
      });
      if (!confirmed) return false;
      reason = confirmed.reason;
    }
    try {
      await run(key, reason);
      this.toasts.done(this.i18n.t('records.done', { action }));
      return true;
    } catch (error) {
      this.toasts.problem(toProblem(error));
      return false;
    }
  }
}
