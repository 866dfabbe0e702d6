import { isUuid } from '../../contracts/ids.ts';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findRecords } from '../foundation/index.ts';
import type { RecordKind, RecordRow } from '../foundation/index.ts';
import { plantRecord } from './records.ts';
import type { PlantRow } from './records.ts';

/** Which record is meant, and where the answer goes when there is none. */
export interface LookUp {
  /** Only records of this plant. */
  plantId?: string;
  /** Field of the input, for the error. */
  path?: string;
  /** Inactive ones too. Default: they are refused. */
  inactive?: boolean;
}

type Coded = RecordRow & { code: string; active?: boolean; plantId?: string };

/** The record that a code or an id names; refused when there is none, when it is inactive, when it is ambiguous. */
export async function lookUp<Row extends Coded>(
  tx: Tx,
  kind: RecordKind<Row>,
  ref: string,
  options: LookUp = {},
): Promise<Row> {
  const where = isUuid(ref) ? { id: ref } : { code: ref };
  const found = await findRecords(tx, kind, where);
  const rows = found.filter((row) => !options.plantId || !row.plantId || row.plantId === options.plantId);
  const path = options.path ?? kind.subject.toLowerCase();
  if (rows.length === 0) throw unknown(kind.subject, ref, path);
  if (rows.length > 1)
    throw masterdataFault('ambiguous-code', { detail: `${kind.subject} ${ref} exists in ${rows.length} plants` });
  const row = rows[0]!;
  if (row.active === false && !options.inactive)
    throw masterdataFault('inactive-record', {
      detail: `${kind.subject} ${row.code} is inactive`,
      errors: [{ path, code: 'inactive', message: `${row.code} is inactive` }],
    });
  return row;
}

/** The plant that is meant; may be left out where there is only one. */
export async function plantOf(tx: Tx, ref: string | undefined): Promise<PlantRow> {
  if (ref !== undefined) return lookUp(tx, plantRecord, ref, { path: 'plant' });
  const plants = await findRecords(tx, plantRecord, { active: true });
  if (plants.length === 1) return plants[0]!;
  throw unknown('Plant', plants.length === 0 ? '(none exists)' : '(several exist)', 'plant');
}

function unknown(subject: string, ref: string, path: string): Error {
  return masterdataFault('unknown-reference', {
    detail: `no ${subject} ${ref}`,
    errors: [{ path, code: 'unknown', message: `no ${subject} ${ref}` }],
  });
}
