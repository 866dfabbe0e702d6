import { Injectable, inject } from '@angular/core';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import type { Choice } from '../ui-combobox/combobox.ts';
import { isUuid } from '../../../../../../contracts/ids.ts';
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
  | 'plants'
  | 'work-units'
  | 'units'
  | 'work-orders'
  // Not only bins, but also the zones and warehouses above them.
  | 'places'
  // By id instead of code.
  | 'department-ids'
  | 'people-ids'
  | 'role-ids'
  | 'plant-ids'
  | 'line-ids'
  // Known to the browser.
  | 'zones'
  | 'currencies';

interface Kept {
  path: string;
  value: 'code' | 'id' | 'username';
}

/** Lists that are read where they are kept. */
const KEPT: Partial<Record<LookupName, Kept>> = {
  places: { path: '/api/warehouse/locations', value: 'code' },
  'department-ids': { path: '/api/identity/departments', value: 'id' },
  'people-ids': { path: '/api/identity/users', value: 'id' },
  'plant-ids': { path: '/api/masterdata/plants', value: 'id' },
  'line-ids': { path: '/api/masterdata/lines', value: 'id' },
  'role-ids': { path: '/api/identity/roles', value: 'id' },
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
    const path = `/api/lookups/${name}`;
    return (await this.api.get<{ items: LookupEntry[] }>(path, { q, limit: 20, ...params })).items;
  }

  async choices(name: LookupName, q: string, params: Record<string, string> = {}): Promise<Choice[]> {
    if (name === 'zones' || name === 'currencies') return ofBrowser(name, q, this.i18n.lang());
    const kept = KEPT[name];
    if (kept) return this.kept(kept, q, params);
    const found = await this.find(name, q, params);
    return found.map((entry) => ({
      value: entry.code,
      label: this.i18n.text(entry.name, entry.code),
      note: entry.note ? `${entry.code} · ${entry.note}` : entry.code,
    }));
  }

  /** An id is asked for when only the value is known and its name is wanted. */
  private async kept({ path, value }: Kept, q: string, params: Record<string, string>): Promise<Choice[]> {
    const rows = isUuid(q)
      ? [await this.api.get<KeptRow>(`${path}/${q}`)]
      : (await this.api.get<{ items: KeptRow[] }>(path, { search: q, active: 'true', limit: 20, ...params })).items;
    return rows.map((row) => {
      const code = row.code ?? row.username ?? row.id;
      return { value: value === 'id' ? row.id : code, label: this.i18n.text(row.name, code), note: code };
    });
  }
}

interface KeptRow {
  id: string;
  code?: string;
  username?: string;
  name: LocalizedText;
}

function ofBrowser(name: 'zones' | 'currencies', q: string, lang: string): Choice[] {
  const words = q.toLowerCase();
  const all = name === 'zones' ? zones() : currencies(lang);
  return all.filter(({ value, label }) => `${value} ${label}`.toLowerCase().includes(words)).slice(0, 50);
}

/** The usual one first. */
function zones(): Choice[] {
  const all = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));
  return [{ value: 'Asia/Shanghai', label: 'Asia/Shanghai' }, ...all.filter(({ value }) => value !== 'Asia/Shanghai')];
}

function currencies(lang: string): Choice[] {
  const names = new Intl.DisplayNames([lang], { type: 'currency' });
  const first = ['CNY', 'USD', 'EUR', 'JPY', 'HKD'];
  const rest = Intl.supportedValuesOf('currency').filter((value) => !first.includes(value));
  return [...first, ...rest].map((value) => ({ value, label: names.of(value) ?? value, note: value }));
}
