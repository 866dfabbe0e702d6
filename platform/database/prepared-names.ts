import { createHash } from 'node:crypto';

/** A text that comes this often is worth a prepared statement: parsing and planning cost more than most of our queries. */
const WORTH_AFTER = 5;
/** Prepared statements stay in each connection's memory for its life. */
const MOST = 300;

/** Names for texts of queries that come again and again; others go unnamed. */
export class PreparedNames {
  private readonly seen = new Map<string, number>();
  private readonly names = new Map<string, string>();

  of(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size >= MOST) return name;
    const count = (this.seen.get(text) ?? 0) + 1;
    if (count < WORTH_AFTER) {
      if (this.seen.size >= 10 * MOST) this.seen.clear();
      this.seen.set(text, count);
      return undefined;
    }
    this.seen.delete(text);
    const made = createHash('sha256').update(text).digest('base64url').slice(0, 20);
    this.names.set(text, made);
    return made;
  }
}
