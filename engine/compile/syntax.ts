import { parseCycle } from '../execute/time/cycle.ts';
import { parseDateTime, parseDuration } from '../execute/time/iso.ts';

/** Syntax of literal times, judged by the very parsers that run them. */

const NO_CALENDAR = { zone: undefined, working: undefined };

export function isDateText(text: string): boolean {
  return parseDateTime(text) !== null;
}

export function isDurationText(text: string): boolean {
  return parseDuration(text) !== null;
}

export function isCycleText(text: string): boolean {
  return parseCycle(text, NO_CALENDAR) !== null;
}

/** `50%` of the time to the due date, or an ISO duration from creation. */
export function isLadderTime(text: string): boolean {
  if (/^\d{1,4}(\.\d+)?%$/.test(text)) return true;
  const duration = parseDuration(text);
  return duration !== null && !text.startsWith('-');
}
