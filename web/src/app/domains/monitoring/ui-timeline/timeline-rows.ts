import type { EngineEventType } from '../../../../../../engine/model/event.ts';
import type { HistoryEntry } from '../data/monitoring-client.ts';

/** One line of the story of an instance. */
export interface TimelineRow {
  id: string;
  at: string;
  kind: EngineEventType;
  elementId: string | null;
  actor: string | null;
  onBehalfOf: string | null;
  /** Milliseconds since the step was entered. */
  took: number | null;
  /** Message name, code, outcome … */
  detail: string | null;
  reason: string | null;
  /** Steps that wait for somebody or something because of this. */
  next: NextStep[];
  incident: string | null;
  ended: 'completed' | 'cancelled' | 'failed' | null;
}

export interface NextStep {
  elementId: string;
  /** People and roles, or null when no person is needed. */
  who: string[] | null;
}

interface Seen {
  elementId: string;
  at: number;
}

/** Tells the story: who did what, how long it had waited, what came next. Steps that only move inside are left out. */
export function timelineRows(history: readonly HistoryEntry[]): TimelineRow[] {
  const visits = new Map<number, Seen>();
  return history.flatMap((entry) => {
    const at = Date.parse(entry.at);
    const before = new Map(visits);
    for (const trace of entry.trace) {
      if (trace.type === 'entered') visits.set(trace.visit, { elementId: trace.elementId, at });
    }
    const row = rowOf(entry, before, at);
    return isSilent(row) ? [] : [row];
  });
}

function rowOf(entry: HistoryEntry, visits: ReadonlyMap<number, Seen>, at: number): TimelineRow {
  const { event } = entry;
  const visit = 'visit' in event ? visits.get(event.visit) : firedBy(entry, visits);
  const ended = entry.effects.find((effect) => effect.type === 'complete');
  const incident = entry.effects.find((effect) => effect.type === 'raiseIncident');
  return {
    id: `${entry.epoch}-${entry.seq}`,
    at: entry.at,
    kind: event.type,
    elementId: visit?.elementId ?? null,
    actor: entry.actor,
    onBehalfOf: entry.onBehalfOf,
    took: visit ? at - visit.at : null,
    detail: detailOf(entry),
    reason: 'reason' in event ? (event.reason ?? null) : null,
    next: nextOf(entry),
    incident: incident ? incident.message : null,
    ended: ended ? ended.state : null,
  };
}

/** Which step a timer belonged to. */
function firedBy(entry: HistoryEntry, visits: ReadonlyMap<number, Seen>): Seen | undefined {
  if (entry.event.type !== 'deadline') return undefined;
  const rung = entry.effects.find((effect) => effect.type === 'ladderStage');
  if (rung) return visits.get(rung.visit);
  const left = entry.trace.find((trace) => trace.type === 'left');
  return left ? visits.get(left.visit) : undefined;
}

function detailOf({ event, effects }: HistoryEntry): string | null {
  const rung = effects.find((effect) => effect.type === 'ladderStage');
  if (rung) return rung.action;
  switch (event.type) {
    case 'completeTask':
      return event.outcome ?? null;
    case 'deliverMessage':
    case 'deliverSignal':
      return event.name;
    case 'throwError':
    case 'throwEscalation':
    case 'childError':
    case 'childEscalation':
      return event.code;
    case 'failService':
      return event.message;
    case 'setVariables':
      return Object.keys(event.variables).join(', ');
    case 'modify':
      return event.start.map((one) => one.elementId).join(', ');
    default:
      return null;
  }
}

function nextOf({ effects, trace }: HistoryEntry): NextStep[] {
  const next: NextStep[] = [];
  for (const effect of effects) {
    if (effect.type !== 'openTask') continue;
    const who = effect.assignee ? [effect.assignee] : [...effect.candidateGroups, ...effect.candidateUsers];
    next.push({ elementId: effect.elementId, who });
  }
  for (const entry of trace) {
    const plain = entry.type === 'waiting' && !['task', 'scope', 'join'].includes(entry.for.kind);
    if (plain) next.push({ elementId: entry.elementId, who: null });
  }
  return next;
}

/** Nothing that people would tell each other. */
function isSilent(row: TimelineRow): boolean {
  const quiet = row.kind === 'childStarted' || row.kind === 'changeCalendar';
  return quiet && row.next.length === 0 && row.incident === null && row.ended === null;
}

/** Elements and flows that were passed, for colouring the diagram. */
export function passedElements(history: readonly HistoryEntry[]): Set<string> {
  const passed = new Set<string>();
  for (const { trace } of history) {
    for (const entry of trace) {
      if (entry.type !== 'entered') continue;
      passed.add(entry.elementId);
      if (entry.via) passed.add(entry.via);
    }
  }
  return passed;
}
