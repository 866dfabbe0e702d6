import type { CompiledCalendar } from '../../engine/model/calendar.ts';
import type { Tx } from '../../platform/database/database.ts';
import { findRows } from '../foundation/index.ts';
import { alwaysOpen, compileCalendar } from './compile-calendar.ts';
import { Calendar, Plant } from './entities/index.ts';

/**
 * All active calendars compiled, by code, for processes that start: `24x7` is always among them, in the zone of the
 * plant. Where several plants use one code, the asked plant's goes first.
 */
export async function compiledCalendars(tx: Tx, at: Date, plantId?: string): Promise<Record<string, CompiledCalendar>> {
  const plants = await findRows(tx, Plant, { active: true }, { createdAt: 'asc' });
  const plant = plants.find(({ id }) => id === plantId) ?? plants[0];
  const always = alwaysOpen(plant?.zone ?? 'Asia/Shanghai', at);
  const compiled: Record<string, CompiledCalendar> = { [always.name]: always };
  const rows = await findRows(tx, Calendar, { active: true }, { createdAt: 'asc' });
  const ordered = [...rows].sort((a, b) => Number(a.plantId === plant?.id) - Number(b.plantId === plant?.id));
  for (const row of ordered) compiled[row.code] = compileCalendar(row, at);
  return compiled;
}
