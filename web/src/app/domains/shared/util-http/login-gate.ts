import { Injectable, signal } from '@angular/core';

/**
 * Between `Api` and the session: holds the CSRF token, and lets a request that met an expired session wait until the
 * person has logged in again on top of the page.
 */
@Injectable({ providedIn: 'root' })
export class LoginGate {
  private token: string | null = null;
  private waiting: (() => void)[] = [];
  private readonly known = signal(false);
  private readonly open = signal(false);
  /** True while somebody who was logged in has to log in again. */
  readonly asking = this.open.asReadonly();

  headers(): Record<string, string> {
    return this.token ? { 'X-CSRF-Token': this.token } : {};
  }

  /** A session stands: requests that waited go on. */
  admit(token: string | null): void {
    this.token = token;
    this.known.set(true);
    this.open.set(false);
    for (const resume of this.waiting.splice(0)) resume();
  }

  leave(): void {
    this.token = null;
    this.known.set(false);
    this.open.set(false);
    this.waiting = [];
  }

  /** Only a session that once stood is asked for again; the log-in page handles its own refusals. */
  canAsk(path: string): boolean {
    return this.known() && !path.startsWith('/api/session');
  }

  ask(): Promise<void> {
    this.open.set(true);
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
