import { Injectable, inject } from '@angular/core';
import { Api } from '../../shared/util-http/api.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import type { Kind } from '../util-schema/json-schema.ts';
import { pluralOf } from '../util-schema/json-schema.ts';

/** The kinds of master data that the person may see; they change with the program, not while it runs. */
@Injectable({ providedIn: 'root' })
export class KindsClient {
  private readonly api = inject(Api);
  private readonly permissions = inject(Permissions);
  private known: { rules: unknown; kinds: Promise<Kind[]> } | null = null;

  /** In the order in which a new plant is filled. */
  all(): Promise<Kind[]> {
    const rules = this.permissions.version();
    const known = this.known && this.known.rules === rules ? this.known : { rules, kinds: this.read() };
    this.known = known;
    return known.kinds;
  }

  async one(plural: string): Promise<Kind | undefined> {
    return (await this.all()).find((kind) => pluralOf(kind) === plural);
  }

  private async read(): Promise<Kind[]> {
    try {
      return (await this.api.get<{ items: Kind[] }>('/api/masterdata/kinds')).items;
    } catch (error) {
      this.known = null;
      throw error;
    }
  }
}
