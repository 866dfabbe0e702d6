import { concrete } from './descriptor.ts';
import type { Element } from './model.ts';
import { Model, create, definition, formal, prepared, undoable } from './model.ts';

/** A diagram that can be executed, with one element of a type in it. */
export interface Hosted {
  model: Model;
  element: Element;
}

type Host = () => Hosted;

function host(place: (model: Model) => Element): Host {
  return () => {
    const model = new Model();
    return { model, element: place(model) };
  };
}

function inChain(type: string): Host {
  return host((model) => {
    const node = prepared(model, create(type, { id: 'Element' }));
    model.chain(node);
    return node;
  });
}

function task(model: Model): Element {
  const node = create('UserTask', { id: 'Task' });
  model.chain(node);
  return node;
}

/** A gateway with two ways out, so that it decides something. */
function gateway(type: string): Host {
  return host((model) => {
    const node = create(type, { id: 'Element' });
    model.chain(node);
    const other = model.add(create('EndEvent', { id: 'End_Other' }));
    const flow = model.flow(node, other);
    const first = (model.process.get('flowElements') as Element[]).find(({ $type }) => $type === 'bpmn:SequenceFlow');
    if (type !== 'ParallelGateway' && type !== 'EventBasedGateway') {
      flow.set('conditionExpression', formal('=a'));
      const out = flowFrom(model, node);
      (out === flow ? first! : out).set('conditionExpression', formal('=b'));
    }
    return node;
  });
}

export function flowFrom(model: Model, node: Element): Element {
  return (model.process.get('flowElements') as Element[]).find(
    (element) => element.$type === 'bpmn:SequenceFlow' && element.get('sourceRef') === node,
  )!;
}

function eventGateway(): Hosted {
  const model = new Model();
  const node = create('EventBasedGateway', { id: 'Element' });
  const start = model.add(create('StartEvent', { id: 'Start' }));
  model.add(node);
  model.flow(start, node);
  for (const id of ['A', 'B']) {
    const event = model.add(create('IntermediateCatchEvent', { id, eventDefinitions: [timer(id)] }));
    const end = model.add(create('EndEvent', { id: `End_${id}` }));
    model.flow(node, event);
    model.flow(event, end);
  }
  return { model, element: node };
}

function timer(id: string): Element {
  return create('TimerEventDefinition', { id: `Timer_${id}`, timeDuration: formal('PT1H') });
}

function boundary(definitions: (model: Model) => Element): Host {
  return host((model) => {
    const hostTask = task(model);
    const node = create('BoundaryEvent', { id: 'Element', attachedToRef: hostTask });
    node.set('eventDefinitions', [definitions(model)]);
    const end = model.add(create('EndEvent', { id: 'End_Boundary' }));
    model.add(node);
    model.flow(node, end);
    return node;
  });
}

/** The definition of a type where it is executed, else where BPMN would have it. */
function eventDefinition(type: string): Host {
  return () => {
    const place = elsewhere[type];
    if (place) {
      const hosted = place();
      return { model: hosted.model, element: (hosted.element.get('eventDefinitions') as Element[])[0]! };
    }
    const { model, element } = boundary((inner) => definition(inner, type))();
    return { model, element: (element.get('eventDefinitions') as Element[])[0]! };
  };
}

function inEnd(type: string): Host {
  return host((model) => {
    const start = model.add(create('StartEvent', { id: 'Start' }));
    const node = model.add(create('EndEvent', { id: 'Element' }));
    node.set('eventDefinitions', [definition(model, type)]);
    model.flow(start, node);
    return node;
  });
}

/** Definitions that do not stand at a boundary by themselves. */
const elsewhere: Readonly<Record<string, Host>> = {
  TerminateEventDefinition: inEnd('TerminateEventDefinition'),
  CancelEventDefinition: host(cancelledTransaction),
  LinkEventDefinition: host((model) => {
    const start = model.add(create('StartEvent', { id: 'Start' }));
    const thrown = model.add(create('IntermediateThrowEvent', { id: 'Element' }));
    thrown.set('eventDefinitions', [create('LinkEventDefinition', { id: 'Link_Throw', name: 'L' })]);
    const caught = model.add(create('IntermediateCatchEvent', { id: 'Catch' }));
    caught.set('eventDefinitions', [create('LinkEventDefinition', { id: 'Link_Catch', name: 'L' })]);
    model.flow(start, thrown);
    model.flow(caught, model.add(create('EndEvent', { id: 'End' })));
    return thrown;
  }),
  CompensateEventDefinition: host((model) => {
    const activity = create('Task', { id: 'Task_Done' });
    const thrown = create('IntermediateThrowEvent', { id: 'Element' });
    thrown.set('eventDefinitions', [create('CompensateEventDefinition', { id: 'Definition' })]);
    model.chain(activity, thrown);
    undoable(model, activity);
    return thrown;
  }),
};

