import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { Api } from '../../shared/util-http/api.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { Genealogy, LotDetail } from '../data/stock-types.ts';
import { GenealogyView } from './genealogy-view.ts';
import { lotTone } from './stock-lists.ts';

const LOTS = '/api/warehouse/lots';

/** One lot: where it is, what it came of and what came of it; blocked and let go again from here. */
@Component({
  selector: 'mr-lot-page',
  imports: [GenealogyView, Icon, Load, RouterLink],
  templateUrl: './lot-page.html',
})
export class LotPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly api = inject(Api);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly tone = lotTone;
  protected readonly lot = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<LotDetail>(LOTS, id, abort),
    live: ['Lot', 'StockMove'],
    keep: true,
  });
  protected readonly genealogy = query({
    params: () => (this.permissions.can('read:Genealogy') ? this.id() : undefined),
    load: (id, abort) => this.api.get<Genealogy>(`${LOTS}/${id}/genealogy`, { direction: 'both' }, abort),
    live: ['Lot', 'StockMove'],
  });
  protected readonly mayHold = computed(() => {
    const lot = this.lot.value();
    return !!lot && lot.status === 'released' && this.permissions.can('hold:Lot', lot);
  });
  protected readonly mayRelease = computed(() => {
    const lot = this.lot.value();
    return !!lot && lot.status === 'hold' && this.permissions.can('release:Lot', lot);
  });

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.lot.value()?.code ?? ''));
  }

  protected async change(verb: 'hold' | 'release'): Promise<void> {
    const lot = this.lot.value()!;
    const action = this.t(`stock.${verb}`);
    const done = await this.actions.press(
      `${action}: ${lot.code}`,
      action,
      (key, reason) => this.client.create(key, `${LOTS}/${verb}`, { item: lot.item, lot: lot.code, reason }),
      { reason: 'required' },
    );
    if (done) await this.lot.reload();
  }
}
