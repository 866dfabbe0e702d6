import { foundationExtras } from './foundation/index.ts';
import { identityExtras } from './identity/index.ts';
import { inventoryExtras } from './inventory/index.ts';
import { masterdataExtras } from './masterdata/index.ts';
import { procurementExtras } from './procurement/index.ts';
import { productionExtras } from './production/index.ts';
import { qualityExtras } from './quality/index.ts';
import { processExtras } from './processes/index.ts';

/**
 * SQL that entities cannot express (foreign keys of plain id columns, partial indexes, triggers, partitions, first
 * rows), in order, run once after the tables are made: by tests and by the initial migration. A statement added after
 * a release goes into a migration of its own as well.
 */
export const extras: readonly string[] = [
  ...foundationExtras,
  ...identityExtras,
  ...masterdataExtras,
  ...inventoryExtras,
  ...productionExtras,
  ...procurementExtras,
  ...qualityExtras,
  ...processExtras,
];
