import { derivedId } from '../../../contracts/ids.ts';
import type { Delta } from '../../../engine/model/delta.ts';
import type { Effect, OpenTask } from '../../../engine/model/effect.ts';
import type { ProjectionRows, TaskPatch, TaskRow, ThrownMessage } from './row-types.ts';

/** Ids that the projection derives take slots from here; lower ones are the engine's and the workflow's. */
const SLOT_MESSAGE = 20;
const SLOT_NOTIFICATION = 100;

/** ISO 8601 of milliseconds since 1970. */
export const instant = (at: number): string => new Date(at).toISOString();

interface Step {
  rows: ProjectionRows;
  instanceId: string;
  delta: Delta;
  /** When the step happened. */
  at: string;
}

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;
type Handlers = { [Type in Effect['type']]: ((step: Step, effect: Of<Type>) => void) | null };

/** What each effect leaves behind as rows; `null` = the workflow carries it out, or a visit shows it already. */
const handlers: Handlers = {
  openTask: ({ rows, delta, at }, effect) => rows.tasks.set(effect.taskId, taskRow(effect, delta, at)),
  updateTask: ({ rows, delta }, effect) => {
    if (effect.due === undefined) return;
    const due = effect.due === null ? null : instant(effect.due);
    patchTask(rows, effect.taskId, delta.seq, { due, has_due: true });
  },
  closeTask: ({ rows, delta, at }, effect) =>
    patchTask(rows, effect.taskId, delta.seq, closing(delta, effect.reason, at)),
  ladderStage: addStage,
  subscribe: ({ rows, delta, at }, effect) => {
    const { subscriptionId: id, kind, name, visit, elementId: element_id } = effect;
    const correlation_key = effect.correlationKey ?? null;
    rows.subscriptions.set(id, {
      id,
      seq: delta.seq,
      kind,
      name,
      correlation_key,
      visit,
      element_id,
      open: true,
      since: at,
    });
  },
  unsubscribe: ({ rows, delta }, effect) => {
    const known = rows.subscriptions.get(effect.subscriptionId);
    if (known) known.open = false;
    rows.unsubscribed.push({ id: effect.subscriptionId, seq: delta.seq });
  },
  throwMessage: (step, effect) => step.rows.messages.push(thrownMessage(step, effect)),
  throwSignal: ({ rows, delta, at }, { broadcastId: id, name, variables }) =>
    rows.signals.push({ id, name, variables, actor: delta.event!.actor ?? null, at }),
  raiseIncident: ({ rows, delta, at }, effect) => {
    const { incidentId: id, visit, elementId: element_id, code, message } = effect;
    const open = { state: 'open', raised_at: at, resolution: null, resolved_at: null };
    rows.incidents.set(id, {
      id,
      seq: delta.seq,
      visit,
      element_id,
      code,
      message,
      detail: effect.detail ?? null,
      ...open,
    });
  },
  resolveIncident: ({ rows, delta, at }, { incidentId: id, how }) => {
    const known = rows.incidents.get(id);
    if (known) Object.assign(known, { state: 'resolved', resolution: how, resolved_at: at });
    rows.incidentPatches.push({ id, seq: delta.seq, resolution: how, resolved_at: at });
  },
  complete: ({ rows, at }, effect) => {
    rows.instance.state = effect.state;
    rows.instance.ended_at = at;
  },
  setDeadline: null,
  callService: null,
  cancelService: null,
  startChild: null,
  cancelChild: null,
  evaluate: null,
  notifyParent: null,
};

/** Adds what one effect of a step leaves behind. */
export function addEffect(rows: ProjectionRows, instanceId: string, delta: Delta, effect: Effect): void {
  const handler = handlers[effect.type] as ((step: Step, effect: Effect) => void) | null;
  handler?.({ rows, instanceId, delta, at: instant(delta.event!.at) }, effect);
}

function taskRow(effect: OpenTask, delta: Delta, at: string): TaskRow {
  return {
    id: effect.taskId,
    seq: delta.seq,
    epoch: delta.epoch,
    visit: effect.visit,
    element_id: effect.elementId,
    state: 'open',
    assignee: effect.assignee ?? null,
    candidate_users: effect.candidateUsers,
    candidate_groups: effect.candidateGroups,
    form_key: effect.formKey ?? null,
    record: effect.record ?? null,
    four_eyes: effect.fourEyes ?? null,
    outcomes: effect.outcomes ?? null,
    locals: effect.locals ?? null,
    loop_counter: effect.loopCounter ?? null,
    due: effect.due === undefined ? null : instant(effect.due),
    follow_up: effect.followUp === undefined ? null : instant(effect.followUp),
    priority: effect.priority,
    created_at: at,
  };
}

function closing(delta: Delta, reason: 'completed' | 'cancelled' | 'error', at: string): Omit<TaskPatch, 'id' | 'seq'> {
  const event = delta.event!;
  if (reason !== 'completed') return { state: 'cancelled', ended_at: at };
  const outcome = event.type === 'completeTask' ? (event.outcome ?? null) : null;
  return { state: 'completed', ended_at: at, completed_by: event.actor?.user ?? null, outcome };
}

function patchTask(rows: ProjectionRows, id: string, seq: number, patch: Omit<TaskPatch, 'id' | 'seq'>): void {
  const known = rows.tasks.get(id);
  if (known) Object.assign(known, patch, { seq });
  rows.taskPatches.set(id, { ...rows.taskPatches.get(id), ...patch, id, seq });
}

function addStage({ rows, instanceId, delta, at }: Step, effect: Of<'ladderStage'>): void {
  const earlier = rows.taskPatches.get(effect.taskId)?.escalated_to ?? [];
  patchTask(rows, effect.taskId, delta.seq, {
    escalation: effect.stage,
    ...(effect.action === 'escalate' && effect.role ? { escalated_to: [...earlier, effect.role] } : {}),
    ...(effect.action === 'breach' ? { breached: true } : {}),
  });
  rows.notifications.push({
    id: derivedId(instanceId, delta.epoch, effect.visit, SLOT_NOTIFICATION + effect.stage),
    task_id: effect.taskId,
    action: effect.action,
    stage: effect.stage,
    role: effect.role ?? null,
    at,
  });
}

function thrownMessage({ instanceId, delta, at }: Step, effect: Of<'throwMessage'>): ThrownMessage {
  return {
    id: derivedId(instanceId, delta.epoch, effect.visit, SLOT_MESSAGE),
    name: effect.name,
    message_id: effect.messageId,
    correlation_key: effect.correlationKey ?? null,
    variables: effect.variables,
    actor: delta.event!.actor ?? null,
    published_at: at,
    expires_at: effect.timeToLive === undefined ? null : instant(delta.event!.at + effect.timeToLive),
  };
}
