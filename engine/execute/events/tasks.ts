import type { Refusal } from '../../model/event.ts';
import type { UserTask } from '../../model/process.ts';
import type { OpenVisit } from '../../model/state.ts';
import { completersOf } from '../behaviors/user-task.ts';
import type { EventOf, Handler, Question } from '../handler.ts';
import { settle } from '../incidents.ts';
import { planLadder, setRungs } from '../ladder.ts';
import { notOpen, openVisit, refusal, refuseVariables } from '../refusals.ts';
import { guard, nodeOf } from '../tokens.ts';
import { trigger } from '../trigger.ts';

/** A person has done the task. */
export const completeTask: Handler<'completeTask'> = {
  whileSuspended: 'refuse',
  refuse(question, event) {
    const visit = openVisit(question.state, event.visit);
    if (!visit) return notOpen(event.visit);
    if (visit.task?.taskId !== event.taskId) return taskNotOpen(event.taskId);
    return (
      refuseOutcome(question, visit, event.outcome) ??
      refuseSamePerson(question, visit, event) ??
      refuseVariables(event.variables)
    );
  },
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    settle(run, visit, 'skipped');
    const { variables, outcome } = event;
    trigger(run, visit, outcome === undefined ? variables : { ...variables, outcome });
  },
};

function taskNotOpen(taskId: string): Refusal {
  return refusal('task-not-open', `task ${taskId} is not open`);
}

function taskOf(question: Pick<Question, 'graph'>, visit: OpenVisit): UserTask {
  return question.graph.nodes.get(visit.elementId)!.element as UserTask;
}

function refuseOutcome(question: Question, visit: OpenVisit, outcome: string | undefined): Refusal | null {
  const { outcomes } = taskOf(question, visit);
  if (outcome === undefined || !outcomes || outcomes.some(({ code }) => code === outcome)) return null;
  return refusal('outcome-unknown', `${visit.elementId} has no outcome ${outcome}`);
}

/** Four eyes, also for completions that came after the task was opened. */
function refuseSamePerson(question: Question, visit: OpenVisit, event: EventOf<'completeTask'>): Refusal | null {
  const rule = taskOf(question, visit).fourEyes;
  if (!rule || !event.actor) return null;
  const people = [event.actor.user, event.actor.onBehalfOf];
  const named = visit.task?.fourEyes?.people ?? [];
  if (people.some((user) => user !== undefined && named.includes(user))) {
    return refusal('four-eyes', `${event.actor.user} may not complete ${visit.elementId}, which checks their work`);
  }
  for (const task of rule.tasks) {
    const done = completersOf(question.state.completers, task);
    if (people.some((user) => user !== undefined && done.includes(user))) {
      return refusal('four-eyes', `${event.actor.user} has completed ${task} and may not complete ${visit.elementId}`);
    }
  }
  return null;
}

/** The due date moves, and with it the rungs of the ladder that follow it. */
export const changeDue: Handler<'changeDue'> = {
  whileSuspended: 'run',
  refuse({ state }, event) {
    const visit = openVisit(state, event.visit);
    if (!visit) return notOpen(event.visit);
    if (visit.task?.taskId !== event.taskId) return taskNotOpen(event.taskId);
    if (event.due !== null && !Number.isSafeInteger(event.due)) return refusal('invalid-event', 'due is no instant');
    return null;
  },
  apply(run, event) {
    const visit = run.state.visits[event.visit]!;
    const task = visit.task!;
    if (event.due === null) delete task.due;
    else task.due = event.due;
    run.effects.push({ type: 'updateTask', taskId: task.taskId, visit: visit.visit, due: event.due });
    const element = nodeOf(run, visit).element as UserTask;
    const { ladder } = visit;
    if (ladder) guard(run, visit, 'work', () => setRungs(run, visit, planLadder(run, element, task.due, ladder)));
  },
};
