import { Injectable, inject } from '@angular/core';
import { Api } from '../../shared/util-http/api.ts';

@Injectable({ providedIn: 'root' })
export class PasswordClient {
  private readonly api = inject(Api);

  /** By the token of a one-time link. */
  set(token: string, password: string): Promise<void> {
    return this.api.post('/api/session/password', { token, password });
  }

  /** One's own, knowing the present one; other sessions end. */
  change(key: string, current: string, password: string): Promise<void> {
    return this.api.put('/api/session/password', { current, password }, { key });
  }
}
