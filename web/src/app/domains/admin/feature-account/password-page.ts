import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { OwnPasswordForm } from '../../identity/ui-account/own-password-form.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ACCOUNT_TABS } from './account-tabs.ts';

/** One's own password. */
@Component({
  selector: 'mr-password-page',
  imports: [OwnPasswordForm, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('account.title') }}</h1>
        <mr-tabs [tabs]="tabs" />
      </div>
      <section class="card card-body stack">
        <p class="muted">{{ t('password.othersEnd') }}</p>
        <mr-own-password-form (done)="goOn()" />
      </section>
    </div>
  `,
  styles: 'section { max-width: 460px; }',
})
export class PasswordPage {
  protected readonly t = injectT();
  protected readonly tabs = ACCOUNT_TABS;
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);

  protected async goOn(): Promise<void> {
    this.toasts.done(this.t('password.changed'));
    await this.router.navigateByUrl('/');
  }
}
