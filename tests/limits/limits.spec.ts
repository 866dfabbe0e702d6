import { describe, expect, test } from '@jest/globals';
import { compile } from '../../engine/compile/index.ts';
import { createInstance, nextDeadline, step } from '../../engine/execute/index.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';
import type { InstanceState } from '../../engine/model/state.ts';

/** How much one instance can be. */
const ID = '01890000-0000-7000-8000-0000000000bb';

async function processOf(body: string): Promise<CompiledProcess> {
  const { processes, findings } = await compile(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
      targetNamespace="t"><process id="p" isExecutable="true">${body}</process></definitions>`,
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return processes[0]!;
}

function flow(from: string, to: string, condition?: string): string {
  const inner = condition === undefined ? '' : `<conditionExpression>${condition}</conditionExpression>`;
  return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
}

function begin(process: CompiledProcess, variables = {}): InstanceState {
  const state = createInstance(process, { instanceId: ID, epoch: 0, calendars: {} });
  step(process, state, { type: 'start', at: 0, variables });
  return state;
}

function completeAll(process: CompiledProcess, state: InstanceState): number {
  let completed = 0;
  for (const { visit, task } of Object.values(state.visits)) {
    if (!task) continue;
    step(process, state, { type: 'completeTask', at: 1, visit, taskId: task.taskId, variables: {} });
    completed += 1;
  }
  return completed;
}

/** Seconds of processor time: others may be at work on the machine. */
function seconds(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

const size = (state: InstanceState): number => JSON.stringify(state).length;

const script = (id: string, expression: string, result: string): string =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression="${expression}" resultVariable="${result}"/></extensionElements></scriptTask>`;

const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('a hundred thousand rounds', () => {
  test('a hundred thousand rounds of a loop with a wait', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><userTask id="Task"/>${flow('Start', 'Task')}${flow('Task', 'Task')}`,
    );
    const state = begin(process);
    const spent = seconds(() => {
      for (let i = 0; i < 100_000; i++) completeAll(process, state);
    });
    expect(spent).toBeLessThan(20);
    expect(state.seq).toBe(100_001);
    expect(size(state)).toBeLessThan(1000);
  });

  test('in one step, where that many are allowed', async () => {
    const process = await processOf(
      `<startEvent id="Start"/>${script('Count', '=n + 1', 'n')}<exclusiveGateway id="More" default="More_End"/><endEvent id="End"/>
       ${flow('Start', 'Count')}${flow('Count', 'More')}${flow('More', 'Count', '=n &lt; 100000')}${flow('More', 'End')}`,
    );
    const state = createInstance(process, { instanceId: ID, epoch: 0, calendars: {}, elementLimit: 1_000_000 });
    const spent = seconds(() => step(process, state, { type: 'start', at: 0, variables: { n: 0 } }));
    expect(spent).toBeLessThan(10);
    expect(state.status).toBe('completed');
  });
});

describe('ten thousand tokens at once', () => {
  const each = `<subProcess id="Sub"><startEvent id="Begin"/><userTask id="Task"/><endEvent id="Done"/>${flow('Begin', 'Task')}${flow('Task', 'Done')}
    <multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item"/></extensionElements></multiInstanceLoopCharacteristics></subProcess>
    <boundaryEvent id="Late" attachedToRef="Sub"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
    <startEvent id="Start"/><endEvent id="End"/><endEvent id="End_Late"/>${flow('Start', 'Sub')}${flow('Sub', 'End')}${flow('Late', 'End_Late')}`;

  test('each completed', async () => {
    const process = await processOf(each);
    const state = begin(process, { items: items(10_000) });
    let completed = 0;
    expect(seconds(() => (completed = completeAll(process, state)))).toBeLessThan(10);
    expect([completed, state.status]).toEqual([10_000, 'completed']);
  });

  test('all interrupted by one timer', async () => {
    const process = await processOf(each);
    const state = begin(process, { items: items(10_000) });
    const at = nextDeadline(state)!;
    expect(seconds(() => step(process, state, { type: 'deadline', at }))).toBeLessThan(5);
    expect(state.status).toBe('completed');
  });

  test('each with a timer of its own', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><subProcess id="Sub"><startEvent id="Begin"/><intermediateCatchEvent id="Catch"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
       <endEvent id="Done"/>${flow('Begin', 'Catch')}${flow('Catch', 'Done')}<multiInstanceLoopCharacteristics><loopCardinality>3000</loopCardinality></multiInstanceLoopCharacteristics></subProcess><endEvent id="End"/>
       ${flow('Start', 'Sub')}${flow('Sub', 'End')}`,
    );
    const state = begin(process);
    expect(state.deadlines).toHaveLength(3000);
    const at = nextDeadline(state)!;
    expect(seconds(() => step(process, state, { type: 'deadline', at }))).toBeLessThan(10);
    expect(state.status).toBe('completed');
  });
});

