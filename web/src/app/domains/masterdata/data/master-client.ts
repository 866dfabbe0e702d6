import { Injectable, inject } from '@angular/core';
import { RecordsClient } from '../../records/data/records-client.ts';
import type { Kind } from '../util-schema/json-schema.ts';
import type { Row } from '../util-kinds/kind-view.ts';

/** A record of any kind of master data, with what every kind has. */
export interface MasterRecord extends Row {
  id: string;
  active: boolean;
  version: number;
  updatedAt: string;
  updatedBy: string;
}

/** Records of master data: all kinds have the same routes. */
@Injectable({ providedIn: 'root' })
export class MasterClient {
  private readonly records = inject(RecordsClient);

  one(kind: Kind, id: string, abort?: AbortSignal): Promise<MasterRecord> {
    return this.records.one<MasterRecord>(kind.path, id, abort);
  }

  create(key: string, kind: Kind, input: object): Promise<{ id: string }> {
    return this.records.create(key, kind.path, input);
  }

  /** Answers with the id of what is valid now: some kinds keep the old record and make another one. */
  change(key: string, kind: Kind, record: MasterRecord, values: object): Promise<{ id: string }> {
    return this.records.act(key, kind.path, record.id, 'change', { version: record.version, values });
  }

  act(key: string, kind: Kind, record: MasterRecord, verb: string, reason = ''): Promise<unknown> {
    const body = { version: record.version, ...(reason ? { reason } : {}) };
    return this.records.act(key, kind.path, record.id, verb, body);
  }
}
