import type { Json, LocalizedText } from '../../contracts/json.ts';
import type { CompiledDecision } from '../../contracts/processes/decision.ts';

/**
 * The compiled form of one BPMN process: frozen JSON, no layout, no names that execution does not need.
 * Ids are the BPMN ids of the drawing. An expression is a string: `=…` is FEEL, anything else is a literal.
 */
export interface CompiledProcess {
  formatVersion: 1;
  /** BPMN process id. */
  key: string;
  /** Content hash (SHA-256, hex) of everything else in this object. */
  hash: string;
  elements: Record<ElementId, CompiledElement>;
  flows: Record<FlowId, CompiledFlow>;
  /**
   * Ways in, in document order: start events, instantiating receive tasks, and the events behind an instantiating
   * event-based gateway.
   */
  starts: ElementId[];
  /** Event subprocesses directly inside the process. */
  eventSubProcesses?: ElementId[];
  /** Data objects of the process that are variables. */
  data?: DataObject[];
  /** Boundary and event-subprocess ids are found on their host or scope; see `CompiledElement`. */
  searchable: SearchableVariable[];
  /** FEEL expression of the business key at start, when none is given by the caller. */
  businessKey?: Expression;
  /** `zeebe:versionTag`: the name by which a binding `versionTag` finds this version. */
  versionTag?: string;
  /** Called processes, with the binding that the drawing names. */
  calls: ElementId[];
  /** Business rule tasks that make decisions, with the binding that the drawing names. */
  decisions: ElementId[];
  /** Names of working calendars that ladders and timers use. */
  calendars: string[];
  /** Ladder that a user task without its own follows. */
  ladder?: Ladder;
  /**
   * What its business rule tasks evaluate, by `bindingKey`. No part of the drawing or its hash: it is given when an
   * instance starts, and stays for its whole life.
   */
  bound?: Record<string, CompiledDecision>;
}

export type ElementId = string;
export type FlowId = string;
/** `=feel expression` or a literal. */
export type Expression = string;

export interface SearchableVariable {
  name: string;
  type: 'string' | 'number' | 'boolean' | 'date';
}

export interface CompiledFlow {
  id: FlowId;
  source: ElementId;
  target: ElementId;
  condition?: Expression;
}

/** What every element has, whatever its kind. */
export interface ElementBase {
  id: ElementId;
  /** Enclosing (event) subprocess, or absent for an element of the process itself. */
  scope?: ElementId;
  /** Outgoing and incoming flow ids in document order. */
  outgoing: FlowId[];
  incoming: FlowId[];
}

export interface ActivityBase extends ElementBase {
  default?: FlowId;
  /** Ids of boundary events attached here, in document order. */
  boundaries: ElementId[];
  inputs: Mapping[];
  outputs: Mapping[];
  multiInstance?: MultiInstance;
  loop?: StandardLoop;
  /** Undoes another activity; no sequence flow leads here. */
  isForCompensation?: boolean;
}

/** `zeebe:input` / `zeebe:output`: evaluate `source`, write to `target` (a dotted path). */
export interface Mapping {
  source: Expression;
  target: string;
}

export interface MultiInstance {
  sequential: boolean;
  /** One of `collection` and `cardinality` is set. */
  collection?: Expression;
  cardinality?: Expression;
  elementVariable?: string;
  outputCollection?: string;
  outputElement?: Expression;
  completionCondition?: Expression;
}

export interface StandardLoop {
  condition?: Expression;
  testBefore: boolean;
  maximum?: number;
}

// ---- activities

export interface UserTask extends ActivityBase {
  kind: 'userTask';
  assignment: Assignment;
  formKey?: string;
  due?: Expression;
  followUp?: Expression;
  priority?: Expression;
  ladder?: Ladder;
  /** Domain command that the completion carries out (`millrace:record`). */
  record?: string;
  /** `millrace:fourEyes`: ids of user tasks whose completer may not complete this one, or variables naming people. */
  fourEyes?: FourEyes;
  responsibility?: Responsibility;
  /** Outcomes offered as buttons; the chosen one becomes the variable `outcome`. */
  outcomes?: TaskOutcome[];
  /** What to do, shown with the form. */
  instruction?: LocalizedText;
}

export interface Assignment {
  assignee?: Expression;
  /** A comma-separated list or a FEEL list of user names. */
  candidateUsers?: Expression;
  /** A comma-separated list or a FEEL list of role codes. */
  candidateGroups?: Expression;
  /** Role of the lane (`millrace:role`, else the lane's name); used when nothing else is set. */
  laneRole?: string;
}

export interface TaskOutcome {
  code: string;
  label?: LocalizedText;
}

export interface FourEyes {
  tasks: ElementId[];
  variables: string[];
}

/** RACI of one step; role codes. */
export interface Responsibility {
  responsible?: string[];
  accountable?: string;
  consulted?: string[];
  informed?: string[];
}

/**
 * Reminders and escalations of a user task, in working time of a calendar. `after` is either a share of the time from
 * creation to the due date (`"50%"`) or an ISO 8601 duration from creation (`"PT1H"`).
 */
export interface Ladder {
  /** Calendar name; absent means the plant's default (24 × 7 unless configured). */
  calendar?: string;
  stages: LadderStage[];
}

export interface LadderStage {
  after: string;
  action: 'remind' | 'escalate' | 'breach';
  /** Role code told (and, for `escalate`, made a candidate). A reminder without one goes to whoever has the task. */
  role?: string;
}

