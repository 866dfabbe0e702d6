import type { IncomingMessage, ServerResponse } from 'node:http';
import { stillStands } from '../../domain/identity/index.ts';
import type { Identity } from '../../domain/identity/index.ts';
import type { Authentication } from '../framework/route.ts';
import type { LiveFeed } from './feed.ts';
import type { LiveServices } from './live-routes.ts';
import { isAfter, positionText } from './position.ts';
import type { Position } from './position.ts';
import { isKept, readHints } from './read-hints.ts';
import type { StoredHint } from './read-hints.ts';

/** Hints made up for after a gap; more than that and the client had better fetch everything. */
const longestGap = 2000;
const heartbeatMs = 15_000;
/** A client that does not read is let go; it comes back and resumes. */
const mostUnread = 1024 * 1024;

/** The live stream of one client. Rights are judged when a hint is sent, by what the person may see then. */
export class Stream {
  readonly #services: LiveServices;
  readonly #feed: LiveFeed;
  readonly #authentication: Authentication;
  readonly #response: ServerResponse;
  #identity: Identity;
  #rules: string;
  /** Everything up to here was sent or withheld. */
  #position: Position;
  #waiting: StoredHint[] | undefined = [];
  #ended = false;

  constructor(services: LiveServices, authentication: Authentication, identity: Identity, response: ServerResponse) {
    this.#services = services;
    this.#feed = services.feed;
    this.#authentication = authentication;
    this.#identity = identity;
    this.#rules = rulesOf(identity);
    this.#response = response;
    this.#position = services.feed.position;
  }

  /** Begins after `resume`, or now; `ended` is called once. */
  open(request: IncomingMessage, resume: Position | undefined, ended: () => void): void {
    const unsubscribe = this.#feed.subscribe((hints, version) => this.#receive(hints, version));
    const timer = setInterval(() => void this.#heartbeat(), heartbeatMs);
    timer.unref();
    this.#response.on('close', () => {
      this.#ended = true;
      clearInterval(timer);
      unsubscribe();
      ended();
    });
    request.socket.setNoDelay(true);
    request.socket.setTimeout(0);
    this.#response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    this.#write(`retry: 2000\nid: ${positionText(resume ?? this.#position)}\n\n`);
    void this.#catchUp(resume).catch((error: unknown) => {
      this.#services.logger.warn({ err: error }, 'live stream broke off');
      this.close();
    });
  }

  close(): void {
    this.#response.end();
  }

  /** What happened since the client was last here: made up for, or declared missed. */
  async #catchUp(resume: Position | undefined): Promise<void> {
    const until = this.#position;
    if (resume && isAfter(resume, until)) this.#position = resume;
    else if (resume && isAfter(until, resume)) await this.#makeUp(resume, until);
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    await this.#send(waiting);
  }

  async #makeUp(resume: Position, until: Position): Promise<void> {
    const { database } = this.#services;
    const kept = await isKept(database, resume);
    const missed = kept ? await readHints(database, resume, longestGap + 1) : [];
    if (!kept || missed.length > longestGap) {
      this.#write(`event: resync\nid: ${positionText(until)}\ndata: {}\n\n`);
      return;
    }
    this.#position = resume;
    await this.#send(missed.filter((hint) => !isAfter(hint.position, until)));
    this.#position = until;
  }

  async #receive(hints: StoredHint[], version: string): Promise<void> {
    if (this.#waiting) this.#waiting.push(...hints);
    else await this.#send(hints, version);
  }

  async #send(hints: StoredHint[], version?: string): Promise<void> {
    const fresh = hints.filter((hint) => isAfter(hint.position, this.#position));
    if (fresh.length === 0 || !(await this.#refreshRights(version))) return;
    const { ability } = this.#identity;
    const visible = latest(fresh).filter((hint) => ability.can('read', hint.subject, hint.scope));
    this.#position = fresh.at(-1)!.position;
    if (visible.length > 0) this.#write(visible.map(eventOf).join(''));
  }

  /** Follows changed rights; ends when the person is no longer active. */
  async #refreshRights(version?: string): Promise<boolean> {
    const identity = await this.#services.identities.of(this.#authentication.userId, new Date(), version);
    if (!identity) {
      this.close();
      return false;
    }
    if (identity === this.#identity) return true;
    this.#identity = identity;
    const rules = rulesOf(identity);
    if (rules !== this.#rules) {
      const data = JSON.stringify({ id: '', kind: 'Session', ref: identity.person.username, version: 0 });
      this.#write(`data: ${data}\n\n`);
    }
    this.#rules = rules;
    return true;
  }

  /** Keeps proxies awake, moves the place to resume from, and looks whether the log-in still stands. */
  async #heartbeat(): Promise<void> {
    try {
      if (!(await stillStands(this.#services.database, this.#authentication, new Date()))) this.close();
      else if (await this.#refreshRights()) this.#write(`: alive\nid: ${positionText(this.#position)}\n\n`);
    } catch {
      // The database is away; the next heartbeat looks again.
      this.#write(': alive\n\n');
    }
  }

  #write(text: string): void {
    if (this.#ended) return;
    if (this.#response.writableLength > mostUnread) this.#response.destroy();
    else this.#response.write(text);
  }
}

/** Of several hints on the same record only the last. */
function latest(hints: StoredHint[]): StoredHint[] {
  const byRecord = new Map<string, StoredHint>();
  for (const hint of hints) {
    const key = `${hint.subject} ${hint.ref}`;
    byRecord.delete(key);
    byRecord.set(key, hint);
  }
  return [...byRecord.values()];
}

function eventOf({ position, subject, ref, version }: StoredHint): string {
  const id = positionText(position);
  return `id: ${id}\ndata: ${JSON.stringify({ id, kind: subject, ref, version })}\n\n`;
}

function rulesOf(identity: Identity): string {
  return JSON.stringify(identity.ability.packed());
}
