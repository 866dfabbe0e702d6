import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../engine/compile/index.ts';
import { accepts, createInstance, step } from '../../engine/execute/index.ts';
import type { EngineEvent } from '../../engine/model/event.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import type { InstanceState } from '../../engine/model/state.ts';
import type { Block } from './random-process.ts';
import { blocks, toXml } from './random-process.ts';
import { Schedule } from './random-schedule.ts';

/** Random processes × random schedules. More by `MILLRACE_RANDOM_RUNS=5000`. */
const numRuns = Number(process.env['MILLRACE_RANDOM_RUNS'] ?? 150);
const MOST_STEPS = 3000;
const ID = '01890000-0000-7000-8000-00000000abcd';

const cases = fc.tuple(blocks, fc.nat());

async function compiled(block: Block): Promise<CompiledProcess> {
  const { processes, findings } = await compile(toXml(block));
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  return processes[0]!;
}

function begin(compiledProcess: CompiledProcess): InstanceState {
  return createInstance(compiledProcess, { instanceId: ID, epoch: 0, calendars: {} });
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** Runs to the end; returns the events that were taken. */
function run(
  compiledProcess: CompiledProcess,
  state: InstanceState,
  seed: number,
  each: (event: EngineEvent) => void = () => undefined,
): EngineEvent[] {
  const schedule = new Schedule(seed);
  const events: EngineEvent[] = [];
  const take = (event: EngineEvent): void => {
    events.push(throughJson(event));
    step(compiledProcess, state, event);
    each(event);
  };
  take({ type: 'start', at: 0, variables: { way: 0 } });
  for (let i = 0; i < MOST_STEPS && (state.status === 'active' || state.status === 'suspended'); i++) {
    const event = schedule.next(compiledProcess, state);
    if (!event) break;
    take(event);
  }
  return events;
}

/** Tokens are counted right, and every index agrees with the visits it is about. */
function checkInvariants(state: InstanceState): void {
  const visits = Object.values(state.visits);
  for (const scope of Object.values(state.scopes)) {
    const tokens = visits
      .filter((visit) => visit.scope === scope.visit && visit.host === undefined)
      .reduce((sum, { arrived }) => sum + (arrived ? Object.values(arrived).reduce((a, b) => a + b, 0) : 1), 0);
    expect(tokens).toBe(scope.open);
  }
  const timers = visits.flatMap(({ visit, timers: own }) => (own ?? []).map(({ slot, at }) => ({ at, visit, slot })));
  const sorted = timers.sort((a, b) => a.at - b.at || a.visit - b.visit || a.slot - b.slot);
  expect(state.deadlines).toEqual(sorted);
  const waiting = visits.filter(({ subscription }) => subscription?.kind === 'signal').map(({ visit }) => visit);
  expect(
    Object.values(state.signals)
      .flat()
      .sort((a, b) => a - b),
  ).toEqual(waiting.sort((a, b) => a - b));
  for (const { host } of visits) if (host !== undefined) expect(state.visits[host]).toBeDefined();
}

describe('random processes under random schedules', () => {
  test('end, with nothing left open', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([block, seed]) => {
        const compiledProcess = await compiled(block);
        const state = begin(compiledProcess);
        run(compiledProcess, state, seed, () => checkInvariants(state));
        expect(state.status).toBe('completed');
        expect([state.visits, state.scopes, state.deadlines, state.signals, state.held]).toEqual([{}, {}, [], {}, []]);
      }),
      { numRuns },
    );
  });

  test('folding the events gives the same state', async () => {
    await fc.assert(
      fc.asyncProperty(cases, fc.nat(20), async ([block, seed], stopAfter) => {
        const compiledProcess = await compiled(block);
        const state = begin(compiledProcess);
        const events = run(compiledProcess, state, seed);
        const part = events.slice(0, stopAfter);
        const first = part.reduce(
          (folded, event) => step(compiledProcess, folded, throughJson(event)).state,
          begin(compiledProcess),
        );
        const rest = events.slice(stopAfter);
        const folded = rest.reduce((before, event) => step(compiledProcess, before, event).state, throughJson(first));
        expect(folded).toEqual(throughJson(state));
      }),
      { numRuns },
    );
  });

  test('the state through JSON after every step says and does the same', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([block, seed]) => {
        const compiledProcess = await compiled(block);
        const copy = throughJson(compiledProcess);
        let twin = begin(copy);
        const state = begin(compiledProcess);
        const said: unknown[] = [];
        const events = run(compiledProcess, state, seed);
        const again = begin(compiledProcess);
        for (const event of events) {
          const plain = step(compiledProcess, again, event);
          const other = step(copy, twin, throughJson(event));
          said.push([plain.effects, plain.trace]);
          expect(throughJson([other.effects, other.trace])).toEqual(throughJson(said.at(-1)));
          twin = throughJson(other.state);
        }
        expect(twin).toEqual(throughJson(state));
      }),
      { numRuns },
    );
  });

  test('commands that come twice or too late are refused and change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([block, seed]) => {
        const compiledProcess = await compiled(block);
        const state = begin(compiledProcess);
        const repeatable = new Set(['deadline', 'suspend', 'resume', 'start']);
        run(compiledProcess, state, seed, (event) => {
          if (repeatable.has(event.type)) return;
          const before = throughJson(state);
          expect(accepts(compiledProcess, state, event)).not.toBeNull();
          const twin = throughJson(state);
          const { effects } = step(compiledProcess, twin, event);
          expect(effects).toEqual([]);
          expect({ ...twin, seq: 0 }).toEqual({ ...before, seq: 0 });
        });
      }),
      { numRuns },
    );
  });
});
