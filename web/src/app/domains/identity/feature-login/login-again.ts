import { Component, inject } from '@angular/core';
import { A11yModule } from '@angular/cdk/a11y';
import { Session } from '../data/session.ts';
import { LoginGate } from '../../shared/util-http/login-gate.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { LoginForm } from './login-form.ts';

/** Over the page when the session ran out: what was typed stays, the request that met it goes on afterwards. */
@Component({
  selector: 'mr-login-again',
  imports: [A11yModule, LoginForm],
  template: `
    @if (gate.asking()) {
      <div class="veil">
        <section
          class="card stack"
          role="dialog"
          aria-modal="true"
          aria-labelledby="login-again"
          cdkTrapFocus
          cdkTrapFocusAutoCapture
        >
          <h2 id="login-again">{{ t('login.again') }}</h2>
          <p class="muted">{{ t('login.againText') }}</p>
          <mr-login-form [name]="session.username()" />
          <button type="button" class="link" (click)="session.logOut()">{{ t('login.other') }}</button>
        </section>
      </div>
    }
  `,
  styles: `
    .veil {
      position: fixed;
      z-index: 2000;
      inset: 0;
      display: grid;
      place-items: center;
      padding: 16px;
      background: rgb(10 30 36 / 55%);
    }
    section {
      width: min(380px, 100%);
      padding: 24px;
    }
  `,
})
export class LoginAgain {
  protected readonly gate = inject(LoginGate);
  protected readonly session = inject(Session);
  protected readonly t = injectT();
}
