import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { LoginAgain } from './domains/identity/feature-login/login-again.ts';

@Component({
  selector: 'mr-root',
  imports: [LoginAgain, RouterOutlet],
  template: `<router-outlet /><mr-login-again />`,
})
export class App {}
