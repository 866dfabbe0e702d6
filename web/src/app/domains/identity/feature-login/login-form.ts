import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Session } from '../data/session.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

/** User name and password; used by the log-in page and by the dialog over an expired session. */
@Component({
  selector: 'mr-login-form',
  imports: [Icon, ProblemNote],
  template: `
    <form class="stack" (submit)="submit($event)">
      <div class="field">
        <label for="username">{{ t('login.username') }}</label>
        <input
          id="username"
          class="input"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          [value]="username()"
          (input)="username.set($any($event.target).value)"
        />
      </div>
      <div class="field">
        <label for="password">{{ t('login.password') }}</label>
        <div class="input-group">
          <input
            id="password"
            class="input"
            name="password"
            autocomplete="current-password"
            required
            [type]="shown() ? 'text' : 'password'"
            [value]="password()"
            (input)="password.set($any($event.target).value)"
          />
          <button
            type="button"
            class="btn icon"
            [attr.aria-label]="t('login.showPassword')"
            [attr.aria-pressed]="shown()"
            (click)="shown.set(!shown())"
          >
            <mr-icon name="eye" />
          </button>
        </div>
      </div>
      <mr-problem [problem]="logIn.problem()" />
      <!-- Not disabled while something is missing: Enter typed at once after a character would be lost. -->
      <button type="submit" class="btn primary wide" [disabled]="logIn.busy()">
        {{ logIn.busy() ? t('login.busy') : t('login.submit') }}
      </button>
    </form>
  `,
  styles: `
    .btn.primary {
      min-height: 42px;
    }
    .input {
      min-height: 40px;
    }
    .btn.icon {
      width: 44px;
    }
  `,
})
export class LoginForm {
  /** Filled in when somebody logs in again. */
  readonly name = input('');
  readonly done = output();
  protected readonly t = injectT();
  private readonly session = inject(Session);
  protected readonly username = linkedSignal(() => this.name());
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  protected readonly logIn = userAction((_key, username: string, password: string) =>
    this.session.logIn(username, password).then(() => true),
  );
  protected readonly ready = computed(() => !this.logIn.busy() && this.username() !== '' && this.password() !== '');

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    if (await this.logIn.run(this.username().trim(), this.password())) this.done.emit();
    else this.password.set('');
  }
}
