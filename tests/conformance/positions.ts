import type { Element } from './model.ts';
import { Model, create, definition, prepared } from './model.ts';

/** Every place where BPMN lets an event stand, each as a diagram with the event `Event` in it. */
export const positions = {
  start: (event) => {
    const node = create('StartEvent', { id: 'Event' });
    return at(node, event, (model) => {
      const end = model.add(create('EndEvent', { id: 'End' }));
      model.add(node);
      model.flow(node, end);
    });
  },
  'subprocess start': (event) => {
    const node = create('StartEvent', { id: 'Event' });
    return at(node, event, (model) => inSubProcess(model, node, { id: 'Sub' }));
  },
  'event subprocess start, interrupting': (event) => eventSubProcess(event, true),
  'event subprocess start, non-interrupting': (event) => eventSubProcess(event, false),
  'intermediate catch': (event) => {
    const node = create('IntermediateCatchEvent', { id: 'Event' });
    return at(node, event, (model) => model.chain(node));
  },
  'boundary, interrupting': (event) => boundary(event, true),
  'boundary, non-interrupting': (event) => boundary(event, false),
  'intermediate throw': (event) => {
    const node = create('IntermediateThrowEvent', { id: 'Event' });
    return at(node, event, (model) => model.chain(node));
  },
  end: (event) => {
    const node = create('EndEvent', { id: 'Event' });
    return at(node, event, (model) => {
      const start = model.add(create('StartEvent', { id: 'Start' }));
      model.add(node);
      model.flow(start, node);
    });
  },
} as const satisfies Record<string, (definitions: readonly string[]) => Model>;

export type Position = keyof typeof positions;

function at(node: Element, definitions: readonly string[], place: (model: Model) => void): Model {
  const model = new Model();
  node.set(
    'eventDefinitions',
    definitions.map((type, index) => {
      const element = definition(model, type);
      element.set('id', `Definition_${index}`);
      return element;
    }),
  );
  place(model);
  return model;
}

function inSubProcess(model: Model, start: Element, attributes: Record<string, unknown>): Element {
  const sub = create('SubProcess', attributes);
  model.add(start, sub);
  const end = model.add(create('EndEvent', { id: 'End_Inner' }), sub);
  model.flow(start, end, sub);
  model.chain(sub);
  return sub;
}

function eventSubProcess(definitions: readonly string[], interrupting: boolean): Model {
  const node = create('StartEvent', { id: 'Event', ...(interrupting ? {} : { isInterrupting: false }) });
  return at(node, definitions, (model) => {
    const task = create('UserTask', { id: 'Task' });
    model.chain(task);
    const sub = model.add(create('SubProcess', { id: 'Sub', triggeredByEvent: true }));
    model.add(node, sub);
    const end = model.add(create('EndEvent', { id: 'End_Inner' }), sub);
    model.flow(node, end, sub);
  });
}

function boundary(definitions: readonly string[], interrupting: boolean): Model {
  const node = create('BoundaryEvent', { id: 'Event', ...(interrupting ? {} : { cancelActivity: false }) });
  return at(node, definitions, (model) => {
    const task = create('UserTask', { id: 'Task' });
    model.chain(prepared(model, task));
    node.set('attachedToRef', task);
    const end = model.add(create('EndEvent', { id: 'End_Boundary' }));
    model.add(node);
    model.flow(node, end);
  });
}
