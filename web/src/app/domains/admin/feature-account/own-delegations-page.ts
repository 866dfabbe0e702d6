import { Component } from '@angular/core';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { DelegationPanel } from '../ui-access/delegation-panel.ts';
import { ACCOUNT_TABS } from './account-tabs.ts';

/** Who acts for me, and for whom I act. */
@Component({
  selector: 'mr-own-delegations-page',
  imports: [DelegationPanel, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('account.title') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <p>{{ t('admin.delegations.intro') }}</p>
      </div>
      <mr-delegation-panel />
    </div>
  `,
})
export class OwnDelegationsPage {
  protected readonly t = injectT();
  protected readonly tabs = ACCOUNT_TABS;
}
