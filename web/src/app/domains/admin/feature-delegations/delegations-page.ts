import { Component } from '@angular/core';
import { Tabs } from '../../records/ui-list/tabs.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ADMIN_TABS } from '../ui-access/admin-tabs.ts';
import { DelegationPanel } from '../ui-access/delegation-panel.ts';

/** Delegations of everybody that one answers for. */
@Component({
  selector: 'mr-delegations-page',
  imports: [DelegationPanel, Tabs],
  template: `
    <div class="page">
      <div class="page-head">
        <h1>{{ t('nav.admin') }}</h1>
        <mr-tabs [tabs]="tabs" />
        <p>{{ t('admin.delegations.intro') }}</p>
      </div>
      <mr-delegation-panel [forOthers]="true" />
    </div>
  `,
})
export class DelegationsPage {
  protected readonly t = injectT();
  protected readonly tabs = ADMIN_TABS;
}
