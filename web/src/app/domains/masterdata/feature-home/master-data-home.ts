import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordsClient } from '../../records/data/records-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { KindsClient } from '../data/kinds-client.ts';
import { firstToFill, kindGroups } from '../util-kinds/kind-groups.ts';
import { viewOf } from '../util-kinds/kind-views.ts';
import type { Kind } from '../util-schema/json-schema.ts';
import { pluralOf } from '../util-schema/json-schema.ts';

/** Every kind of master data in the order in which a plant is set up: what is there, what is missing. */
@Component({
  selector: 'mr-master-data-home',
  imports: [Icon, Load, RouterLink],
  templateUrl: './master-data-home.html',
  styleUrl: './master-data-home.scss',
})
export class MasterDataHome {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly permissions = inject(Permissions);
  private readonly client = inject(KindsClient);
  private readonly records = inject(RecordsClient);
  protected readonly kinds = query({
    params: () => this.permissions.version(),
    load: () => this.client.all(),
    keep: true,
  });
  /** By plural, whether there is any record. */
  protected readonly filled = query({
    params: () => this.kinds.value(),
    load: async (kinds, abort) => Object.fromEntries(await Promise.all(kinds.map((kind) => this.hasAny(kind, abort)))),
    keep: true,
  });
  protected readonly groups = computed(() => kindGroups(this.kinds.value() ?? []));
  protected readonly next = computed(() => firstToFill(this.kinds.value() ?? [], this.filled.value() ?? {}));
  protected readonly plural = pluralOf;
  protected readonly viewOf = (kind: Kind): ReturnType<typeof viewOf> => viewOf(pluralOf(kind));

  protected mayCreate(kind: Kind): boolean {
    return this.permissions.allows('create', kind.subject);
  }

  protected title(kind: Kind): string {
    return this.i18n.text(kind.title);
  }

  protected state(kind: Kind): boolean | undefined {
    return this.filled.value()?.[pluralOf(kind)];
  }

  private async hasAny(kind: Kind, abort: AbortSignal): Promise<[string, boolean]> {
    const page = await this.records.list(kind.path, { limit: 1 }, abort);
    return [pluralOf(kind), page.items.length > 0];
  }
}
