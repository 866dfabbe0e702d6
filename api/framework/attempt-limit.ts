import { fault } from '../../contracts/errors.ts';

const windowMs = 60_000;
/** Addresses remembered at most. */
const mostAddresses = 10_000;

/** Counts failed attempts per address in this process, so that one machine cannot try out the users of a plant. */
export class AttemptLimit {
  readonly #most: number;
  readonly #failures = new Map<string, { since: number; count: number }>();

  constructor(mostPerMinute: number) {
    this.#most = mostPerMinute;
  }

  /** Refuses an address that failed too often within the last minute. */
  check(address: string, at: Date): void {
    const found = this.#failures.get(address);
    if (!found || at.getTime() - found.since > windowMs || found.count < this.#most) return;
    const seconds = Math.max(1, Math.ceil((found.since + windowMs - at.getTime()) / 1000));
    throw fault('too-many-requests', {
      detail: `too many failed attempts, try again in ${seconds} s`,
      params: { seconds },
    });
  }

  failed(address: string, at: Date): void {
    const found = this.#failures.get(address);
    if (found && at.getTime() - found.since <= windowMs) {
      found.count++;
      return;
    }
    this.#failures.delete(address);
    this.#failures.set(address, { since: at.getTime(), count: 1 });
    if (this.#failures.size > mostAddresses) this.#failures.delete(this.#failures.keys().next().value!);
  }
}
