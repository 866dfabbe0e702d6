/**
 * The `millrace:` vocabulary as a moddle descriptor: what neither BPMN nor `zeebe:` can say. The compiler reads it and
 * the modeler writes it (`moddleExtensions: { millrace: millraceModdle }`).
 */

export const MILLRACE_NAMESPACE = 'urn:millrace:bpmn:1';

const text = (name: string): Property => ({ name, type: 'String', isAttr: true });

interface Property {
  name: string;
  type: string;
  isAttr?: boolean;
  isMany?: boolean;
  isBody?: boolean;
}

interface Type {
  name: string;
  superClass?: string[];
  extends?: string[];
  properties: Property[];
  meta?: { allowedIn: string[] };
}

export interface MillraceModdle {
  name: string;
  prefix: string;
  uri: string;
  xml: { tagAlias: string };
  associations: never[];
  types: Type[];
}

/** Extension elements. `allowedIn` is checked: elsewhere they are a finding. */
const elements: Type[] = [
  {
    // Name of an element per language; the BPMN name stays what other tools show.
    name: 'Label',
    superClass: ['Element'],
    properties: [text('zh'), text('en')],
    meta: { allowedIn: ['bpmn:BaseElement', 'millrace:Outcome', 'millrace:Variable'] },
  },
  {
    // Reminders and escalations, in working time of `calendar`; an empty ladder switches the process's off.
    name: 'Ladder',
    superClass: ['Element'],
    properties: [text('calendar'), { name: 'stages', type: 'Stage', isMany: true }],
    meta: { allowedIn: ['bpmn:UserTask', 'bpmn:Process'] },
  },
  {
    // `after`: share of the time to the due date (`50%`) or ISO duration from creation; `action`: remind, escalate, breach.
    name: 'Stage',
    superClass: ['Element'],
    properties: [text('after'), text('action'), text('role')],
    meta: { allowedIn: ['millrace:Ladder'] },
  },
  {
    // RACI of a step: role codes, several separated by commas.
    name: 'Responsibility',
    superClass: ['Element'],
    properties: [text('responsible'), text('accountable'), text('consulted'), text('informed')],
    meta: { allowedIn: ['bpmn:Activity'] },
  },
  {
    // Who completed one of `tasks`, or is named by one of `variables`, may not complete this task; comma-separated.
    name: 'FourEyes',
    superClass: ['Element'],
    properties: [text('tasks'), text('variables')],
    meta: { allowedIn: ['bpmn:UserTask'] },
  },
  {
    name: 'Outcomes',
    superClass: ['Element'],
    properties: [{ name: 'values', type: 'Outcome', isMany: true }],
    meta: { allowedIn: ['bpmn:UserTask'] },
  },
  {
    // A button of the form; the chosen code becomes the variable `outcome`.
    name: 'Outcome',
    superClass: ['Element'],
    properties: [text('code'), { name: 'label', type: 'Label' }],
    meta: { allowedIn: ['millrace:Outcomes'] },
  },
  {
    // What to do, shown with the step; a manual task that has one waits until somebody has acknowledged it.
    name: 'Instruction',
    superClass: ['Element'],
    properties: [text('zh'), text('en')],
    meta: { allowedIn: ['bpmn:Task'] },
  },
  {
    name: 'Searchable',
    superClass: ['Element'],
    properties: [{ name: 'values', type: 'Variable', isMany: true }],
    meta: { allowedIn: ['bpmn:Process'] },
  },
  {
    // A variable offered as filter and column; `type`: string, number, boolean, date.
    name: 'Variable',
    superClass: ['Element'],
    properties: [text('name'), text('type'), { name: 'label', type: 'Label' }],
    meta: { allowedIn: ['millrace:Searchable'] },
  },
  {
    // Where a new version is tried first; used at publishing, not by the engine.
    name: 'Pilot',
    superClass: ['Element'],
    properties: [text('plants'), text('lines')],
    meta: { allowedIn: ['bpmn:Process'] },
  },
  {
    // Makes a data object a variable of its process or subprocess; `value`: what it is at first, an expression.
    name: 'Data',
    superClass: ['Element'],
    properties: [text('variable'), text('value')],
    meta: { allowedIn: ['bpmn:DataObject', 'bpmn:DataObjectReference'] },
  },
  {
    // How a thrown message finds its receiver; expressions.
    name: 'Publish',
    superClass: ['Element'],
    properties: [text('correlationKey'), text('timeToLive'), text('messageId')],
    meta: { allowedIn: ['bpmn:SendTask', 'bpmn:ThrowEvent'] },
  },
];

/** Attributes on elements of BPMN itself. */
const attributes: Type[] = [
  { name: 'ProcessAttributes', extends: ['bpmn:Process'], properties: [text('businessKey')] },
  { name: 'LaneAttributes', extends: ['bpmn:Lane'], properties: [text('role')] },
  // Name of the domain command that the completion carries out.
  { name: 'UserTaskAttributes', extends: ['bpmn:UserTask'], properties: [text('record')] },
  // Working calendar in which durations and repetitions are counted.
  { name: 'TimerAttributes', extends: ['bpmn:TimerEventDefinition'], properties: [text('calendar')] },
  {
    name: 'ErrorAttributes',
    extends: ['bpmn:ErrorEventDefinition'],
    properties: [text('codeVariable'), text('messageVariable')],
  },
  { name: 'EscalationAttributes', extends: ['bpmn:EscalationEventDefinition'], properties: [text('codeVariable')] },
  // Where the result of a FEEL `<script>` goes.
  { name: 'ScriptAttributes', extends: ['bpmn:ScriptTask'], properties: [text('resultVariable')] },
];

export const millraceModdle: MillraceModdle = {
  name: 'Millrace',
  prefix: 'millrace',
  uri: MILLRACE_NAMESPACE,
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [...elements, ...attributes],
};
