import type { LedgerEntry } from '../../engine/model/protocol.ts';

/**
 * Commands carried out and not yet acknowledged. Temporal forgets update ids with the run; the ledger survives
 * continue-as-new, so a command sent twice is carried out once.
 */
export class Ledger {
  private readonly entries = new Map<string, LedgerEntry>();

  constructor(carried: LedgerEntry[]) {
    for (const entry of carried) this.entries.set(entry.commandId, entry);
  }

  has(commandId: string): boolean {
    return this.entries.has(commandId);
  }

  add(entry: LedgerEntry): void {
    this.entries.set(entry.commandId, entry);
  }

  acknowledge(seq: number): void {
    for (const [commandId, entry] of this.entries) if (entry.toSeq <= seq) this.entries.delete(commandId);
  }

  all(): LedgerEntry[] {
    return [...this.entries.values()];
  }
}
