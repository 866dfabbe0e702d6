import { Component } from '@angular/core';
import { LanguageSwitch } from './language-switch.ts';
import { Logo } from '../../shared/ui-icon/logo.ts';

/** A page of one card before the app proper: passwords. */
@Component({
  selector: 'mr-card-frame',
  imports: [LanguageSwitch, Logo],
  template: `
    <div class="top"><mr-language-switch /></div>
    <main class="card stack">
      <mr-logo [size]="32" />
      <ng-content />
    </main>
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
    main {
      width: min(420px, 100%);
      margin: auto;
      padding: 28px;
    }
  `,
})
export class CardFrame {}
