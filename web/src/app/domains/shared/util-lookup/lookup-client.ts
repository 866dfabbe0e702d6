import { Injectable, inject } from '@angular/core';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { Choice } from '../ui-combobox/combobox.ts';
import { Api } from '../util-http/api.ts';
import { I18n } from '../util-i18n/i18n.ts';

export type LookupName =
  | 'items'
  | 'lots'
  | 'locations'
  | 'reasons'
  | 'people'
  | 'roles'
  | 'departments'
  | 'suppliers'
  | 'lines'
  | 'calendars'
  | 'work-units'
  | 'units'
  | 'work-orders';

/** Lists that are master data, read where they are kept. */
const KEPT: Partial<Record<LookupName, string>> = {
  lines: '/api/masterdata/lines',
  calendars: '/api/masterdata/calendars',
};

export interface LookupEntry {
  code: string;
  name: LocalizedText;
  note?: string | null;
}

/** Short lists for pickers: the best matches of what was typed, by code or name. */
@Injectable({ providedIn: 'root' })
export class LookupClient {
  private readonly api = inject(Api);
  private readonly i18n = inject(I18n);

  async find(name: LookupName, q: string, params: Record<string, string> = {}): Promise<LookupEntry[]> {
    const kept = KEPT[name];
    const page = kept
      ? await this.api.get<{ items: LookupEntry[] }>(kept, { search: q, active: 'true', limit: 50, ...params })
      : await this.api.get<{ items: LookupEntry[] }>(`/api/lookups/${name}`, { q, limit: 20, ...params });
    return page.items;
  }

  async choices(name: LookupName, q: string, params: Record<string, string> = {}): Promise<Choice[]> {
    const found = await this.find(name, q, params);
    return found.map((entry) => ({
      value: entry.code,
      label: this.i18n.text(entry.name, entry.code),
      note: entry.note ? `${entry.code} · ${entry.note}` : entry.code,
    }));
  }
}
