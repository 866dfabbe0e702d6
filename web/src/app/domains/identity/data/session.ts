import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { z } from 'zod';
import type { PackedRule } from '../../../../../../contracts/permissions/ability.ts';
import type { sessionSchema } from '../../../../../../contracts/identity/session.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { Api } from '../../shared/util-http/api.ts';
import { LoginGate } from '../../shared/util-http/login-gate.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { LiveEvents } from '../../shared/util-live/live-events.ts';

type SessionView = Omit<z.infer<typeof sessionSchema>, 'rules'> & { rules: PackedRule[] };
export type SessionUser = SessionView['user'];

/** There is a log-in worth asking for. */
const KNOWN = 'millrace.session';

/** Who is logged in. Knows when a session has run out and lets the person in again without leaving the page. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly gate = inject(LoginGate);
  private readonly permissions = inject(Permissions);
  private readonly live = inject(LiveEvents);
  private readonly router = inject(Router);
  private readonly view = signal<SessionView | null>(null);
  readonly user = computed(() => this.view()?.user ?? null);
  readonly username = computed(() => this.view()?.user.username ?? '');
  readonly setupNeeded = computed(() => this.view()?.setupNeeded ?? false);
  /** No answer from the server when the page was opened. */
  readonly unreachable = signal(false);

  constructor() {
    this.live.on(['Session'], () => void this.refresh().catch(() => undefined));
  }

  /** Called once before the first route; asks only when somebody logged in with this browser before. */
  async restore(): Promise<void> {
    if (localStorage.getItem(KNOWN) === null) return;
    try {
      this.admit(await this.api.get<SessionView>('/api/session'));
      this.unreachable.set(false);
    } catch (error) {
      const expired = toProblem(error).status === 401;
      if (expired) localStorage.removeItem(KNOWN);
      this.unreachable.set(!expired);
    }
  }

  async logIn(username: string, password: string): Promise<void> {
    const view = await this.api.post<SessionView>('/api/session', { username, password });
    const other = this.user() && this.user()!.username !== view.user.username;
    this.admit(view);
    if (other) await this.router.navigateByUrl('/');
  }

  async logOut(): Promise<void> {
    await this.api.delete('/api/session').catch(() => undefined);
    localStorage.removeItem(KNOWN);
    this.live.stop();
    this.gate.leave();
    this.permissions.set([]);
    this.view.set(null);
    await this.router.navigateByUrl('/login');
  }

  /** After roles or delegations have changed. */
  async refresh(): Promise<void> {
    this.admit(await this.api.get<SessionView>('/api/session'));
  }

  private admit(view: SessionView): void {
    this.permissions.set(view.rules);
    this.view.set(view);
    this.gate.admit(view.csrfToken);
    localStorage.setItem(KNOWN, '1');
    this.live.start();
  }
}
