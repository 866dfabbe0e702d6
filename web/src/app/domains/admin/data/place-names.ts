import { Injectable, computed, inject } from '@angular/core';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';

interface Named {
  id: string;
  code: string;
  name: LocalizedText;
}

const LISTS = [
  { path: '/api/masterdata/plants', right: 'read:Plant' },
  { path: '/api/masterdata/lines', right: 'read:Line' },
  { path: '/api/identity/departments', right: 'read:Department' },
] as const;

/** Names of plants, lines and departments: rules speak of them by id. */
@Injectable()
export class PlaceNames {
  private readonly records = inject(RecordsClient);
  private readonly permissions = inject(Permissions);
  private readonly i18n = inject(I18n);
  private readonly read = query({
    load: async (_all, abort) => {
      const allowed = LISTS.filter(({ right }) => this.permissions.can(right));
      const lists = await Promise.all(
        allowed.map(({ path }) => this.records.list<Named>(path, { limit: 200 }, abort).catch(() => ({ items: [] }))),
      );
      return new Map(lists.flatMap((list) => list.items).map((one) => [one.id, one]));
    },
  });
  private readonly known = computed(() => this.read.value() ?? new Map<string, Named>());

  /** The name, or the id while it is not known. */
  of(id: string): string {
    const one = this.known().get(id);
    return one ? this.i18n.text(one.name, one.code) : id;
  }
}
