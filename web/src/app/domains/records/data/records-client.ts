import { Injectable, inject } from '@angular/core';
import type { CallOptions } from '../../shared/util-http/api.ts';
import { Api } from '../../shared/util-http/api.ts';
import type { Page } from '../../shared/util-query/pages.ts';

export interface ImportReport {
  dryRun: boolean;
  records: number;
  created: number;
  changed: number;
  unchanged: number;
  errors: { line: number; path: string; code: string; message: string }[];
  applied: boolean;
}

/** Lists and records of any area: all have the same shape of routes. */
@Injectable({ providedIn: 'root' })
export class RecordsClient {
  private readonly api = inject(Api);

  list<Row>(path: string, query: CallOptions['query'], signal?: AbortSignal): Promise<Page<Row>> {
    return this.api.get(path, query, signal);
  }

  one<Row>(path: string, id: string, signal?: AbortSignal): Promise<Row> {
    return this.api.get(`${path}/${encodeURIComponent(id)}`, undefined, signal);
  }

  create<Made = { id: string }>(key: string, path: string, body: unknown): Promise<Made> {
    return this.api.post(path, body, { key });
  }

  /** `POST {path}/{id}/{verb}` */
  act<Made = unknown>(key: string, path: string, id: string, verb: string, body: object = {}): Promise<Made> {
    return this.api.post(`${path}/${encodeURIComponent(id)}/${verb}`, body, { key });
  }

  patch(key: string, path: string, id: string, body: unknown): Promise<{ version: number }> {
    return this.api.patch(`${path}/${encodeURIComponent(id)}`, body, { key });
  }

  importCsv(key: string, path: string, csv: string, dryRun: boolean): Promise<ImportReport> {
    const options = { key: `${key}${dryRun ? '-dry' : ''}`, query: { dryRun: String(dryRun) } };
    return this.api.send('POST', `${path}/import`, csv, 'text/csv', options);
  }

  exportCsv(path: string): Promise<string> {
    return this.api.text(`${path}/export`, 'text/csv');
  }
}
