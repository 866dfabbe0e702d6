import { Injectable, inject, signal } from '@angular/core';
import { toProblem } from '../../shared/util-http/problem.ts';
import type { Problem } from '../../shared/util-http/problem.ts';
import type { WorkReportInput } from './production-client.ts';
import { ProductionClient } from './production-client.ts';

interface Waiting {
  key: string;
  body: WorkReportInput;
  /** What a person recognises it by. */
  label: string;
}

const STORED = 'millrace.reports';
const AGAIN = 15_000;

/**
 * Reports made while the network was away: kept on the device with the time at which they were made, and sent under
 * their keys as soon as it is back. Sending twice is harmless.
 */
@Injectable({ providedIn: 'root' })
export class ReportQueue {
  private readonly client = inject(ProductionClient);
  private readonly list = signal<Waiting[]>(stored());
  private readonly refusal = signal<{ label: string; problem: Problem } | null>(null);
  private sending = false;
  readonly waiting = this.list.asReadonly();
  /** A kept report that the server did not take; somebody has to look. */
  readonly refused = this.refusal.asReadonly();

  constructor() {
    window.addEventListener('online', () => void this.send());
    setInterval(() => void this.send(), AGAIN);
    void this.send();
  }

  keep(key: string, body: WorkReportInput, label: string): void {
    const eventTime = new Date().toISOString();
    this.write([...this.list(), { key, body: { ...body, eventTime, source: 'mobile' }, label }]);
  }

  dismiss(): void {
    this.refusal.set(null);
  }

  async send(): Promise<void> {
    if (this.sending || this.list().length === 0) return;
    this.sending = true;
    for (const one of this.list()) {
      try {
        await this.client.report(one.key, one.body);
      } catch (error) {
        const problem = toProblem(error);
        if (problem.outcomeUnknown || problem.status === 401) break;
        this.refusal.set({ label: one.label, problem });
      }
      this.write(this.list().filter((other) => other.key !== one.key));
    }
    this.sending = false;
  }

  private write(list: Waiting[]): void {
    this.list.set(list);
    localStorage.setItem(STORED, JSON.stringify(list));
  }
}

function stored(): Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? '[]') as Waiting[];
  } catch {
    return [];
  }
}
