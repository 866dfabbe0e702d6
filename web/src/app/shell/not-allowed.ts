import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty } from '../domains/shared/ui-states/empty.ts';
import { injectT } from '../domains/shared/util-i18n/i18n.ts';

@Component({
  selector: 'mr-not-allowed',
  imports: [Empty, RouterLink],
  template: `
    <div class="page">
      <mr-empty icon="lock" [title]="t('notAllowed.title')" [text]="t('notAllowed.text')">
        <a class="btn primary" routerLink="/">{{ t('shell.toHome') }}</a>
      </mr-empty>
    </div>
  `,
})
export class NotAllowed {
  protected readonly t = injectT();
}
