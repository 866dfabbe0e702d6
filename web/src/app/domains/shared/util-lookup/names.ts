import { Injectable, inject, signal } from '@angular/core';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import { Api } from '../util-http/api.ts';
import { I18n } from '../util-i18n/i18n.ts';

interface Entry {
  code: string;
  name: LocalizedText;
}

type List = 'people' | 'roles';

const MOST = 200;
/** Names that were asked for together are fetched together. */
const PAUSE_MS = 30;

/**
 * Names of people and roles where the API tells user names and codes. The first question fetches the first two hundred;
 * who is not among them is looked for one by one.
 */
@Injectable({ providedIn: 'root' })
export class Names {
  private readonly api = inject(Api);
  private readonly i18n = inject(I18n);
  private readonly known = { people: signal(new Map<string, LocalizedText>()), roles: signal(new Map<string, LocalizedText>()) };
  private readonly wanted = { people: new Set<string>(), roles: new Set<string>() };
  private readonly tried = { people: new Set<string>(), roles: new Set<string>() };
  private readonly rolesRead = signal(false);
  private readonly first: Partial<Record<List, Promise<void>>> = {};

  /** Name of a user name; the user name itself until it is known. */
  readonly person = (username: string): string => this.nameOf('people', username);
  readonly role = (code: string): string => this.nameOf('roles', code);
  /** Of a role, else of a person: candidates are both. */
  readonly candidate = (code: string): string => {
    const role = this.role(code);
    return this.rolesRead() && !this.known.roles().has(code) ? this.person(code) : role;
  };

  private nameOf(list: List, code: string): string {
    const name = this.known[list]().get(code);
    if (!name && !this.tried[list].has(code)) this.want(list, code);
    return this.i18n.text(name, code);
  }

  private want(list: List, code: string): void {
    this.tried[list].add(code);
    if (this.wanted[list].size === 0) setTimeout(() => void this.fetch(list), PAUSE_MS);
    this.wanted[list].add(code);
  }

  private async fetch(list: List): Promise<void> {
    const codes = [...this.wanted[list]];
    this.wanted[list].clear();
    try {
      await (this.first[list] ??= this.read(list, '', MOST));
      if (list === 'roles') this.rolesRead.set(true);
      const missing = codes.filter((code) => !this.known[list]().has(code));
      await Promise.all(missing.map((code) => this.read(list, code, 5)));
    } catch {
      // Codes are shown as they are; the next page asks again.
      delete this.first[list];
      for (const code of codes) this.tried[list].delete(code);
    }
  }

  private async read(list: List, q: string, limit: number): Promise<void> {
    const { items } = await this.api.get<{ items: Entry[] }>(`/api/lookups/${list}`, { q, limit });
    this.known[list].update((known) => new Map([...known, ...items.map(({ code, name }) => [code, name] as const)]));
  }
}
