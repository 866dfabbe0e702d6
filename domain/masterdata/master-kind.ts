import type { z } from 'zod';
import type { LocalizedText } from '../../contracts/json.ts';
import type { Subject } from '../../contracts/permissions.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { CommandContext, NewRow, RecordKind, RecordRow } from '../foundation/index.ts';

export type MasterRow = RecordRow & { active: boolean };

/** How rows of a kind are shown: output name → SQL over `from`, in which the main table is `t`. */
export interface MasterView {
  from: string;
  columns: Record<string, string>;
  /** What lists are sorted by, unique together with the id; text. */
  key: string;
  /** SQL texts that the search box looks into. */
  search: string[];
  /** Where the attributes of permissions are found, by attribute. */
  attributes: Record<string, { sql: string; type?: 'text' | 'uuid' }>;
  /** More query parameters: name → SQL comparing with `?`. */
  filters?: Record<string, string>;
}

/** Rows that belong to a record, such as the lines of a bill: always written all together. */
export interface MasterParts<Row, Input> {
  /** Replaces them; the answer goes into the audit. */
  write(context: CommandContext, row: Row, input: Input): Promise<object>;
  read(tx: Tx, row: Row): Promise<object>;
}

/** How a kind looks as a table of text. */
export interface MasterCsv {
  /** Columns in order; `name.zh`, `lines.item` reach inside. Rows with equal leading columns make one record. */
  columns: string[];
  /** Name of the list whose entries each stand on a row of their own. */
  list?: string;
}

/**
 * One kind of master data. From this one description come its commands (create, change, deactivate, activate, import),
 * its lists, its CSV form and its routes.
 */
export interface MasterKind<Row extends MasterRow, Input> {
  /** Last word of the commands: `masterdata.create-item`. */
  name: string;
  plural: string;
  area: string;
  title: LocalizedText;
  subject: Subject;
  record: RecordKind<Row>;
  input: z.ZodType<Input>;
  /** Columns for this input, references looked up. `before` is the row that is changed. */
  toRow(context: CommandContext, input: Input, before?: Row): Promise<NewRow<Row>>;
  /** The columns that make it the same record: a second one with these is refused, an import changes the first. */
  identity(row: NewRow<Row>): Partial<Row>;
  parts?: MasterParts<Row, Input>;
  /** A change makes a new row and deactivates the old one, which is still needed to read what was made by it. */
  versioned?: boolean;
  /** Refuses a change of this row, whatever the change is (a released revision). */
  checkChange?(row: Row): void;
  /** Refuses to deactivate what is in use. */
  checkUnused?(context: CommandContext, row: Row): Promise<void>;
  view: MasterView;
  csv: MasterCsv;
}

/** A kind of any types, as tables of kinds hold it. */
export type AnyMasterKind = MasterKind<never, never>;

/** Gives a kind its types. */
export function masterKind<Row extends MasterRow, Input>(kind: MasterKind<Row, Input>): MasterKind<Row, Input> {
  return kind;
}
