import { describe, expect, test } from '@jest/globals';
import { compile } from '../../engine/compile/index.ts';
import { createInstance, nextDeadline, step } from '../../engine/execute/index.ts';
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

function flow(from: string, to: string): string {
  return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;
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

describe('limits', () => {
  test('a hundred thousand rounds of a loop with a wait', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><userTask id="Task"/>${flow('Start', 'Task')}${flow('Task', 'Task')}`,
    );
    const state = begin(process);
    for (let i = 0; i < 100_000; i++) completeAll(process, state);
    expect(state.seq).toBe(100_001);
    expect(JSON.stringify(state).length).toBeLessThan(1000);
  });

  test('ten thousand tokens at once, each with a timer of its own', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><userTask id="Task"><multiInstanceLoopCharacteristics><loopCardinality>5000</loopCardinality></multiInstanceLoopCharacteristics></userTask>
       <subProcess id="Sub"><startEvent id="Begin_Sub"/><intermediateCatchEvent id="Catch"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>
       <endEvent id="End_Sub"/>${flow('Begin_Sub', 'Catch')}${flow('Catch', 'End_Sub')}
       <multiInstanceLoopCharacteristics><loopCardinality>1600</loopCardinality></multiInstanceLoopCharacteristics></subProcess><endEvent id="End"/>
       ${flow('Start', 'Task')}${flow('Start', 'Sub')}${flow('Task', 'End')}${flow('Sub', 'End')}`,
    );
    const state = begin(process);
    expect(completeAll(process, state)).toBe(5000);
    expect(state.deadlines).toHaveLength(1600);
    step(process, state, { type: 'deadline', at: nextDeadline(state)! });
    expect(state.status).toBe('completed');
  });

  test('a diagram of a thousand elements', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `Task_${i}`);
    const flows = ['Start', ...ids].map((id, i) => flow(id, ids[i] ?? 'End'));
    const began = performance.now();
    const process = await processOf(
      `<startEvent id="Start"/>${ids.map((id) => `<task id="${id}"/>`).join('')}<endEvent id="End"/>${flows.join('')}`,
    );
    expect(performance.now() - began).toBeLessThan(5000);
    expect(begin(process).status).toBe('completed');
  });

  test('variables of a megabyte', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><scriptTask id="Count"><extensionElements><zeebe:script expression="=count(list[item.n > 5])" resultVariable="many"/></extensionElements></scriptTask>
       <userTask id="Task"/>${flow('Start', 'Count')}${flow('Count', 'Task')}`,
    );
    const list = Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'x'.repeat(40) }));
    const state = begin(process, { list });
    expect(state.scopes[0]!.variables['many']).toBe(19_994);
  });

  test('five thousand instances one after the other do not pile up on the stack', async () => {
    const process = await processOf(
      `<startEvent id="Start"/><scriptTask id="Count"><extensionElements><zeebe:script expression="=loopCounter * 2" resultVariable="twice"/></extensionElements>
       <multiInstanceLoopCharacteristics isSequential="true"><extensionElements><zeebe:loopCharacteristics outputCollection="all" outputElement="=twice"/></extensionElements><loopCardinality>5000</loopCardinality></multiInstanceLoopCharacteristics></scriptTask>
       <userTask id="Task"/>${flow('Start', 'Count')}${flow('Count', 'Task')}`,
    );
    expect((begin(process).scopes[0]!.variables['all'] as number[]).at(-1)).toBe(10_000);
  });
});
