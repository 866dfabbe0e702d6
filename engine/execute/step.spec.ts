import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { effectKey } from '../../contracts/ids.ts';
import { compile } from '../compile/index.ts';
import type { CompiledCalendar } from '../model/calendar.ts';
import type { Effect } from '../model/effect.ts';
import type { EngineEvent } from '../model/event.ts';
import type { CompiledProcess } from '../model/process.ts';
import type { InstanceState, OpenVisit } from '../model/state.ts';
import { accepts, createInstance, nextDeadline, snapshot, step } from './index.ts';

const ID = '01890000-0000-7000-8000-0000000000aa';
const HOUR = 3_600_000;

async function story(path: string, name = 'process'): Promise<CompiledProcess> {
  const url = new URL(`../../tests/scenarios/${path}/${name}.bpmn`, import.meta.url);
  return (await compile(readFileSync(url))).processes[0]!;
}

/** An instance and what its steps said. */
class Case {
  readonly state: InstanceState;
  readonly effects: Effect[] = [];
  readonly process: CompiledProcess;

  constructor(process: CompiledProcess, calendars: Record<string, CompiledCalendar> = {}) {
    this.process = process;
    this.state = createInstance(process, { instanceId: ID, epoch: 0, calendars });
  }

  take(event: EngineEvent): Effect[] {
    expect(accepts(this.process, this.state, event)).toBeNull();
    const { effects } = step(this.process, this.state, event);
    this.effects.push(...effects);
    return effects;
  }

  start(variables = {}, at = 0): Effect[] {
    return this.take({ type: 'start', at, variables });
  }

  refused(event: EngineEvent): string | undefined {
    const before = JSON.stringify(this.state);
    const code = accepts(this.process, this.state, event)?.code;
    expect(JSON.stringify(this.state)).toBe(before);
    return code;
  }

  visit(elementId: string): OpenVisit {
    return Object.values(this.state.visits).find((visit) => visit.elementId === elementId)!;
  }

  complete(elementId: string, at = 1, variables = {}): Effect[] {
    const { visit, task } = this.visit(elementId);
    return this.take({ type: 'completeTask', at, visit, taskId: task!.taskId, variables });
  }
}

function types(effects: readonly Effect[]): string[] {
  return effects.map(({ type }) => type);
}

describe('what a step says', () => {
  test('a user task is opened for its role with form and ids of its own', async () => {
    const count = new Case(await story('activities/user-task'));
    const [task] = count.start({ ordered: 100 });
    expect(task).toEqual({
      type: 'openTask',
      taskId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      visit: 2,
      elementId: 'Task_Count',
      candidateUsers: [],
      candidateGroups: ['keepers'],
      formKey: 'count',
      priority: 50,
    });
    expect(snapshot(count.process, count.state).tasks).toEqual([task]);
    expect(types(count.complete('Task_Count'))).toEqual(['closeTask', 'complete']);
  });

  test('a thrown message has the effect key as its id', async () => {
    const send = new Case(await story('activities/send-and-receive'));
    const effects = send.start({ lot: 'L1', qty: 2 });
    expect(effects[0]).toEqual({
      type: 'throwMessage',
      messageId: effectKey(ID, 0, 2),
      visit: 2,
      elementId: 'Task_Send',
      name: 'goods-arrived',
      correlationKey: 'L1',
      variables: { lot: 'L1', qty: 2 },
    });
  });

  test('the same events give the same ids', async () => {
    const process = await story('activities/call-activity');
    const [first, second] = [new Case(process), new Case(process)].map((one) => one.start());
    expect(first).toEqual(second);
  });

  test('everything an interrupting event cancels is taken back outside', async () => {
    const storm = new Case(await story('correctness/interrupting-cancels-all-inside'));
    storm.start();
    const { visit, subscription } = storm.visit('Boundary_Stop');
    const effects = storm.take({
      type: 'deliverMessage',
      at: 5,
      visit,
      subscriptionId: subscription!.subscriptionId,
      messageId: 'm',
      name: 'stop',
      variables: {},
    });
    const count = (type: string): number => types(effects).filter((one) => one === type).length;
    expect(count('closeTask')).toBe(5);
    expect(count('cancelService')).toBe(1);
    expect(count('cancelChild')).toBe(1);
    expect(count('unsubscribe')).toBe(3);
    expect(storm.state.deadlines).toEqual([]);
    expect(types(effects).at(-1)).toBe('complete');
  });

  test('a child that ends by a BPMN error tells its parent and has failed', async () => {
    const child = await story('activities/call-activity', 'buy');
    const state = createInstance(child, {
      instanceId: ID,
      epoch: 0,
      calendars: {},
      parent: { instanceId: 'p', visit: 7 },
    });
    step(child, state, { type: 'start', at: 0, variables: {} });
    const { effects } = step(child, state, {
      type: 'throwError',
      at: 1,
      visit: 2,
      code: 'NO_MONEY',
      variables: { a: 1 },
    });
    expect(effects).toContainEqual({
      type: 'notifyParent',
      event: { type: 'childError', code: 'NO_MONEY', variables: { a: 1 } },
    });
    expect(state.status).toBe('failed');
  });
});

