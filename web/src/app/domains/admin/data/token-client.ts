import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type { tokenSchema } from '../../../../../../contracts/identity/session.ts';
import { Api } from '../../shared/util-http/api.ts';

export type AccessToken = z.infer<typeof tokenSchema>;

/** One's own access tokens. */
@Injectable({ providedIn: 'root' })
export class TokenClient {
  private readonly api = inject(Api);

  async list(abort?: AbortSignal): Promise<AccessToken[]> {
    return (await this.api.get<{ items: AccessToken[] }>('/api/tokens', undefined, abort)).items;
  }

  /** The token itself is told once. */
  create(name: string, expiresInDays: number | undefined): Promise<AccessToken & { token: string }> {
    return this.api.post('/api/tokens', { name, ...(expiresInDays ? { expiresInDays } : {}) });
  }

  end(key: string, id: string): Promise<void> {
    return this.api.delete(`/api/tokens/${id}`, undefined, { key });
  }
}