/** A cancel end event in its transaction, with the boundary event that it needs. */
function cancelledTransaction(model: Model): Element {
  const transaction = create('Transaction', { id: 'Transaction' });
  model.chain(transaction);
  const start = model.add(create('StartEvent', { id: 'Start_Inner' }), transaction);
  const end = model.add(create('EndEvent', { id: 'Element' }), transaction);
  end.set('eventDefinitions', [create('CancelEventDefinition', { id: 'Definition' })]);
  model.flow(start, end, transaction);
  const boundary = model.add(create('BoundaryEvent', { id: 'Boundary', attachedToRef: transaction }));
  boundary.set('eventDefinitions', [create('CancelEventDefinition', { id: 'Definition_Boundary' })]);
  model.flow(boundary, model.add(create('EndEvent', { id: 'End_Cancelled' })));
  return end;
}

/** A root element that an event of the process refers to. */
function referred(definitionType: string, property: string): Host {
  return () => {
    const { model, element } = eventDefinition(definitionType)();
    return { model, element: element.get(property) as Element };
  };
}

function multiInstance(model: Model): Element {
  const loop = create('MultiInstanceLoopCharacteristics', { id: 'Element', loopCardinality: formal('=3') });
  task(model).set('loopCharacteristics', loop);
  return loop;
}

const special: Readonly<Record<string, Host>> = {
  Definitions: host((model) => {
    task(model);
    return model.definitions;
  }),
  Process: host((model) => {
    task(model);
    return model.process;
  }),
  StartEvent: host((model) => {
    const node = model.add(create('StartEvent', { id: 'Element' }));
    const end = model.add(create('EndEvent', { id: 'End' }));
    model.flow(node, end);
    return node;
  }),
  EndEvent: host((model) => {
    const start = model.add(create('StartEvent', { id: 'Start' }));
    const node = model.add(create('EndEvent', { id: 'Element' }));
    model.flow(start, node);
    return node;
  }),
  IntermediateCatchEvent: host((model) => {
    const signal = definition(model, 'SignalEventDefinition');
    const node = create('IntermediateCatchEvent', { id: 'Element', eventDefinitions: [timer('Element'), signal] });
    model.chain(node);
    return node;
  }),
  IntermediateThrowEvent: inChain('IntermediateThrowEvent'),
  BoundaryEvent: boundary(() => timer('Boundary')),
  EventBasedGateway: eventGateway,
  ExclusiveGateway: gateway('ExclusiveGateway'),
  ParallelGateway: gateway('ParallelGateway'),
  InclusiveGateway: gateway('InclusiveGateway'),
  ComplexGateway: gateway('ComplexGateway'),
  SequenceFlow: host((model) => flowFrom(model, task(model))),
  FormalExpression: host((model) => {
    const condition = formal('=a');
    flowFrom(model, task(model)).set('conditionExpression', condition);
    return condition;
  }),
  Lane: host((model) => {
    const node = task(model);
    const lane = create('Lane', { id: 'Element', name: 'role', flowNodeRef: [node] });
    model.process.set('laneSets', [create('LaneSet', { id: 'LaneSet', lanes: [lane] })]);
    return lane;
  }),
  LaneSet: host((model) => {
    const node = task(model);
    const lane = create('Lane', { id: 'Lane', name: 'role', flowNodeRef: [node] });
    const set = create('LaneSet', { id: 'Element', lanes: [lane] });
    model.process.set('laneSets', [set]);
    return set;
  }),
  MultiInstanceLoopCharacteristics: host(multiInstance),
  StandardLoopCharacteristics: host((model) => {
    const loop = create('StandardLoopCharacteristics', { id: 'Element', loopCondition: formal('=a') });
    task(model).set('loopCharacteristics', loop);
    return loop;
  }),
  Message: referred('MessageEventDefinition', 'messageRef'),
  Signal: referred('SignalEventDefinition', 'signalRef'),
  Error: referred('ErrorEventDefinition', 'errorRef'),
  Escalation: referred('EscalationEventDefinition', 'escalationRef'),
};

function atRoot(type: string): Host {
  return host((model) => {
    task(model);
    return model.root(create(type, { id: 'Element' }));
  });
}

function besideFlow(type: string): Host {
  return host((model) => {
    task(model);
    return model.add(create(type, { id: 'Element' }));
  });
}

/** A host for every concrete type that stands in a file by itself; the rest are parts of these. */
export function hosts(): Map<string, Host> {
  const all = new Map<string, Host>();
  for (const type of concrete('FlowNode')) all.set(type, inChain(type));
  for (const type of concrete('FlowElement')) if (!all.has(type)) all.set(type, besideFlow(type));
  for (const type of concrete('RootElement')) if (!all.has(type)) all.set(type, atRoot(type));
  for (const type of concrete('EventDefinition')) all.set(type, eventDefinition(type));
  for (const [type, place] of Object.entries(special)) all.set(type, place);
  return all;
}