describe('what is not accepted', () => {
  test('says why and changes nothing', async () => {
    const count = new Case(await story('activities/user-task-outcome'));
    const command = { type: 'completeTask', at: 1, visit: 2, taskId: 'x', variables: {} } as const;
    expect(count.refused(command)).toBe('instance-not-started');
    expect(count.refused({ type: 'start', at: 0, elementId: 'Nowhere', variables: {} })).toBe('no-such-start');
    count.start();
    const { visit, task } = count.visit('Task_Judge');
    const good = { ...command, visit, taskId: task!.taskId };
    expect(count.refused({ type: 'start', at: 0, variables: {} })).toBe('instance-started');
    expect(count.refused({ ...command, visit })).toBe('task-not-open');
    expect(count.refused({ ...good, visit: 99 })).toBe('visit-not-open');
    expect(count.refused({ ...good, outcome: 'burn' })).toBe('outcome-unknown');
    expect(count.refused({ ...good, variables: { n: 0.1 + 0.2 } })).toBe('invalid-variables');
    expect(count.refused({ ...good, variables: JSON.parse('{"__proto__": 1}') })).toBe('invalid-variables');
    expect(count.refused({ type: 'deadline', at: 5 })).toBe('nothing-due');
    expect(count.refused({ type: 'completeService', at: 1, visit, result: null })).toBe('not-waiting');
    expect(count.refused({ type: 'retryIncident', at: 1, visit, incidentId: 'x' })).toBe('incident-unknown');
    expect(count.refused({ type: 'setVariables', at: 1, scope: 77, variables: {} })).toBe('scope-not-open');
    expect(count.refused({ type: 'nonsense', at: 1 } as never)).toBe('invalid-event');
    expect(count.refused({ ...good, at: Number.NaN })).toBe('invalid-event');
    count.take({ type: 'suspend', at: 2 });
    expect(count.refused(good)).toBe('instance-suspended');
    count.take({ type: 'cancel', at: 3 });
    expect(count.refused(good)).toBe('instance-ended');
  });

  test('and taken all the same leaves a note and counts on', async () => {
    const count = new Case(await story('activities/user-task'));
    count.start();
    const { effects, trace } = step(count.process, count.state, { type: 'deadline', at: 1 });
    expect(effects).toEqual([]);
    expect(trace).toEqual([{ type: 'note', code: 'refused', detail: { event: 'deadline', code: 'nothing-due' } }]);
    expect(count.state.seq).toBe(2);
  });

  test('a message or signal that comes twice is taken once', async () => {
    const change = new Case(await story('events/boundary-message'));
    change.start({ order: '7' });
    const { visit, subscription } = change.visit('Boundary_Changed');
    const { subscriptionId } = subscription!;
    const event = { type: 'deliverMessage', at: 1, visit, subscriptionId, name: 'changed', variables: {} } as const;
    change.take({ ...event, messageId: 'M1' });
    expect(change.refused({ ...event, messageId: 'M1' })).toBe('message-consumed');
    change.take({ ...event, messageId: 'M2' });

    const watch = new Case(await story('events/signal-boundaries'));
    watch.start();
    const signal = { type: 'deliverSignal', at: 1, name: 'hint', variables: {} } as const;
    watch.take({ ...signal, broadcastId: 'B1' });
    expect(watch.refused({ ...signal, broadcastId: 'B1' })).toBe('message-consumed');
    expect(watch.refused({ ...signal, name: 'other', broadcastId: 'B2' })).toBe('not-waiting');
  });

  test('variables nested without end are refused, not followed', async () => {
    const count = new Case(await story('activities/user-task'));
    let deep: EngineEvent & { type: 'start' } = { type: 'start', at: 0, variables: {} };
    deep = { ...deep, variables: JSON.parse('{"a":'.repeat(500) + '1' + '}'.repeat(500)) };
    expect(count.refused(deep)).toBe('invalid-variables');
  });
});

