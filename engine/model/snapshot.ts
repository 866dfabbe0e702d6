import type { JsonObject } from '../../contracts/json.ts';
import type { InstanceStatus, OpenTask, WaitingFor } from './effect.ts';
import type { Visit } from './event.ts';
import type { ElementId } from './process.ts';
import type { Deadline } from './state.ts';

/** What an instance truly is at one point, for a reconciler that compares it with rows. */
export interface Snapshot {
  instanceId: string;
  epoch: number;
  seq: number;
  status: InstanceStatus;
  businessKey: string | null;
  /** Tasks as they were opened, with the present due date. */
  tasks: OpenTask[];
  visits: SnapshotVisit[];
  incidents: SnapshotIncident[];
  subscriptions: SnapshotSubscription[];
  deadlines: (Deadline & { elementId: ElementId })[];
  /** Variables of every open scope; visit 0 is the process. */
  scopes: { visit: Visit; elementId: ElementId | null; parent: Visit | null; variables: JsonObject }[];
}

export interface SnapshotVisit {
  visit: Visit;
  elementId: ElementId;
  scope: Visit;
  enteredAt: number;
  waitingFor: WaitingFor | null;
  /** An event armed for another visit (boundary event, event after a gateway); no token sits here. */
  armedFor?: Visit;
}

export interface SnapshotIncident {
  incidentId: string;
  visit: Visit;
  elementId: ElementId;
  code: string;
  message: string;
}

export interface SnapshotSubscription {
  subscriptionId: string;
  visit: Visit;
  elementId: ElementId;
  kind: 'message' | 'signal';
  name: string;
  correlationKey?: string;
}
