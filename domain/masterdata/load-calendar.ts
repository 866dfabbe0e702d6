import type { CompiledCalendar } from '../../engine/model/calendar.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findRecords } from '../foundation/index.ts';
import { alwaysOpen, compileCalendar } from './compile-calendar.ts';
import { calendarRecord, plantRecord } from './records.ts';

/** Compiled ones of today, by calendar and version: compiling walks through years of time zone changes. */
const compiled = new Map<string, CompiledCalendar>();
const MOST = 500;

/**
 * The named calendars compiled, for processes that start. Where several plants use one code, the asked plant's counts.
 * `24x7` is there without being defined; names that nobody defined are missing.
 */
export async function compiledCalendars(
  tx: Pick<Tx, 'em' | 'query'>,
  at: Date,
  names: readonly string[],
  plantId?: string,
): Promise<Record<string, CompiledCalendar>> {
  if (names.length === 0) return {};
  const found: Record<string, CompiledCalendar> = {};
  if (names.includes('24x7')) found['24x7'] = await roundTheClock(tx, at, plantId);
  const wanted = { code: [...names], active: true };
  const rows = await findRecords(tx as Tx, calendarRecord, wanted, { createdAt: 'desc' });
  const ordered = [...rows].sort((a, b) => Number(a.plantId === plantId) - Number(b.plantId === plantId));
  for (const row of ordered)
    found[row.code] = remembered(`${row.id}/${row.version}`, at, () => compileCalendar(row, at));
  return found;
}

async function roundTheClock(tx: Pick<Tx, 'em'>, at: Date, plantId?: string): Promise<CompiledCalendar> {
  const plants = await findRecords(tx as Tx, plantRecord, { active: true }, { createdAt: 'asc' });
  const zone = (plants.find(({ id }) => id === plantId) ?? plants[0])?.zone ?? 'Asia/Shanghai';
  return remembered(zone, at, () => alwaysOpen(zone, at));
}

function remembered(key: string, at: Date, make: () => CompiledCalendar): CompiledCalendar {
  const today = `${key}/${at.toISOString().slice(0, 10)}`;
  let calendar = compiled.get(today);
  if (!calendar) {
    if (compiled.size >= MOST) compiled.clear();
    calendar = make();
    compiled.set(today, calendar);
  }
  return calendar;
}
