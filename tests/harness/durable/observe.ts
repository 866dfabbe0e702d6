import type { JsonObject } from '../../../contracts/json.ts';
import type { WaitingFor } from '../../../engine/model/effect.ts';
import type { Observation } from '../../../engine/simulate/index.ts';
import type { Database } from '../../../platform/database/database.ts';

/** An open visit as the rows show it. */
export interface SeenVisit {
  instanceId: string;
  visit: number;
  epoch: number;
  elementId: string;
  waitingFor: WaitingFor;
  /** The visit for which this event is armed. */
  armedFor: number | null;
  taskId: string | null;
}

interface VisitRow {
  instance_id: string;
  visit: number;
  epoch: number;
  element_id: string;
  waiting_for: WaitingFor;
  armed_for: number | null;
  task_id: string | null;
}

/** In which instances began; what a step causes begins at the same instant, but its start was written later. */
export const INSTANCES_IN_ORDER = `i.started_at,
  (select min(c.created_at) from command c where c.instance_id = i.id and c.type = 'start'), i.id`;

/** Whatever waits, oldest first, as the simulation orders it. */
export async function openVisits(database: Database): Promise<SeenVisit[]> {
  const rows = await database.query<VisitRow>(
    `select v.instance_id, v.visit, v.epoch, v.element_id, v.waiting_for, v.armed_for, t.id as task_id
     from visit v join instance i on i.id = v.instance_id
       left join task t on t.instance_id = v.instance_id and t.epoch = v.epoch and t.visit = v.visit and t.state = 'open'
     where v.state = 'waiting' order by v.since, ${INSTANCES_IN_ORDER}, v.visit`,
  );
  return rows.map((row) => ({
    instanceId: row.instance_id,
    visit: row.visit,
    epoch: row.epoch,
    elementId: row.element_id,
    waitingFor: row.waiting_for,
    armedFor: row.armed_for,
    taskId: row.task_id,
  }));
}

/** Everything that a scenario's expectations speak of, from rows alone. */
export async function observeRows(database: Database): Promise<Observation> {
  const visits = await openVisits(database);
  const incidents = await database.query<{ element_id: string; instance_id: string; visit: number }>(
    `select element_id, instance_id, visit from incident where state = 'open'`,
  );
  const holders = visits.filter(holdsToken);
  const stuck = incidents.filter(
    (incident) => !visits.some((v) => v.instanceId === incident.instance_id && v.visit === incident.visit),
  );
  const [open] = await database.query<{ count: number }>(
    `select count(*)::int from instance where state in ('starting', 'active', 'suspended')`,
  );
  return {
    path: await pathOf(database),
    open: ids(visits.filter(({ waitingFor: { kind } }) => kind === 'task' || kind === 'service')),
    active: [...ids(holders), ...stuck.map((incident) => incident.element_id)].sort(byText),
    ended: open!.count === 0,
    instances: open!.count,
    variables: await variablesOf(database),
    incidents: incidents.map((incident) => incident.element_id).sort(byText),
    waiting: {
      messages: await namesAndElements(database),
      timers: ids(visits.filter(({ waitingFor }) => waitingFor.kind === 'timer')),
    },
  };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ids(visits: SeenVisit[]): string[] {
  return visits.map(({ elementId }) => elementId).sort(byText);
}

/** A token waits here itself: not an armed event, not the frame of a subprocess or multi-instance. */
function holdsToken({ waitingFor, armedFor }: SeenVisit): boolean {
  return armedFor === null && waitingFor.kind !== 'scope';
}

async function pathOf(database: Database): Promise<string[]> {
  const rows = await database.query<{ element_id: string }>(
    `select entry ->> 'elementId' as element_id
     from instance_event e join instance i on i.id = e.instance_id,
       jsonb_array_elements(e.trace) with ordinality as t(entry, position)
     where entry ->> 'type' = 'entered' and entry ->> 'body' is null
     order by e.at, ${INSTANCES_IN_ORDER}, e.epoch, e.seq, t.position`,
  );
  return rows.map((row) => row.element_id);
}

async function variablesOf(database: Database): Promise<JsonObject> {
  const [row] = await database.query<{ variables: JsonObject }>(
    `select variables from instance i order by ${INSTANCES_IN_ORDER} limit 1`,
  );
  return row?.variables ?? {};
}

async function namesAndElements(database: Database): Promise<{ names: string[]; elements: string[] }> {
  const rows = await database.query<{ name: string; element_id: string }>(
    `select name, element_id from subscription where open and kind = 'message' and instance_id is not null`,
  );
  return {
    names: rows.map(({ name }) => name).sort(byText),
    elements: rows.map((row) => row.element_id).sort(byText),
  };
}
