import { Attachment } from './attachments/index.ts';
import { identityEntities } from './identity/index.ts';
import { processEntities } from './processes/index.ts';
import { AuditEntry, CommandReceipt, DomainEvent, LiveHint, RequestKey } from './foundation/index.ts';
import { inventoryTables } from './inventory/index.ts';
import { masterdataTables } from './masterdata/index.ts';
import { procurementTables } from './procurement/index.ts';
import { productionTables } from './production/index.ts';
import { qualityTables } from './quality/index.ts';
import { warehouseTables } from './warehouse/index.ts';

/** Every table of the database, one area after the other. Migrations are generated from this list. */
export const entities = [
  AuditEntry,
  CommandReceipt,
  DomainEvent,
  LiveHint,
  RequestKey,
  Attachment,
  ...identityEntities,
  ...Object.values(masterdataTables),
  ...Object.values(inventoryTables),
  ...Object.values(productionTables),
  ...Object.values(procurementTables),
  ...Object.values(qualityTables),
  ...Object.values(warehouseTables),
  ...Object.values(processEntities),
];
