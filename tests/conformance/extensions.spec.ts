import { describe, expect, test } from '@jest/globals';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { millraceModdle } from '../../contracts/processes/millrace-moddle.ts';
import { compile } from '../../engine/compile/index.ts';
import type { Element } from './model.ts';
import { Model, create, definition, extend, prepared } from './model.ts';

/**
 * Every extension element of `zeebe:` and `millrace:` and every attribute it has: it changes what is executed, is
 * refused, or is listed here as descriptive.
 */
interface ExtensionType {
  name: string;
  superClass?: string[];
  extends?: string[];
  isAbstract?: boolean;
  properties?: { name: string; type: string; isAttr?: boolean; isMany?: boolean }[];
}

/** Where an extension stands, and what it needs to be complete. */
const complete: Readonly<Record<string, { host: string; attributes: Record<string, unknown> }>> = {
  'zeebe:IoMapping': { host: 'UserTask', attributes: { inputParameters: [input('=1', 'a')] } },
  'zeebe:Subscription': { host: 'Message', attributes: { correlationKey: '=key' } },
  'zeebe:TaskHeaders': {
    host: 'ServiceTask',
    attributes: { values: [create('zeebe:Header', { key: 'k', value: 'v' })] },
  },
  'zeebe:TaskDefinition': { host: 'ServiceTask', attributes: { type: 'other.service' } },
  'zeebe:LoopCharacteristics': { host: 'Loop', attributes: { inputCollection: '=list' } },
  'zeebe:CalledElement': { host: 'CallActivity', attributes: { processId: 'other' } },
  'zeebe:FormDefinition': { host: 'UserTask', attributes: { formId: 'form' } },
  'zeebe:AssignmentDefinition': { host: 'UserTask', attributes: { assignee: 'somebody' } },
  'zeebe:PriorityDefinition': { host: 'UserTask', attributes: { priority: '80' } },
  'zeebe:TaskSchedule': { host: 'UserTask', attributes: { dueDate: 'P1D' } },
  'zeebe:Script': { host: 'ScriptTask', attributes: { expression: '=2', resultVariable: 'two' } },
  'zeebe:VersionTag': { host: 'Process', attributes: { value: 'v1' } },
  'zeebe:CalledDecision': { host: 'BusinessRuleTask', attributes: { decisionId: 'd', resultVariable: 'r' } },
  'zeebe:AdHoc': { host: 'AdHocSubProcess', attributes: { activeElementsCollection: '=list' } },
  'millrace:Data': { host: 'DataObject', attributes: { variable: 'lot' } },
  'millrace:Ladder': {
    host: 'UserTask',
    attributes: { stages: [create('millrace:Stage', { after: '50%', action: 'remind' })] },
  },
  'millrace:FourEyes': { host: 'UserTask', attributes: { variables: 'reporter' } },
  'millrace:Outcomes': { host: 'UserTask', attributes: { values: [create('millrace:Outcome', { code: 'ok' })] } },
  'millrace:Searchable': {
    host: 'Process',
    attributes: { values: [create('millrace:Variable', { name: 'lot', type: 'string' })] },
  },
  'millrace:Publish': { host: 'SendTask', attributes: { correlationKey: '=key' } },
  'millrace:Instruction': { host: 'ManualTask', attributes: { zh: '戴好手套' } },
  'millrace:Responsibility': { host: 'UserTask', attributes: { accountable: 'lead' } },
};

/** Extension elements and attributes that change nothing in execution. */
const descriptive: Readonly<Record<string, string>> = {
  'zeebe:Properties': 'for tools',
  'zeebe:UserTask': 'every user task is one here',
  'zeebe:UserTaskForm': 'an embedded form is referred to by its key',
  'zeebe:JobPriorityDefinition': 'services are not queued by priority',
  'millrace:Label': 'shown to people',
  'millrace:Pilot': 'used at publishing',
};

const descriptiveAttributes: Readonly<Record<string, string>> = {};

/** Attributes of a type, those that traits add to it included. */
function attributesOf(type: string): string[] {
  const [prefix, local] = type.split(':');
  const types = (prefix === 'zeebe' ? zeebe.types : millraceModdle.types) as ExtensionType[];
  return types
    .filter(({ name, extends: traits }) => name === local || traits?.includes(type))
    .flatMap(({ properties }) => properties ?? [])
    .filter(({ isAttr }) => isAttr)
    .map(({ name }) => (name.includes(':') ? name : name));
}

