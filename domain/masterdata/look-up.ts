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
  const found = await named(tx, kind, ref);
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

/** Records by code or id that an import has looked up: a file names the same few again and again. */
const remembered = new WeakMap<Tx, Map<string, Coded[]>>();

/** From now on the transaction looks everything up once; whoever changes records calls `forgetLookUps`. */
export function rememberLookUps(tx: Tx): void {
  remembered.set(tx, new Map());
}

/** Records of a subject were made or changed. */
export function forgetLookUps(tx: Tx, subject: string): void {
  const known = remembered.get(tx);
  for (const key of known?.keys() ?? []) if (key.startsWith(`${subject}/`)) known!.delete(key);
}

async function named<Row extends Coded>(tx: Tx, kind: RecordKind<Row>, ref: string): Promise<Row[]> {
  const known = remembered.get(tx);
  const key = `${kind.subject}/${ref}`;
  const hit = known?.get(key) as Row[] | undefined;
  if (hit && hit.length > 0) return hit;
  const rows = await findRecords(tx, kind, isUuid(ref) ? { id: ref } : { code: ref });
  known?.set(key, rows);
  return rows;
}

/** The plant that is meant; may be left out where there is only one. */
export async function plantOf(tx: Tx, ref: string | undefined): Promise<PlantRow> {
  if (ref !== undefined) return lookUp(tx, plantRecord, ref, { path: 'plant' });
  const known = remembered.get(tx)?.get('Plant/') as PlantRow[] | undefined;
  const plants = known ?? (await findRecords(tx, plantRecord, { active: true }));
  remembered.get(tx)?.set('Plant/', plants);
  if (plants.length === 1) return plants[0]!;
  throw unknown('Plant', plants.length === 0 ? '(none exists)' : '(several exist)', 'plant');
}

function unknown(subject: string, ref: string, path: string): Error {
  return masterdataFault('unknown-reference', {
    detail: `no ${subject} ${ref}`,
    errors: [{ path, code: 'unknown', message: `no ${subject} ${ref}` }],
  });
}
