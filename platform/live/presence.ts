import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import type { Pool } from 'pg';
import { liveChannel } from './wake.ts';

/** First key of the advisory locks by which a process shows that it lives; the second is its number. */
export const presenceLock = 7_235_100;
const retryMs = 1000;

/**
 * One connection of its own per process: it holds a lock that PostgreSQL lets go the moment the process is gone, and
 * it hears wake-up calls. It comes back by itself when the database was away.
 */
export class Presence {
  /** Number of this process; others see by its lock whether it lives. */
  readonly id: number = randomInt(1, 2 ** 31 - 1);
  readonly #pool: Pool;
  readonly #listeners = new Set<() => void>();
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Resolves when connected for the first time. */
  async open(): Promise<void> {
    const { options } = this.#pool;
    // A pool hides its password from copies of its options.
    const client = new Client({
      ...options,
      password: options.password,
      application_name: `millrace-presence-${this.id}`,
    });
    let ended = false;
    const again = (): void => {
      if (ended) return;
      ended = true;
      client.end().catch(() => undefined);
      if (!this.#closed) this.#retry();
    };
    client.on('error', again).on('end', again);
    client.on('notification', () => this.#wake());
    await client.connect();
    await client.query('select pg_advisory_lock($1, $2)', [presenceLock, this.id]);
    await client.query(`listen ${liveChannel}`);
    this.#client = client;
    this.#wake();
  }

  /** Calls back at every wake-up call, and when the connection is there again. */
  onWake(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  #retry(): void {
    this.#timer = setTimeout(() => void this.open().catch(() => this.#closed || this.#retry()), retryMs);
    this.#timer.unref();
  }

  #wake(): void {
    for (const listener of this.#listeners) listener();
  }
}
