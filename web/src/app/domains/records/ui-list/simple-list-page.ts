import { Component, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { map } from 'rxjs';
import type { Key } from '../../shared/util-i18n/i18n.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import type { RecordListSpec } from './list-spec.ts';
import { RecordList } from './record-list.ts';
import type { Tab } from './tabs.ts';
import { Tabs } from './tabs.ts';

/** What a route says of a page that is a list and nothing more. */
export interface ListPageData {
  heading: Key;
  tabs: readonly Tab[];
  spec: RecordListSpec<{ id: string }>;
}

/** Keeps the types of a route's data. */
export function listPage<Row extends { id: string }>(
  heading: Key,
  tabs: readonly Tab[],
  spec: RecordListSpec<Row>,
): { page: ListPageData } {
  return { page: { heading, tabs, spec: spec as unknown as RecordListSpec<{ id: string }> } };
}

@Component({
  selector: 'mr-simple-list-page',
  imports: [RecordList, Tabs],
  template: `
    @if (page(); as one) {
      <div class="page">
        <div class="page-head">
          <h1>{{ t(one.heading) }}</h1>
          <mr-tabs [tabs]="one.tabs" />
        </div>
        <mr-record-list [spec]="one.spec" />
      </div>
    }
  `,
})
export class SimpleListPage {
  protected readonly t = injectT();
  protected readonly page = toSignal(inject(ActivatedRoute).data.pipe(map((data) => data['page'] as ListPageData)));
}
