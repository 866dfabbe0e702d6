import { Fault } from '../../../contracts/errors.ts';
import type { Permission } from '../../../contracts/permissions.ts';
import type { ScenarioStep } from '../../../contracts/processes/scenario.ts';
import { effectKey } from '../../../contracts/ids.ts';
import {
  completeTask,
  follow,
  operate,
  publishMessage,
  refuseAmbiguous,
  startByConditions,
  startInstance,
  throwSignal,
  wantedTimerStarts,
} from '../../../domain/processes/index.ts';
import type { CommandOutcome } from '../../../domain/processes/index.ts';
import { nextTimerStart } from '../../../engine/execute/index.ts';
import { addDuration, instantOf } from '../../../engine/execute/time/cycle.ts';
import { parseDuration } from '../../../engine/execute/time/iso.ts';
import type { EngineEvent } from '../../../engine/model/event.ts';
import type { InstanceSnapshot } from '../../../engine/model/protocol.ts';
import { waitUntil } from '../parts/index.ts';
import { contextOf } from '../runtime.ts';
import { INSTANCES_IN_ORDER, openVisits } from './observe.ts';
import type { SeenVisit } from './observe.ts';
import { advanceTo, settle } from './settle.ts';
import type { Stage } from './stage.ts';
import { virtualNow } from './virtual-clock.ts';

/** Does the step as a person or system would; says why it was refused, or `null`. */
type Action = (stage: Stage, step: ScenarioStep) => Promise<string | null>;

type ActionName =
  | 'complete'
  | 'advance'
  | 'fireTimer'
  | 'message'
  | 'signal'
  | 'throw'
  | 'setVariables'
  | 'start'
  | 'retry'
  | 'skip'
  | 'changeDue'
  | 'suspend'
  | 'resume'
  | 'cancel'
  | 'choose'
  | 'conditions';

const table: Record<ActionName, Action> = {
  complete,
  advance,
  fireTimer,
  message,
  signal,
  throw: throwOn,
  setVariables: (stage, step) =>
    onFirstOpen(stage, (at) => ({ type: 'setVariables', at, variables: step.setVariables! })),
  start: (stage, { start: processKey, variables = {}, businessKey }) =>
    start(stage, { processKey: processKey!, variables, ...(businessKey === undefined ? {} : { businessKey }) }),
  retry: (stage, step) => repair(stage, step, step.retry!, 'retryIncident'),
  skip: (stage, step) => repair(stage, step, step.skip!, 'skipIncident'),
  changeDue,
  suspend: (stage) => onFirstOpen(stage, (at) => ({ type: 'suspend', at })),
  resume: (stage) => onFirstOpen(stage, (at) => ({ type: 'resume', at })),
  cancel: (stage, { compensate }) =>
    onFirstOpen(stage, (at) => ({ type: 'cancel', at, ...(compensate ? { compensate } : {}) })),
  choose,
  conditions,
};

/** Carries out one step of a scenario and waits until nothing more follows from it. */
export async function act(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const name = (Object.keys(table) as ActionName[]).find((action) => step[action] !== undefined)!;
  const refused = await table[name](stage, step);
  await settle(stage);
  return refused;
}

/** Starts an instance by hand. */
export async function start(stage: Stage, input: Parameters<typeof startInstance>[2]): Promise<string | null> {
  return refusalOf(startInstance(stage.engine, contextOf('owner'), input));
}

