import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty } from '../domains/shared/ui-states/empty.ts';
import { injectT } from '../domains/shared/util-i18n/i18n.ts';

@Component({
  selector: 'mr-not-found',
  imports: [Empty, RouterLink],
  template: `
    <div class="page">
      <mr-empty icon="map" [title]="t('notFound.title')" [text]="t('notFound.text')">
        <a class="btn primary" routerLink="/">{{ t('shell.toHome') }}</a>
      </mr-empty>
    </div>
  `,
})
export class NotFound {
  protected readonly t = injectT();
}
