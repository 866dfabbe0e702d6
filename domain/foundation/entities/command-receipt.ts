import { defineEntity, p } from '@mikro-orm/postgresql';

/** Result of a domain command under its idempotency key; kept for 7 days for requests, for ever for process steps. */
export const CommandReceipt = defineEntity({
  name: 'CommandReceipt',
  tableName: 'command_receipt',
  properties: {
    command: p.string().length(100).primary(),
    key: p.string().length(200).primary(),
    inputHash: p.string().length(64),
    result: p.json().nullable(),
    actor: p.string().length(100),
    at: p.datetime(6),
  },
});