function input(source: string, target: string): Element {
  return create('zeebe:Input', { source, target });
}

function all(): string[] {
  const names = (prefix: string, types: readonly ExtensionType[]): string[] =>
    types
      .filter((type) => type.superClass?.includes('Element') && !type.isAbstract)
      .map(({ name }) => `${prefix}:${name}`);
  return [...names('zeebe', zeebe.types as ExtensionType[]), ...names('millrace', millraceModdle.types)].filter(
    (type) => !parts.includes(type),
  );
}

/** Parts of other extensions; looked at with them. */
const parts = [
  'zeebe:Header',
  'zeebe:ExecutionListener',
  'zeebe:TaskListener',
  'millrace:Stage',
  'millrace:Outcome',
  'millrace:Variable',
];

function place(host: string, extension: Element | null): Model {
  const model = new Model();
  const put = (element: Element): Element => (extension ? extend(element, extension) : element);
  if (host === 'Process' || host === 'Message' || host === 'Loop') {
    const task = create('UserTask', { id: 'Element' });
    model.chain(task);
    if (host === 'Process') put(model.process);
    if (host === 'Loop') task.set('loopCharacteristics', put(create('MultiInstanceLoopCharacteristics')));
    if (host === 'Message') receive(model, put);
    return model;
  }
  const node = create(host, { id: 'Element' });
  if (host === 'DataObject') {
    model.chain(create('Task', { id: 'Task' }));
    model.add(put(node));
    return model;
  }
  const own = extension?.$type;
  const isImplementation = own === 'zeebe:TaskDefinition' || own === 'zeebe:Script' || own === 'zeebe:CalledElement';
  model.chain(isImplementation || own === 'zeebe:CalledDecision' ? node : prepared(model, node));
  put(node);
  return model;
}

function receive(model: Model, put: (element: Element) => Element): void {
  const event = model.add(create('BoundaryEvent', { id: 'Event' }));
  const task = (model.process.get('flowElements') as Element[]).find(({ $type }) => $type === 'bpmn:UserTask')!;
  const message = definition(model, 'MessageEventDefinition');
  put(message.get('messageRef') as Element);
  event.set('attachedToRef', task);
  event.set('eventDefinitions', [message]);
  model.flow(event, model.add(create('EndEvent', { id: 'End_Event' })));
}

async function compiled(model: Model): Promise<{ hash: string; errors: string[] }> {
  const { processes, findings } = await compile(await model.xml());
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return { hash: processes[0]?.hash ?? '', errors };
}

describe.each(all())('%s', (type) => {
  test('changes execution, is refused, or is descriptive', async () => {
    const { host, attributes } = complete[type] ?? { host: 'UserTask', attributes: {} };
    const with_ = await compiled(place(host, create(type, attributes)));
    const without = await compiled(place(host, null));
    if (descriptive[type] !== undefined) expect(with_).toEqual(without);
    else expect(with_.errors.length > 0 || with_.hash !== without.hash).toBe(true);
  });

  test('has no attribute that is silently ignored', async () => {
    if (descriptive[type] !== undefined) return;
    const { host, attributes } = complete[type] ?? { host: 'UserTask', attributes: {} };
    const base = await compiled(place(host, create(type, attributes)));
    if (base.errors.length > 0) return;
    const ignored: string[] = [];
    for (const name of attributesOf(type)) {
      if (name in attributes || `${type}#${name}` in descriptiveAttributes) continue;
      const value = name.startsWith('propagateAll') ? false : 'something';
      const changed = await compiled(place(host, create(type, { ...attributes, [name]: value })));
      if (changed.errors.length === 0 && changed.hash === base.hash) ignored.push(name);
    }
    expect(ignored).toEqual([]);
  });

  test('has no effect where it does not belong, and says so', async () => {
    if (descriptive[type] !== undefined) return;
    const attributes = complete[type]?.attributes ?? {};
    const { errors } = await compiled(place('ParallelGateway', create(type, attributes)));
    expect(errors).not.toEqual([]);
  });
});
