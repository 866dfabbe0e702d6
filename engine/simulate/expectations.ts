import type { Json, JsonObject } from '../../contracts/json.ts';
import type { ScenarioExpectation, ScenarioResult } from '../../contracts/processes/scenario.ts';
import type { OpenVisit } from '../model/state.ts';
import type { World } from './world.ts';

export type Observed = Omit<ScenarioResult, 'passed' | 'failures'>;

/** Everything that expectations speak of, whatever it was observed on. */
export interface Observation extends Observed {
  /** Open instances. */
  instances: number;
  /** Sorted names and element ids of awaited messages, and ids of elements whose own timer is armed. */
  waiting: { messages: { names: string[]; elements: string[] }; timers: string[] };
}

/** What can be seen of a world now. */
export function observe(world: World): Observed {
  const visits = world.openVisits().map(({ visit }) => visit);
  const idsWhere = (test: (visit: OpenVisit) => boolean): string[] =>
    visits
      .filter(test)
      .map(({ elementId }) => elementId)
      .sort(byText);
  return {
    path: world.path,
    open: idsWhere(isWork),
    active: idsWhere(holdsToken),
    ended: openInstances(world) === 0,
    variables: variablesOf(world),
    incidents: idsWhere(({ incident }) => incident !== undefined),
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Somebody outside has to do something: a person or a service. */
export function isWork({ waitingFor }: OpenVisit): boolean {
  return waitingFor?.kind === 'task' || waitingFor?.kind === 'service';
}

/** A token waits here itself: not an armed event, not the frame of a subprocess or multi-instance. */
function holdsToken({ waitingFor, host, incident }: OpenVisit): boolean {
  return host === undefined && waitingFor?.kind !== 'scope' && (waitingFor !== null || incident !== undefined);
}

function openInstances(world: World): number {
  return [...world.instances.values()].filter((instance) => world.isOpen(instance)).length;
}

/** Variables of the first instance, also after its end. */
function variablesOf(world: World): JsonObject {
  const [first] = world.instances.values();
  return first ? (first.result ?? first.state.scopes[0]?.variables ?? {}) : {};
}

/** What differs in a world from what is expected, one line each. */
export function mismatches(world: World, expected: ScenarioExpectation): string[] {
  return differences(expected, { ...observe(world), instances: openInstances(world), waiting: waitingOf(world) });
}

/** What differs from what is expected, one line each. */
export function differences(expected: ScenarioExpectation, seen: Observation): string[] {
  const problems: string[] = [];
  const list = (name: string, wanted: readonly string[] | undefined, got: readonly string[]): void => {
    if (wanted && !sameList([...wanted].sort(byText), got)) problems.push(differs(name, wanted, got));
  };
  list('open', expected.open, seen.open);
  list('active', expected.active, seen.active);
  list('incidents', expected.incidents, seen.incidents);
  if (expected.ended !== undefined && expected.ended !== seen.ended) {
    problems.push(differs('ended', expected.ended, seen.ended));
  }
  if (expected.instances !== undefined && expected.instances !== seen.instances) {
    problems.push(differs('instances', expected.instances, seen.instances));
  }
  problems.push(...pathProblems(expected, seen.path), ...variableProblems(expected.variables, seen.variables));
  problems.push(...waitingProblems(seen.waiting, expected.waiting));
  return problems;
}

function differs(name: string, wanted: Json | readonly string[], got: Json | readonly string[]): string {
  return `${name}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`;
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function pathProblems(expected: ScenarioExpectation, path: readonly string[]): string[] {
  const problems: string[] = [];
  if (expected.exactPath && !sameList(expected.exactPath, path)) {
    problems.push(differs('exactPath', expected.exactPath, path));
  }
  if (!expected.path) return problems;
  let at = 0;
  for (const id of expected.path) {
    const found = path.indexOf(id, at);
    if (found < 0) return [...problems, differs('path', expected.path, path)];
    at = found + 1;
  }
  return problems;
}

function variableProblems(expected: JsonObject | undefined, seen: JsonObject): string[] {
  return Object.entries(expected ?? {}).flatMap(([name, wanted]) => {
    const got = Object.hasOwn(seen, name) ? seen[name]! : null;
    return sameJson(wanted, got) ? [] : [differs(`variable ${name}`, wanted, got)];
  });
}

export function sameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]!));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key]!, b[key]!))
  );
}

function waitingOf(world: World): Observation['waiting'] {
  const visits = world.openVisits().map(({ visit }) => visit);
  const waiting = visits.filter(({ subscription }) => subscription?.kind === 'message');
  const timers = visits.filter((visit) => visit.timers?.some(({ slot }) => slot === 0));
  return {
    messages: {
      names: waiting.map(({ subscription }) => subscription!.name).sort(byText),
      elements: waiting.map(({ elementId }) => elementId).sort(byText),
    },
    timers: timers.map(({ elementId }) => elementId).sort(byText),
  };
}

/** Messages may be expected by name or by element id. */
function waitingProblems(seen: Observation['waiting'], expected: ScenarioExpectation['waiting']): string[] {
  const { names, elements } = seen.messages;
  const problems: string[] = [];
  const messages = expected?.messages && [...expected.messages].sort(byText);
  if (messages && !sameList(messages, names) && !sameList(messages, elements)) {
    problems.push(differs('waiting messages', messages, names));
  }
  if (expected?.timers && !sameList([...expected.timers].sort(byText), seen.timers)) {
    problems.push(differs('waiting timers', expected.timers, seen.timers));
  }
  return problems;
}
