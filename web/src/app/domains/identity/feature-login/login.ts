import { Component, inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { nextOf } from '../data/guards.ts';
import { Session } from '../data/session.ts';
import { LanguageSwitch } from '../ui-account/language-switch.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Logo } from '../../shared/ui-icon/logo.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { LoginForm } from './login-form.ts';

@Component({
  selector: 'mr-login',
  imports: [Icon, LanguageSwitch, LoginForm, Logo],
  templateUrl: './login.html',
  styleUrl: './login.scss',
})
export class Login {
  protected readonly t = injectT();
  protected readonly steps = ['draw', 'publish', 'work', 'watch'] as const;
  protected readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  protected enter(): void {
    void this.router.navigateByUrl(nextOf(this.route.snapshot.queryParamMap.get('next')));
  }

  protected again(): void {
    location.reload();
  }
}
