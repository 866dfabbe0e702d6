import type { JsonObject } from '../../../contracts/json.ts';

/** Rows of the projection as JSON records, in the columns of the tables (snake case). */
export interface ProjectionRows {
  events: object[];
  instance: InstancePatch;
  tasks: Map<string, TaskRow>;
  taskPatches: Map<string, TaskPatch>;
  visits: Map<number, VisitRow>;
  visitPatches: Map<number, VisitPatch>;
  subscriptions: Map<string, SubscriptionRow>;
  unsubscribed: { id: string; seq: number }[];
  incidents: Map<string, IncidentRow>;
  incidentPatches: IncidentPatch[];
  notifications: object[];
  messages: ThrownMessage[];
  signals: object[];
  /** Messages that reached this instance. */
  delivered: string[];
  /** Subscriptions that received one and may take the next. */
  receivers: { id: string; name: string }[];
  commands: string[];
  /** Changed variables of the process scope. */
  variables: JsonObject;
}

export interface InstancePatch {
  epoch: number;
  seq: number;
  state: string | null;
  ended_at: string | null;
  last_moved_at: string;
  next_deadline: string | null;
  business_key: string | null;
}

export interface TaskRow extends TaskPatch {
  visit: number;
  epoch: number;
  element_id: string;
  assignee: string | null;
  candidate_users: string[];
  candidate_groups: string[];
  form_key: string | null;
  record: string | null;
  four_eyes: object | null;
  outcomes: object | null;
  locals: object | null;
  loop_counter: number | null;
  follow_up: string | null;
  priority: number;
  created_at: string;
}

/** What a later step changes of a task. `undefined` leaves the column alone. */
export interface TaskPatch {
  id: string;
  seq: number;
  state?: string;
  due?: string | null;
  has_due?: boolean;
  ended_at?: string;
  completed_by?: string | null;
  outcome?: string | null;
  escalation?: number;
  escalated_to?: string[];
  breached?: boolean;
}

export interface VisitRow extends VisitPatch {
  epoch: number;
  element_id: string;
  scope: number;
  armed_for: number | null;
  waiting_for: object;
  since: string;
}

export interface VisitPatch {
  visit: number;
  seq: number;
  state: string;
  left_at: string | null;
}

export interface SubscriptionRow {
  id: string;
  seq: number;
  kind: 'message' | 'signal';
  name: string;
  correlation_key: string | null;
  visit: number;
  element_id: string;
  open: boolean;
  since: string;
}

export interface IncidentPatch {
  id: string;
  seq: number;
  resolution: string;
  resolved_at: string;
}

export interface IncidentRow {
  id: string;
  seq: number;
  visit: number;
  element_id: string;
  code: string;
  message: string;
  detail: object | null;
  raised_at: string;
  state: string;
  resolution: string | null;
  resolved_at: string | null;
}

export interface ThrownMessage {
  id: string;
  name: string;
  message_id: string;
  correlation_key: string | null;
  variables: JsonObject;
  actor: object | null;
  published_at: string;
  expires_at: string | null;
}
