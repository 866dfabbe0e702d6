import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { PasswordClient } from '../data/password-client.ts';
import { CardFrame } from '../ui-account/card-frame.ts';
import { NewPassword } from '../ui-account/new-password.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';

/** Reached by a one-time link: the first administrator of an empty plant, new people, forgotten passwords. */
@Component({
  selector: 'mr-set-password',
  imports: [CardFrame, NewPassword, ProblemNote, RouterLink],
  template: `
    <mr-card-frame>
      <form class="stack" (submit)="save($event)">
        <h1>{{ t('password.title') }}</h1>
        <p class="muted">{{ t('password.intro') }}</p>
        <mr-new-password [(value)]="password" />
        <p class="muted small">{{ t('password.first') }}</p>
        <mr-problem [problem]="action.problem()" />
        @if (action.problem()?.code === 'link-invalid') {
          <a routerLink="/login">{{ t('password.toLogin') }}</a>
        }
        <button type="submit" class="btn primary wide" [disabled]="password() === '' || action.busy()">
          {{ t('password.save') }}
        </button>
      </form>
    </mr-card-frame>
  `,
})
export class SetPassword {
  readonly token = input.required<string>();
  protected readonly t = injectT();
  protected readonly password = signal('');
  private readonly client = inject(PasswordClient);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly action = userAction((_key, password: string) =>
    this.client.set(this.token(), password).then(() => true),
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.password() === '' || !(await this.action.run(this.password()))) return;
    this.toasts.done(this.t('password.saved'));
    await this.router.navigateByUrl('/login');
  }
}