export interface ServiceTask extends ActivityBase {
  kind: 'serviceTask';
  taskType: Expression;
  headers: Record<string, string>;
  /** Technical attempts before an incident; default from settings. */
  retries?: Expression;
}

export interface ScriptTask extends ActivityBase {
  kind: 'scriptTask';
  language: 'feel' | 'javascript';
  source: string;
  resultVariable?: string;
}

export interface BusinessRuleTask extends ActivityBase {
  kind: 'businessRuleTask';
  /** DMN id of a decision or decision service. */
  decision: string;
  binding: Binding;
  versionTag?: string;
  /** Without it the entries of a resulting context become variables. */
  resultVariable?: string;
}

export interface SendTask extends ActivityBase {
  kind: 'sendTask';
  message: MessageThrow;
}

export interface ReceiveTask extends ActivityBase {
  kind: 'receiveTask';
  message: MessageCatch;
  instantiate?: boolean;
}

/** Manual and undefined tasks pass through; a manual task with an instruction waits for an acknowledgement. */
export interface PassThroughTask extends ActivityBase {
  kind: 'task' | 'manualTask';
  instruction?: LocalizedText;
  assignment?: Assignment;
}

export interface CallActivity extends ActivityBase {
  kind: 'callActivity';
  processId: Expression;
  binding: Binding;
  versionTag?: string;
  propagateAllParentVariables: boolean;
  propagateAllChildVariables: boolean;
  businessKey?: Expression;
}

export type Binding = 'latest' | 'deployment' | 'versionTag';

export interface SubProcess extends ActivityBase {
  kind: 'subProcess' | 'transaction' | 'adHocSubProcess' | 'eventSubProcess';
  starts: ElementId[];
  /** Event subprocesses directly inside. */
  eventSubProcesses: ElementId[];
  adHoc?: AdHoc;
  /** Data objects of this scope that are variables. */
  data: DataObject[];
}

export interface AdHoc {
  sequential: boolean;
  completionCondition?: Expression;
  cancelRemainingInstances: boolean;
  /** Lists the ids of the activities to begin; without it people choose. */
  activeElements?: Expression;
  /** What may be chosen: activities inside that no sequence flow leads to. */
  choices: ElementId[];
}

/** A data object that is a variable of its scope. */
export interface DataObject {
  name: string;
  /** Value when the scope opens, unless the variable is there already; absent means `null`. */
  value?: Expression;
}

// ---- gateways

export interface Gateway extends ElementBase {
  kind: 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'complexGateway' | 'eventBasedGateway';
  default?: FlowId;
  /** Complex gateway: asked at every arriving token; sees `activationCount` and the counts by flow id. */
  activationCondition?: Expression;
  /** Event-based gateway that begins the process: the first event only, or all of them. */
  instantiate?: 'exclusive' | 'parallel';
}

// ---- events

export interface EventElement extends ElementBase {
  kind: 'startEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent' | 'boundaryEvent' | 'endEvent';
  definitions: EventDefinition[];
  /** Several definitions: all of them (parallel multiple) instead of any (multiple). */
  parallelMultiple?: boolean;
  /** Start events: form that a person fills in to start. */
  formKey?: string;
  /** Boundary events only. */
  attachedTo?: ElementId;
  /** Boundary events and event-subprocess starts. */
  interrupting?: boolean;
  /** Compensation boundary events: the activity that undoes. */
  handler?: ElementId;
  inputs: Mapping[];
  outputs: Mapping[];
}

export type EventDefinition =
  | {
      type: 'message';
      catch?: MessageCatch;
      throw?: MessageThrow;
      service?: { taskType: Expression; headers: Record<string, string>; retries?: Expression };
    }
  | { type: 'timer'; date?: Expression; duration?: Expression; cycle?: Expression; calendar?: string }
  | { type: 'signal'; name: Expression }
  | { type: 'error'; code?: Expression; codeVariable?: string; messageVariable?: string }
  | { type: 'escalation'; code?: Expression; codeVariable?: string }
  | { type: 'conditional'; condition: Expression }
  | { type: 'link'; name: string }
  | { type: 'compensation'; activity?: ElementId; waitForCompletion: boolean }
  | { type: 'cancel' }
  | { type: 'terminate' };

export interface MessageCatch {
  name: Expression;
  correlationKey?: Expression;
}

export interface MessageThrow {
  name: Expression;
  correlationKey?: Expression;
  timeToLive?: Expression;
  /** Custom id for deduplication; default is the effect key. */
  messageId?: Expression;
}

export type CompiledElement =
  | UserTask
  | ServiceTask
  | ScriptTask
  | BusinessRuleTask
  | SendTask
  | ReceiveTask
  | PassThroughTask
  | CallActivity
  | SubProcess
  | Gateway
  | EventElement;

export type ElementKind = CompiledElement['kind'];
export type ActivityElement = Extract<CompiledElement, ActivityBase>;

/** What the compiler returns for a file; `processes` is empty when a finding of severity `error` forbids execution. */
export interface CompileResult {
  processes: CompiledProcess[];
  findings: Finding[];
}

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  rule: string;
  severity: Severity;
  /** BPMN id, or `null` for the file as a whole. */
  elementId: string | null;
  /** What is wrong and what to do instead, in English; `code` + `params` translate it. */
  message: string;
  params?: Record<string, Json>;
}
