export { audit, newId } from './audit.ts';
export type { Change } from './audit.ts';
export { auditHead, placeOfHead, sealAudit, verifyAudit } from './audit-chain.ts';
export { auditList } from './audit-search.ts';
export type { ChainReport } from './audit-chain.ts';
export { defineCommand, execute, executeIn } from './command.ts';
export type { Command } from './command.ts';
export type { Ability, ActingUser, CommandContext, Origin } from './context.ts';
export { foundationExtras } from './extras.ts';
export type { Job } from './job.ts';
export { foundationJobs } from './jobs.ts';
export { hint } from './live.ts';
export type { Hint } from './live.ts';
export { cursorValues, pageOf, pageQuery, pageSchema } from './page.ts';
export type { Page } from './page.ts';
export { actingFor, permit } from './permit.ts';
export {
  changeRecord,
  createRecord,
  findRecord,
  findRecords,
  findRows,
  readRecord,
  recordKind,
  requireVersion,
  tableKind,
} from './record.ts';
export type { NewRow, RecordKind, RecordRow, RowOf } from './record.ts';
export { canonicalDecimal, column, recordColumns } from './columns.ts';
export { AuditEntry } from './entities/audit-entry.ts';
export { CommandReceipt } from './entities/command-receipt.ts';
export { RequestKey } from './entities/request-key.ts';
export { LiveHint } from './entities/live-hint.ts';
export { importCsv } from './csv-import.ts';
export type { CsvImport, ImportError, ImportOutcome, ImportReport } from './csv-import.ts';
export { rowsOf } from './csv-records.ts';
export type { CsvShape } from './csv-records.ts';
export { writeCsv } from './csv-table.ts';
export { listQuery, listRow, listRows } from './list.ts';
export type { Condition, ListQuery, ListSpec } from './list.ts';
export { connectEvents, emit } from './outbox.ts';
export type { Emitted, EventSink } from './outbox.ts';
export { DomainEvent } from './entities/domain-event.ts';
export { connectHold, letGo } from './holds.ts';
export type { Hold } from './holds.ts';
export { undoCommand } from './undo.ts';
