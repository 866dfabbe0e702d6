import { Component, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Right } from '../../shared/util-ability/permissions.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import type { Key } from '../../shared/util-i18n/i18n.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

export interface Tab {
  path: string;
  label: Key;
  right?: Right;
  exact?: boolean;
}

/** The lists of an area, side by side; those that one may not see are left out. */
@Component({
  selector: 'mr-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="segmented">
      @for (tab of tabs(); track tab.path) {
        @if (!tab.right || permissions.can(tab.right)) {
          <a
            [routerLink]="tab.path"
            routerLinkActive
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{
              paths: tab.exact ? 'exact' : 'subset',
              queryParams: 'ignored',
              fragment: 'ignored',
              matrixParams: 'ignored',
            }"
            >{{ t(tab.label) }}</a
          >
        }
      }
    </nav>
  `,
  styles: `
    .segmented {
      max-width: 100%;
      overflow: auto;
    }
  `,
})
export class Tabs {
  readonly tabs = input.required<readonly Tab[]>();
  protected readonly permissions = inject(Permissions);
  protected readonly t = injectT();
}
