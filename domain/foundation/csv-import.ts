import type { z } from 'zod';
import { Fault } from '../../contracts/errors.ts';
import type { FieldError } from '../../contracts/errors.ts';
import type { CommandContext } from './context.ts';
import { recordsOf } from './csv-records.ts';
import type { CsvRecord, CsvShape } from './csv-records.ts';
import { readCsv } from './csv-table.ts';

export type ImportOutcome = 'created' | 'changed' | 'unchanged';

/** What an import writes, one record at a time. */
export interface CsvImport<Input> extends CsvShape {
  input: z.ZodType<Input>;
  apply(context: CommandContext, input: Input): Promise<ImportOutcome>;
}

/** One thing that is wrong; `line` is the line of the file on which the record begins. */
export interface ImportError extends FieldError {
  line: number;
}

export interface ImportReport {
  dryRun: boolean;
  records: number;
  created: number;
  changed: number;
  unchanged: number;
  errors: ImportError[];
  /** Were the records kept? Only when nothing is wrong, and it was no dry run. */
  applied: boolean;
}

const MOST_ERRORS = 1000;

/**
 * Imports a file all or nothing. Every record is tried, so that all errors come at once; a dry run does everything and
 * takes it back. Later records see the earlier ones, so a file may hold what it refers to.
 */
export async function importCsv<Input>(
  context: CommandContext,
  spec: CsvImport<Input>,
  text: string,
  dryRun: boolean,
): Promise<ImportReport> {
  const records = recordsOf(readCsv(text, spec.columns), spec, spec.input);
  const report: ImportReport = {
    dryRun,
    records: records.length,
    created: 0,
    changed: 0,
    unchanged: 0,
    errors: [],
    applied: false,
  };
  await context.tx.query('savepoint csv_import');
  for (const record of records) {
    if (report.errors.length >= MOST_ERRORS) break;
    await importRecord(context, spec, record, report);
  }
  report.applied = !dryRun && report.errors.length === 0;
  await context.tx.query(report.applied ? 'release savepoint csv_import' : 'rollback to savepoint csv_import');
  return report;
}

async function importRecord<Input>(
  context: CommandContext,
  spec: CsvImport<Input>,
  record: CsvRecord,
  report: ImportReport,
): Promise<void> {
  const parsed = spec.input.safeParse(record.value);
  if (!parsed.success) {
    for (const issue of parsed.error.issues)
      report.errors.push({
        line: record.line,
        path: issue.path.join('.'),
        code: issue.code,
        message: issue.message,
      });
    return;
  }
  await context.tx.query('savepoint csv_record');
  try {
    report[await spec.apply(context, parsed.data)] += 1;
    await context.tx.query('release savepoint csv_record');
  } catch (error) {
    if (!(error instanceof Fault) || error.entry.kind === 'technical') throw error;
    await context.tx.query('rollback to savepoint csv_record');
    report.errors.push(...errorsOf(error, record.line));
  }
}

function errorsOf(error: Fault, line: number): ImportError[] {
  if (error.errors.length === 0) return [{ line, path: '', code: error.code, message: error.message }];
  return error.errors.map((one) => ({ ...one, code: error.code, line }));
}
