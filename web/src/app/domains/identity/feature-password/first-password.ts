import { Component, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { nextOf } from '../data/guards.ts';
import { Session } from '../data/session.ts';
import { CardFrame } from '../ui-account/card-frame.ts';
import { OwnPasswordForm } from '../ui-account/own-password-form.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

/** Before anything else: a password that somebody else has chosen is replaced by one's own. */
@Component({
  selector: 'mr-first-password',
  imports: [CardFrame, OwnPasswordForm],
  template: `
    <mr-card-frame>
      <h1>{{ t('password.mustTitle') }}</h1>
      <p class="muted">{{ t('password.mustText') }}</p>
      <mr-own-password-form (done)="goOn()" />
      <button type="button" class="link" (click)="session.logOut()">{{ t('account.logOut') }}</button>
    </mr-card-frame>
  `,
})
export class FirstPassword {
  protected readonly t = injectT();
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly toasts = inject(Toasts);

  protected async goOn(): Promise<void> {
    await this.session.refresh();
    this.toasts.done(this.t('password.changed'));
    await this.router.navigateByUrl(nextOf(this.route.snapshot.queryParamMap.get('next')));
  }
}