describe('five thousand items', () => {
  const repeated = (sequential: boolean, work: string): string =>
    `<startEvent id="Start"/>${work.replace(
      '</',
      `<multiInstanceLoopCharacteristics isSequential="${sequential}"><extensionElements><zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="all" outputElement="=item * 2"/></extensionElements></multiInstanceLoopCharacteristics></`,
    )}<userTask id="After"/>${flow('Start', 'Work')}${flow('Work', 'After')}`;

  test.each([true, false])('tasks, sequential: %s', async (sequential) => {
    const process = await processOf(repeated(sequential, '<userTask id="Work"></userTask>'));
    const state = begin(process, { items: items(5000) });
    const spent = seconds(() => {
      while (!Object.values(state.visits).some(({ elementId }) => elementId === 'After')) completeAll(process, state);
    });
    expect(spent).toBeLessThan(10);
    expect(state.scopes[0]!.variables['all']).toEqual(items(5000).map((item) => item * 2));
  });

  test('without a wait they do not pile up on the stack', async () => {
    const process = await processOf(repeated(true, '<task id="Work"></task>'));
    expect((begin(process, { items: items(5000) }).scopes[0]!.variables['all'] as number[]).at(-1)).toBe(10_000);
  });
});

test('a diagram of a thousand elements is checked, compiled and run', async () => {
  const rows = Array.from({ length: 100 }, (_, i) => {
    const id = (name: string): string => `${name}_${i}`;
    const [split, a, b, join, ask, left, right, merge, work] = ['S', 'A', 'B', 'J', 'X', 'L', 'R', 'M', 'W'].map(
      id,
    ) as string[];
    const next = i === 99 ? 'End' : `S_${i + 1}`;
    return `<parallelGateway id="${split}"/><task id="${a}"/><task id="${b}"/><parallelGateway id="${join}"/><exclusiveGateway id="${ask}" default="${ask}_${right}"/><task id="${left}"/><task id="${right}"/><exclusiveGateway id="${merge}"/><userTask id="${work}"/>
      ${flow(split!, a!)}${flow(split!, b!)}${flow(a!, join!)}${flow(b!, join!)}${flow(join!, ask!)}${flow(ask!, left!, '=even')}${flow(ask!, right!)}${flow(left!, merge!)}${flow(right!, merge!)}${flow(merge!, work!)}${flow(work!, next)}`;
  });
  const began = process.cpuUsage();
  const compiled = await processOf(
    `<startEvent id="Start"/>${rows.join('')}<endEvent id="End"/>${flow('Start', 'S_0')}`,
  );
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(3);
  expect(Object.keys(compiled.elements)).toHaveLength(902);
  const state = begin(compiled, { even: true });
  for (let i = 0; i < 100; i++) completeAll(compiled, state);
  expect(state.status).toBe('completed');
});

describe('variables of a megabyte', () => {
  const list = Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'x'.repeat(40) }));

  test('are read by expressions', async () => {
    const process = await processOf(
      `<startEvent id="Start"/>${script('Count', '=count(list[item.n > 5])', 'many')}<userTask id="Task"/>${flow('Start', 'Count')}${flow('Count', 'Task')}`,
    );
    const state = begin(process, { list });
    expect(size(state)).toBeGreaterThan(1_000_000);
    expect(state.scopes[0]!.variables['many']).toBe(19_994);
  });

  test('cost nothing where they are not looked at', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><userTask id="Task"/>${flow('Start', 'Task')}${flow('Task', 'Task')}`,
    );
    const rounds = (variables: JsonObject): number => {
      const state = begin(process, variables);
      return seconds(() => {
        for (let i = 0; i < 5000; i++) completeAll(process, state);
      });
    };
    rounds({});
    expect(rounds({ list })).toBeLessThan(rounds({}) * 3 + 0.2);
  });
});