describe('the ladder', () => {
  test('reminds, escalates and reports the breach at its times', async () => {
    // given: due in 4 h; 50 % remind, 3 h escalate, 100 % breach
    const judge = new Case(await story('time/ladder'));
    judge.start();
    const stage = (at: number): unknown[] =>
      judge.take({ type: 'deadline', at }).filter(({ type }) => type === 'ladderStage');

    // then
    expect(nextDeadline(judge.state)).toBe(2 * HOUR);
    expect(stage(2 * HOUR)).toMatchObject([{ stage: 0, action: 'remind' }]);
    expect(stage(3 * HOUR)).toMatchObject([{ stage: 1, action: 'escalate', role: 'lead' }]);
    expect(stage(4 * HOUR)).toMatchObject([{ stage: 2, action: 'breach' }]);
    expect(nextDeadline(judge.state)).toBeNull();
  });

  test('follows a changed due date; what has fired stays fired, a fixed time stays', async () => {
    // given: the reminder at 50 % has fired
    const judge = new Case(await story('time/ladder'));
    judge.start();
    judge.take({ type: 'deadline', at: 2 * HOUR });
    const { visit, task } = judge.visit('Task_Judge');

    // when
    const effects = judge.take({ type: 'changeDue', at: 2 * HOUR, visit, taskId: task!.taskId, due: 10 * HOUR });

    // then
    expect(effects[0]).toMatchObject({ type: 'updateTask', due: 10 * HOUR });
    expect(judge.state.deadlines.map(({ slot, at }) => [slot, at])).toEqual([
      [2, 3 * HOUR],
      [3, 10 * HOUR],
    ]);
    const cleared = judge.take({ type: 'changeDue', at: 2 * HOUR, visit, taskId: task!.taskId, due: null });
    expect(types(cleared)).toEqual(['updateTask', 'setDeadline']);
    expect(judge.state.deadlines.map(({ slot }) => slot)).toEqual([2]);
  });

  test('counts working time of the plant, and a changed calendar reaches it', async () => {
    // given: working only from 8 to 9 every day
    const hour: CompiledCalendar = {
      name: 'default',
      zone: 'UTC',
      week: Array.from({ length: 7 }, (_, day): [number, number] => [day * 1440 + 480, day * 1440 + 540]),
      exceptions: {},
      offsets: [[0, 0]],
    };
    const judge = new Case(await story('time/ladder'), { default: hour });
    judge.start({}, 8 * HOUR);
    expect(judge.state.deadlines.map(({ at }) => at / HOUR)).toEqual([8.5, 12, 57]);

    // when: the plant works around the clock
    const always = { ...hour, week: [[0, 7 * 1440]] as [number, number][] };
    judge.take({ type: 'changeCalendar', at: 8 * HOUR, calendars: { default: always } });

    // then
    expect(judge.state.deadlines.map(({ at }) => at / HOUR)).toEqual([10, 11, 12]);
  });
});

describe('suspended', () => {
  test('results are kept and taken up on resuming, in order', async () => {
    const pause = new Case(await story('operations/suspend-and-resume'));
    pause.start();
    pause.take({ type: 'suspend', at: 1 });
    expect(nextDeadline(pause.state)).toBeNull();
    const { visit } = pause.visit('Task_Service');
    expect(pause.take({ type: 'completeService', at: 2, visit, result: { x: 1 } })).toEqual([]);
    expect(pause.refused({ type: 'completeService', at: 3, visit, result: { x: 2 } })).toBe('not-waiting');
    pause.take({ type: 'resume', at: 4 });
    expect(pause.visit('Task_Service')).toBeUndefined();
    expect(pause.state.scopes[0]!.variables).toEqual({ x: 1 });
    expect(pause.state.held).toEqual([]);
  });
});

