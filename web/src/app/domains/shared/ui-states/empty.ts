import { Component, input } from '@angular/core';
import { Icon } from '../ui-icon/icon.ts';
import type { IconName } from '../ui-icon/icons.ts';

/** Nothing here: says why, and offers what to do next as content. */
@Component({
  selector: 'mr-empty',
  imports: [Icon],
  template: `
    <span class="disc"><mr-icon [name]="icon()" [size]="26" /></span>
    <h3>{{ title() }}</h3>
    @if (text()) {
      <p class="muted">{{ text() }}</p>
    }
    <div class="row-wrap"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 8px;
      padding: 40px 20px;
      text-align: center;
    }
    .disc {
      display: grid;
      place-items: center;
      width: 56px;
      height: 56px;
      border-radius: 50%;
      background: var(--primary-soft);
      color: var(--primary);
    }
    p {
      max-width: 46ch;
    }
    .row-wrap:empty {
      display: none;
    }
  `,
})
export class Empty {
  readonly icon = input<IconName>('inbox');
  readonly title = input.required<string>();
  readonly text = input<string>();
}
