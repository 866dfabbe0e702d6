import { identityEntities } from './identity/index.ts';
import { AuditEntry, CommandReceipt, LiveHint } from './foundation/index.ts';

/** Every table of the database, one area after the other. Migrations are generated from this list. */
export const entities = [AuditEntry, CommandReceipt, LiveHint, ...identityEntities];