describe('moving tokens', () => {
  test('into a subprocess creates the scope between', async () => {
    const nested = new Case(await story('activities/embedded-subprocess'));
    nested.start();
    const { visit } = nested.visit('Sub_Pick');
    const move = {
      type: 'modify',
      at: 1,
      cancel: [visit],
      start: [{ elementId: 'Task_Check', position: 'before' }],
    } as const;
    const effects = nested.take({ ...move, cancel: [visit], start: [...move.start] });
    expect(types(effects)).toEqual(['closeTask', 'openTask']);
    nested.complete('Task_Check', 2);
    expect(nested.visit('Task_Ship')).toBeDefined();
    nested.complete('Task_Ship', 3);
    expect(nested.state.status).toBe('completed');
  });

  test('after an element goes on along its flows', async () => {
    const nested = new Case(await story('activities/embedded-subprocess'));
    nested.start();
    const { visit } = nested.visit('Sub_Pick');
    nested.take({ type: 'modify', at: 1, cancel: [visit], start: [{ elementId: 'Sub_Pick', position: 'after' }] });
    expect(nested.visit('Task_Ship')).toBeDefined();
    expect(nested.visit('Task_Pick')).toBeUndefined();
  });

  test('out of everything ends the instance', async () => {
    const count = new Case(await story('activities/user-task'));
    count.start();
    count.take({ type: 'modify', at: 1, cancel: [count.visit('Task_Count').visit], start: [] });
    expect(count.state.status).toBe('completed');
  });

  test('where no token can stand is refused', async () => {
    const many = new Case(await story('multi-instance/subprocess-items'));
    many.start({ crates: [1, 2] });
    const to = (elementId: string): EngineEvent => ({
      type: 'modify',
      at: 1,
      cancel: [],
      start: [{ elementId, position: 'before' }],
    });
    expect(many.refused(to('Nowhere'))).toBe('element-unknown');
    expect(many.refused(to('Task_Sort'))).toBe('cannot-move-here');
    const inner = many.visit('Task_Open');
    expect(many.refused({ type: 'modify', at: 1, cancel: [99], start: [] })).toBe('visit-not-open');
    expect(inner.index).toBeUndefined();
    const late = new Case(await story('events/boundary-timer'));
    late.start();
    expect(late.refused(to('Boundary_Remind'))).toBe('cannot-move-here');
  });

  test('a join gives back all tokens it held', async () => {
    const fork = new Case(await story('gateways/parallel'));
    fork.start();
    fork.complete('Task_Drill');
    fork.take({ type: 'modify', at: 2, cancel: [fork.visit('Join').visit], start: [] });
    fork.take({ type: 'modify', at: 3, cancel: [fork.visit('Task_Paint').visit], start: [] });
    expect(fork.state.status).toBe('completed');
  });
});

describe('the cost of a step', () => {
  /** A row of `size` user tasks; time of completing one near its beginning. */
  async function timePerStep(size: number): Promise<number> {
    const ids = Array.from({ length: size }, (_, i) => `Task_${i}`);
    const flows = ['Start', ...ids].map(
      (id, i) => `<sequenceFlow id="F_${i}" sourceRef="${id}" targetRef="${ids[i] ?? 'End'}"/>`,
    );
    const { processes } = await compile(
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">
       <startEvent id="Start"/>${ids.map((id) => `<userTask id="${id}"/>`).join('')}<endEvent id="End"/>${flows.join('')}</process></definitions>`,
    );
    const rounds: number[] = [];
    for (let round = 0; round < 30; round++) {
      const row = new Case(processes[0]!);
      row.start();
      const began = performance.now();
      for (let i = 0; i < 9; i++) {
        const { visit, task } = Object.values(row.state.visits)[0]!;
        step(row.process, row.state, { type: 'completeTask', at: i, visit, taskId: task!.taskId, variables: {} });
      }
      rounds.push(performance.now() - began);
    }
    return rounds.sort((a, b) => a - b)[5]!;
  }

  test('does not grow with the diagram', async () => {
    const small = await timePerStep(10);
    const large = await timePerStep(1000);
    expect(large / small).toBeLessThan(5);
  });

  test('nor the state with the past', async () => {
    const { processes } = await compile(
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">
       <startEvent id="Start"/><userTask id="Task"/><sequenceFlow id="A" sourceRef="Start" targetRef="Task"/>
       <sequenceFlow id="B" sourceRef="Task" targetRef="Task"/></process></definitions>`,
    );
    const loop = new Case(processes[0]!);
    loop.start();
    for (let i = 0; i < 2000; i++) loop.complete('Task', i, { round: i });
    expect(JSON.stringify(loop.state).length).toBeLessThan(1000);
  });
});
