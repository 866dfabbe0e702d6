import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { PasswordClient } from '../data/password-client.ts';
import { LanguageSwitch } from '../ui-account/language-switch.ts';
import { Logo } from '../../shared/ui-icon/logo.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';

const SHORTEST = 8;

/** Reached by a one-time link: the first administrator of an empty plant, new people, forgotten passwords. */
@Component({
  selector: 'mr-set-password',
  imports: [LanguageSwitch, Logo, ProblemNote],
  template: `
    <div class="top"><mr-language-switch /></div>
    <form class="card stack" (submit)="save($event)">
      <mr-logo [size]="32" />
      <h1>{{ t('password.title') }}</h1>
      <p class="muted">{{ t('password.intro') }}</p>
      <div class="field">
        <label for="new-password">{{ t('password.new') }}</label>
        <input
          id="new-password"
          class="input"
          type="password"
          autocomplete="new-password"
          aria-describedby="password-rule"
          (input)="password.set($any($event.target).value)"
        />
        <span id="password-rule" class="hint">{{ t('password.rule', { n: shortest }) }}</span>
      </div>
      <div class="field">
        <label for="repeat-password">{{ t('password.repeat') }}</label>
        <input
          id="repeat-password"
          class="input"
          type="password"
          autocomplete="new-password"
          [attr.aria-invalid]="differs() || null"
          (input)="repeated.set($any($event.target).value)"
        />
        @if (differs()) {
          <span class="error" role="alert">{{ t('password.differs') }}</span>
        }
      </div>
      <mr-problem [problem]="action.problem()" />
      <button type="submit" class="btn primary wide" [disabled]="!ready()">{{ t('password.save') }}</button>
    </form>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100dvh;
      padding: 20px;
    }
    .top {
      display: flex;
      justify-content: flex-end;
    }
    form {
      width: min(420px, 100%);
      margin: auto;
      padding: 28px;
    }
  `,
})
export class SetPassword {
  readonly token = input.required<string>();
  protected readonly t = injectT();
  protected readonly shortest = SHORTEST;
  protected readonly password = signal('');
  protected readonly repeated = signal('');
  private readonly client = inject(PasswordClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly action = userAction((_key, password: string) =>
    this.client.set(this.token(), password).then(() => true),
  );
  protected readonly differs = computed(() => this.repeated() !== '' && this.repeated() !== this.password());
  protected readonly ready = computed(
    () => this.password().length >= SHORTEST && this.repeated() === this.password() && !this.action.busy(),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready() || !(await this.action.run(this.password()))) return;
    this.toasts.done(this.t('password.saved'));
    await this.router.navigateByUrl('/login');
  }
}
