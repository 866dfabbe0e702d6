import { compile } from '../../engine/compile/index.ts';
import { createInstance, snapshot, step } from '../../engine/execute/index.ts';
import type { CompiledProcess } from '../../engine/model/process.ts';

/**
 * The engine alone, in memory, on one core (design.md §9): a loop of ten pass-through elements, an increment and a
 * gateway; and user tasks completed one after the other. Run: node_modules/.bin/node tests/bench/engine.bench.ts
 */

const ROUNDS = 5;
const LOOPS = 20_000;
const TASKS = 40_000;
const ELEMENTS_PER_LOOP = 12;
const INSTANCE = '01890000-0000-7000-8000-000000000001';

async function processOf(body: string): Promise<CompiledProcess> {
  const { processes, findings } = await compile(`<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
      targetNamespace="bench"><process id="bench" isExecutable="true">${body}</process></definitions>`);
  if (!processes[0]) throw new Error(JSON.stringify(findings));
  return processes[0];
}

const flow = (from: string, to: string, condition?: string): string =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${
    condition === undefined ? '' : `<conditionExpression>${condition}</conditionExpression>`
  }</sequenceFlow>`;

function loop(): Promise<CompiledProcess> {
  const tasks = Array.from({ length: 10 }, (_, i) => `Task_${i}`);
  return processOf(
    [
      '<startEvent id="Start"/><endEvent id="End"/><exclusiveGateway id="More" default="More_End"/>',
      ...tasks.map((id) => `<task id="${id}"/>`),
      `<scriptTask id="Count"><extensionElements><zeebe:script expression="=n + 1" resultVariable="n"/></extensionElements></scriptTask>`,
      flow('Start', tasks[0]!),
      ...tasks.slice(1).map((id, i) => flow(tasks[i]!, id)),
      flow('Task_9', 'Count'),
      flow('Count', 'More'),
      flow('More', 'Task_0', '=n &lt; total'),
      flow('More', 'End'),
    ].join(''),
  );
}

function userTasks(): Promise<CompiledProcess> {
  return processOf(
    [
      '<startEvent id="Start"/><endEvent id="End"/><exclusiveGateway id="More" default="More_Work"/>',
      '<userTask id="Work"><extensionElements><zeebe:assignmentDefinition candidateGroups="operators"/></extensionElements></userTask>',
      flow('Start', 'Work'),
      flow('Work', 'More'),
      flow('More', 'End', '=done'),
      flow('More', 'Work'),
    ].join(''),
  );
}

function runLoop(process: CompiledProcess): number {
  const state = createInstance(process, { instanceId: INSTANCE, epoch: 0, calendars: {}, elementLimit: 1e9 });
  const begin = performance.now();
  const { state: end } = step(process, state, { type: 'start', at: 0, variables: { n: 0, total: LOOPS } });
  const seconds = (performance.now() - begin) / 1000;
  if (end.status !== 'completed') throw new Error(`the loop is ${end.status}`);
  return (LOOPS * ELEMENTS_PER_LOOP) / seconds;
}

function runTasks(process: CompiledProcess): number {
  const state = createInstance(process, { instanceId: INSTANCE, epoch: 0, calendars: {} });
  step(process, state, { type: 'start', at: 0, variables: { done: false } });
  const begin = performance.now();
  for (let i = 1; i <= TASKS; i++) {
    const task = Object.values(state.visits)[0]!.task!;
    const variables = { counted: i };
    step(process, state, { type: 'completeTask', at: i, visit: task.visit, taskId: task.taskId, variables });
  }
  const seconds = (performance.now() - begin) / 1000;
  if (snapshot(process, state).tasks.length !== 1) throw new Error('the tasks went wrong');
  return TASKS / seconds;
}

function measure(run: () => number): { median: number; lowest: number; highest: number } {
  run();
  const rates = Array.from({ length: ROUNDS }, run).sort((a, b) => a - b);
  return { median: rates[Math.floor(ROUNDS / 2)]!, lowest: rates[0]!, highest: rates.at(-1)! };
}

const loopProcess = await loop();
const taskProcess = await userTasks();
const rows = [
  { what: 'elements/s in a loop', goal: 200_000, ...measure(() => runLoop(loopProcess)) },
  { what: 'user tasks/s', goal: 15_000, ...measure(() => runTasks(taskProcess)) },
];
const round = (value: number): string => Math.round(value).toLocaleString('en-US');
for (const { what, goal, median, lowest, highest } of rows) {
  const verdict = median >= goal ? 'met' : 'not met';
  console.log(
    `${what.padEnd(22)} ${round(median)} (${round(lowest)}–${round(highest)}), goal ${round(goal)}: ${verdict}`,
  );
}
