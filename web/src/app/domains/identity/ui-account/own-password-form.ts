import { Component, inject, output, signal } from '@angular/core';
import { PasswordClient } from '../data/password-client.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { NewPassword } from './new-password.ts';

/** One's own password: the present one, and the new one twice. */
@Component({
  selector: 'mr-own-password-form',
  imports: [NewPassword, ProblemNote],
  template: `
    <form class="stack" (submit)="save($event)">
      <div class="field">
        <label for="current-password">{{ t('password.current') }}</label>
        <input
          id="current-password"
          class="input"
          type="password"
          autocomplete="current-password"
          required
          (input)="current.set($any($event.target).value)"
        />
      </div>
      <mr-new-password [(value)]="password" />
      <mr-problem [problem]="action.problem()" />
      <button type="submit" class="btn primary" [disabled]="password() === '' || current() === '' || action.busy()">
        {{ t('password.save') }}
      </button>
    </form>
  `,
})
export class OwnPasswordForm {
  readonly done = output();
  protected readonly t = injectT();
  protected readonly current = signal('');
  protected readonly password = signal('');
  private readonly client = inject(PasswordClient);
  protected readonly action = userAction((key, current: string, password: string) =>
    this.client.change(key, current, password).then(() => true),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.password() === '' || this.current() === '') return;
    if (await this.action.run(this.current(), this.password())) this.done.emit();
  }
}