async function refusalOf(work: Promise<{ outcome: CommandOutcome }>): Promise<string | null> {
  try {
    const { outcome } = await work;
    if (outcome.state === 'refused') return outcome.refusal.message;
    return outcome.state === 'withdrawn' ? 'Temporal is away' : null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

const isWork = ({ waitingFor: { kind } }: SeenVisit): boolean => kind === 'task' || kind === 'service';

async function oldest(
  stage: Stage,
  elementId: string,
  test: (visit: SeenVisit) => boolean,
): Promise<SeenVisit | undefined> {
  return (await openVisits(stage.database)).find((visit) => visit.elementId === elementId && test(visit));
}

async function complete(stage: Stage, step: ScenarioStep): Promise<string | null> {
  for (let i = 0; i < (step.times ?? 1); i++) {
    if (i > 0) await settle(stage);
    const found = await oldest(stage, step.complete!, isWork);
    if (!found) return `nothing is open at ${step.complete!}`;
    const refused = await completeOne(stage, step, found);
    if (refused !== null) return refused;
  }
  return null;
}

async function completeOne(stage: Stage, step: ScenarioStep, found: SeenVisit): Promise<string | null> {
  const { variables = {}, outcome, by = 'operator' } = step;
  if (found.waitingFor.kind === 'service') return answer(stage, found, { result: variables });
  if (found.taskId === null) return `the task at ${found.elementId} is not open`;
  const input = { taskId: found.taskId, variables, ...(outcome === undefined ? {} : { outcome }) };
  return refusalOf(completeTask(stage.engine, contextOf(by), input));
}

function answer(stage: Stage, { instanceId, epoch, visit, elementId }: SeenVisit, given: object): string | null {
  const found = stage.services.answer(effectKey(instanceId, epoch, visit), given as never);
  return found ? null : `the service at ${elementId} does not wait`;
}

async function advance(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const duration = parseDuration(step.advance!);
  const now = virtualNow();
  const target = duration && addDuration(now, duration, { zone: undefined, working: undefined });
  if (target === null || target < now) return `${step.advance!} is no ISO duration to move forward by`;
  await advanceTo(stage, target);
  return null;
}

/** The element's own timer, else the next rung of its ladder; a timer start event starts an instance. */
async function fireTimer(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const elementId = step.fireTimer!;
  const deadlines = (await snapshots(stage, ['active'])).flatMap((snapshot) =>
    snapshot.deadlines.filter((deadline) => deadline.elementId === elementId),
  );
  const own = deadlines.filter(({ slot }) => slot === 0);
  const due = (own.length > 0 ? own : deadlines).map(({ at }) => at);
  if (due.length > 0) {
    await advanceTo(stage, Math.min(...due));
    return null;
  }
  return startByTimer(stage, elementId);
}

async function startByTimer(stage: Stage, elementId: string): Promise<string | null> {
  const wanted = await wantedTimerStarts(stage.database);
  const start = wanted.find((one) => one.elementId === elementId);
  if (!start) return `no timer is armed at ${elementId}`;
  const since = virtualNow();
  const due = nextTimerStart(start.timer, stage.calendars, { since, fired: 0, last: null }, since);
  if (due === null) return `the timer at ${elementId} is over`;
  const count = (): Promise<number> => startedBy(stage, start.processKey);
  const before = await count();
  await stage.sleepUntil(due);
  await waitUntil(`${elementId} has started an instance`, async () => (await count()) > before);
  return null;
}

async function startedBy(stage: Stage, processKey: string): Promise<number> {
  const [row] = await stage.database.query<{ count: number }>(
    'select count(*)::int from instance where process_key = $1',
    [processKey],
  );
  return row!.count;
}

async function snapshots(stage: Stage, states: string[]): Promise<InstanceSnapshot[]> {
  const rows = await stage.database.query<{ id: string }>(
    `select i.id from instance i where state = any($1) order by ${INSTANCES_IN_ORDER}`,
    [states],
  );
  return Promise.all(rows.map(({ id }) => stage.engine.runtime.snapshot(id)));
}

/** As the route does it. A message that was published before is answered as then; the scenario calls that refused. */
async function message(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const { message: name, correlationKey = null, variables = {}, messageId } = step;
  try {
    const published = await stage.database.transaction(async (tx) => {
      const known = await tx.query('select 1 from message where name = $1 and message_id = $2', [name, messageId]);
      if (known.length === 0) await refuseAmbiguous(tx, name!, correlationKey);
      const done = await publishMessage(tx, {
        ...{ name: name!, correlationKey, variables },
        ...(messageId === undefined ? {} : { messageId }),
      });
      return { ...done, known: known.length > 0 };
    });
    follow(stage.engine, published.commands);
    return published.known ? `message ${messageId ?? ''} was published before` : null;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

async function signal(stage: Stage, { signal: name, variables = {} }: ScenarioStep): Promise<string | null> {
  await stage.database.transaction((tx) => throwSignal(tx, name!, variables));
  return null;
}

async function throwOn(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const { bpmnError, escalation, variables = {} } = step;
  const found = await oldest(stage, step.throw!, isWork);
  if (!found) return `nothing is open at ${step.throw!}`;
  const { visit, instanceId } = found;
  if (escalation !== undefined) {
    return send(stage, instanceId, (at) => ({ type: 'throwEscalation', at, visit, code: escalation, variables }));
  }
  if (found.waitingFor.kind === 'service') return answer(stage, found, { bpmnError, variables });
  return send(stage, instanceId, (at) => ({ type: 'throwError', at, visit, code: bpmnError!, variables }));
}

function send(
  stage: Stage,
  instanceId: string,
  eventOf: (at: number) => EngineEvent,
  permission: Permission = { subject: 'Instance', verb: 'operate' },
): Promise<string | null> {
  const context = contextOf('manager');
  const operation = { instanceId, permission: permission as never, event: eventOf(context.at.getTime()) };
  return refusalOf(operate(stage.engine, context, operation));
}

async function onFirstOpen(stage: Stage, eventOf: (at: number) => EngineEvent): Promise<string | null> {
  const [first] = await snapshots(stage, ['active', 'suspended']);
  return first ? send(stage, first.instanceId, eventOf) : 'no instance is open';
}

async function repair(
  stage: Stage,
  { variables = {} }: ScenarioStep,
  elementId: string,
  type: 'retryIncident' | 'skipIncident',
): Promise<string | null> {
  const [found] = await stage.database.query<{ id: string; instance_id: string; visit: number }>(
    `select id, instance_id, visit from incident where state = 'open' and element_id = $1 order by raised_at, id`,
    [elementId],
  );
  if (!found) return `no incident is open at ${elementId}`;
  const { id: incidentId, instance_id: instanceId, visit } = found;
  return send(stage, instanceId, (at) => ({ type, at, incidentId, visit, variables }), {
    subject: 'Incident',
    verb: 'operate',
  });
}

async function changeDue(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const found = await oldest(stage, step.changeDue!, ({ taskId }) => taskId !== null);
  if (!found) return `no task is open at ${step.changeDue!}`;
  const due = step.due === null || step.due === undefined ? null : instantOf(step.due, undefined);
  if (due === null && step.due !== null) return `${step.due ?? ''} is no date and time`;
  const { visit, instanceId, taskId } = found;
  return send(stage, instanceId, (at) => ({ type: 'changeDue', at, visit, taskId: taskId!, due }));
}

async function choose(stage: Stage, step: ScenarioStep): Promise<string | null> {
  const found = await oldest(stage, step.choose!, ({ waitingFor }) => waitingFor.kind === 'scope');
  if (!found) return `${step.choose!} is not open`;
  const { visit, instanceId } = found;
  const { elements = [], done = false } = step;
  return send(stage, instanceId, (at) => ({ type: 'chooseActivities', at, visit, elements, done }));
}

async function conditions(stage: Stage, { conditions: variables }: ScenarioStep): Promise<string | null> {
  const { database } = stage;
  const { at, key } = contextOf('owner');
  const commands = await database.transaction((tx) =>
    startByConditions(database, tx, { variables: variables!, at, key }),
  );
  follow(stage.engine, commands);
  return null;
}
