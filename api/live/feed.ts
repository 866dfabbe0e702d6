import { identityVersion } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Presence } from '../../platform/live/presence.ts';
import type { Logger } from '../../platform/logging/logging.ts';
import type { Position } from './position.ts';
import { lastPosition, readHints } from './read-hints.ts';
import type { StoredHint } from './read-hints.ts';

/** Rows of one read. */
const batch = 1000;
/** Without any wake-up call. */
const pollMs = 1000;
/** After a wake-up call that found nothing: another transaction was still open below the hints. */
const retriesMs = [20, 60, 150, 400];

/** Gets hints in order, with the version of the identity data to judge them by. */
type Listener = (hints: StoredHint[], identityVersion: string) => Promise<void> | void;

/** Reads new hints once per process and hands them to all streams of this process. */
export class LiveFeed {
  readonly #database: Database;
  readonly #presence: Presence;
  readonly #logger: Logger;
  readonly #listeners = new Set<Listener>();
  #position: Position = { xid: 0n, id: 0n };
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #stopListening: (() => void) | undefined;

  constructor(database: Database, presence: Presence, logger: Logger) {
    this.#database = database;
    this.#presence = presence;
    this.#logger = logger;
  }

  /** Everything up to here has been handed out. */
  get position(): Position {
    return this.#position;
  }

  get started(): boolean {
    return this.#timer !== undefined;
  }

  async start(): Promise<void> {
    this.#position = await lastPosition(this.#database);
    this.#stopListening = this.#presence.onWake(() => this.#wake(0));
    this.#schedule(pollMs);
  }

  stop(): void {
    this.#stopped = true;
    this.#stopListening?.();
    clearTimeout(this.#timer);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #schedule(ms: number, attempt = retriesMs.length): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#wake(attempt), ms);
    this.#timer.unref();
  }

  /** One read at a time; a call during a read causes one more. */
  #wake(attempt: number): void {
    if (this.#stopped) return;
    this.#again ||= this.#reading !== undefined;
    this.#reading ??= this.#readAll(attempt).finally(() => {
      this.#reading = undefined;
      const again = this.#again;
      this.#again = false;
      if (again) this.#wake(0);
    });
  }

  async #readAll(attempt: number): Promise<void> {
    try {
      let found = 0;
      for (let rows = await this.#read(); rows > 0; rows = rows === batch ? await this.#read() : 0) found += rows;
      const next = found > 0 ? undefined : retriesMs[attempt];
      this.#schedule(next ?? pollMs, next === undefined ? retriesMs.length : attempt + 1);
    } catch (error) {
      this.#logger.warn({ err: error }, 'live hints cannot be read');
      this.#schedule(pollMs);
    }
  }

  async #read(): Promise<number> {
    const hints = await readHints(this.#database, this.#position, batch);
    const last = hints.at(-1);
    if (!last || this.#stopped) return 0;
    const version = await identityVersion(this.#database);
    this.#position = last.position;
    for (const listener of this.#listeners) await listener(hints, version);
    return hints.length;
  }
}
