import type { OpenTask } from '../../model/effect.ts';
import type { UserTask } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { activity, finish } from '../activity.ts';
import { evaluate, evaluateText, evaluateTexts, wrongType } from '../expression.ts';
import { SLOT, idFor } from '../ids.ts';
import type { Behavior, Run } from '../kernel.ts';
import { fireRung, ladderOf, planLadder, setRungs } from '../ladder.ts';
import { dueDate } from '../timers.ts';
import { wait } from '../wait.ts';
import { readVariable } from '../read-variables.ts';
import { scopeOf } from '../variables.ts';

const DEFAULT_PRIORITY = 50;

/** What a task that a person does can say; a manual task with an instruction says only who. */
export type PersonalTask = Pick<
  UserTask,
  'id' | 'assignment' | 'due' | 'followUp' | 'priority' | 'formKey' | 'record' | 'fourEyes' | 'outcomes' | 'ladder'
>;

/** Opens a task for people; its ladder reminds and escalates; a command completes it. */
export const userTask: Behavior<UserTask> = activity<UserTask>({
  start(run, node, visit) {
    openTask(run, node.element, visit);
    return null;
  },
  trigger(run, node, visit, variables) {
    closeTask(run, visit, 'completed');
    if (run.graph.witnessed.has(node.id)) rememberCompleter(run, node.id);
    finish(run, node, visit, variables);
  },
  rung: fireRung,
  withdraw: (run, _node, visit, how) => closeTask(run, visit, how),
});

export function openTask(run: Run, element: PersonalTask, visit: OpenVisit): void {
  const task = describe(run, element, visit);
  const ladder = { createdAt: run.at, done: [] };
  const rungs = planLadder(run, element, task.due, ladder);
  visit.task = task;
  const locals = run.state.scopes[visit.visit]?.variables;
  run.effects.push(locals ? { ...task, locals: { ...locals } } : { ...task });
  wait(run, visit, { kind: 'task', taskId: task.taskId });
  if (rungs.length > 0) visit.ladder = ladder;
  setRungs(run, visit, rungs);
}

export function closeTask(run: Run, visit: OpenVisit, reason: 'completed' | 'cancelled' | 'error'): void {
  if (!visit.task) return;
  run.effects.push({ type: 'closeTask', taskId: visit.task.taskId, visit: visit.visit, reason });
  delete visit.task;
  delete visit.ladder;
}

/** Four eyes: who completed this task, and for whom, may be barred from another. */
function rememberCompleter(run: Run, elementId: string): void {
  const { actor } = run.event;
  if (!actor) return;
  const { completers } = run.state;
  const people = new Set(completers[elementId]);
  people.add(actor.user);
  if (actor.onBehalfOf !== undefined) people.add(actor.onBehalfOf);
  completers[elementId] = [...people];
}

function describe(run: Run, element: PersonalTask, visit: OpenVisit): OpenTask {
  const scope = scopeOf(run.state, visit);
  const { assignment } = element;
  const assignee = evaluateText(run, scope, assignment.assignee);
  const candidateUsers = evaluateTexts(run, scope, assignment.candidateUsers);
  const candidateGroups = evaluateTexts(run, scope, assignment.candidateGroups);
  if (assignee === undefined && candidateUsers.length + candidateGroups.length === 0 && assignment.laneRole) {
    candidateGroups.push(assignment.laneRole);
  }
  const calendar = ladderOf(run, element)?.calendar;
  const due = dueDate(run, scope, element.due, calendar);
  const followUp = dueDate(run, scope, element.followUp, calendar);
  return {
    type: 'openTask',
    taskId: idFor(run, visit, SLOT.task),
    visit: visit.visit,
    elementId: element.id,
    ...(assignee === undefined ? {} : { assignee }),
    candidateUsers,
    candidateGroups,
    ...(element.formKey === undefined ? {} : { formKey: element.formKey }),
    ...(due === undefined ? {} : { due }),
    ...(followUp === undefined ? {} : { followUp }),
    priority: priority(run, scope, element.priority),
    ...(element.record === undefined ? {} : { record: element.record }),
    ...(element.fourEyes ? { fourEyes: { ...element.fourEyes, people: barred(run, element, scope) } } : {}),
    ...(element.outcomes ? { outcomes: element.outcomes } : {}),
    ...(visit.index === undefined ? {} : { loopCounter: visit.index }),
  };
}

function priority(run: Run, scope: number, expression: string | undefined): number {
  if (expression === undefined) return DEFAULT_PRIORITY;
  const value = evaluate(run, scope, expression);
  if (value === null || value === '') return DEFAULT_PRIORITY;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && number >= 0 && number <= 100) return Math.round(number);
  throw wrongType(run, scope, expression, 'a number from 0 to 100', value);
}

/** People who may not complete the task, as known when it opens. */
function barred(run: Run, element: PersonalTask, scope: number): string[] {
  const people = new Set<string>();
  for (const task of element.fourEyes!.tasks)
    for (const user of completersOf(run.state.completers, task)) people.add(user);
  for (const name of element.fourEyes!.variables) {
    const value = readVariable(run.state, scope, name);
    for (const user of Array.isArray(value) ? value : [value]) if (typeof user === 'string') people.add(user);
  }
  return [...people];
}

export function completersOf(completers: Record<string, string[]>, task: string): string[] {
  return Object.hasOwn(completers, task) ? completers[task]! : [];
}
