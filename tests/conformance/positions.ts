import type { Element } from './model.ts';
import { Model, create, definition, prepared, undoable } from './model.ts';

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
    return at(node, event, (model) => {
      if (!event.includes('LinkEventDefinition')) {
        model.chain(node);
        return;
      }
      const start = model.add(create('StartEvent', { id: 'Start' }));
      const thrown = model.add(create('IntermediateThrowEvent', { id: 'Throw' }));
      thrown.set('eventDefinitions', [create('LinkEventDefinition', { id: 'Definition_Throw', name: 'L' })]);
      model.add(node);
      model.flow(start, thrown);
      model.flow(node, model.add(create('EndEvent', { id: 'End' })));
    });
  },
  'boundary, interrupting': (event) => boundary(event, true),
  'boundary, non-interrupting': (event) => boundary(event, false),
  'intermediate throw': (event) => {
    const node = create('IntermediateThrowEvent', { id: 'Event' });
    return at(node, event, (model) => throws(model, node, event));
  },
  end: (event) => {
    const node = create('EndEvent', { id: 'Event' });
    return at(node, event, (model) => throws(model, node, event));
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
    const container = definitions.includes('CompensateEventDefinition') ? undoneLater(model, task) : model.process;
    if (container === model.process) model.chain(task);
    const sub = model.add(create('SubProcess', { id: 'Sub', triggeredByEvent: true }), container);
    model.add(node, sub);
    const end = model.add(create('EndEvent', { id: 'End_Inner' }), sub);
    model.flow(node, end, sub);
  });
}

/** A subprocess with the task in it, and behind it an event that undoes. */
function undoneLater(model: Model, task: Element): Element {
  const around = create('SubProcess', { id: 'Around' });
  const start = model.add(create('StartEvent', { id: 'Start_Around' }), around);
  const end = model.add(create('EndEvent', { id: 'End_Around' }), around);
  model.add(task, around);
  model.flow(start, task, around);
  model.flow(task, end, around);
  model.chain(around, compensationThrow());
  return around;
}

function compensationThrow(): Element {
  const thrown = create('IntermediateThrowEvent', { id: 'Throw' });
  thrown.set('eventDefinitions', [create('CompensateEventDefinition', { id: 'Definition_Throw' })]);
  return thrown;
}

function boundary(definitions: readonly string[], interrupting: boolean): Model {
  const node = create('BoundaryEvent', { id: 'Event', ...(interrupting ? {} : { cancelActivity: false }) });
  return at(node, definitions, (model) => {
    const undoes = definitions.includes('CompensateEventDefinition');
    const host = definitions.includes('CancelEventDefinition') ? transaction(model) : userTask(model, undoes);
    node.set('attachedToRef', host);
    if (undoes) {
      undoable(model, host);
      const drawn = model.process.get('flowElements') as Element[];
      const index = drawn.findIndex((element) => element.get('id') === 'Boundary_Task');
      drawn[index] = node;
      (model.process.get('artifacts') as Element[])[0]!.set('sourceRef', node);
      return;
    }
    const end = model.add(create('EndEvent', { id: 'End_Boundary' }));
    model.add(node);
    model.flow(node, end);
  });
}

function userTask(model: Model, undoes: boolean): Element {
  const task = prepared(model, create('UserTask', { id: 'Task' }));
  model.chain(...(undoes ? [task, compensationThrow()] : [task]));
  return task;
}

/** A transaction that is cancelled when its task is done. */
function transaction(model: Model, end: Element = create('EndEvent', { id: 'End_Cancel' })): Element {
  const around = create('Transaction', { id: 'Transaction' });
  const start = model.add(create('StartEvent', { id: 'Start_Inner' }), around);
  const task = model.add(create('UserTask', { id: 'Task' }), around);
  if (end.get('id') === 'End_Cancel') {
    end.set('eventDefinitions', [create('CancelEventDefinition', { id: 'Definition_Cancel' })]);
  }
  model.add(end, around);
  model.flow(start, task, around);
  model.flow(task, end, around);
  model.chain(around);
  return around;
}

/** Throwing and end events: behind the start, or where what they throw means something. */
function throws(model: Model, node: Element, definitions: readonly string[]): void {
  if (node.$type === 'bpmn:EndEvent' && definitions.includes('CancelEventDefinition')) {
    const around = transaction(model, node);
    const caught = model.add(create('BoundaryEvent', { id: 'Boundary', attachedToRef: around }));
    caught.set('eventDefinitions', [create('CancelEventDefinition', { id: 'Definition_Boundary' })]);
    model.flow(caught, model.add(create('EndEvent', { id: 'End_Cancelled' })));
    return;
  }
  const start = model.add(create('StartEvent', { id: 'Start' }));
  const done = model.add(create('Task', { id: 'Task_Done' }));
  model.add(node);
  model.flow(start, done);
  model.flow(done, node);
  if (definitions.includes('CompensateEventDefinition')) undoable(model, done);
  if (definitions.includes('LinkEventDefinition')) {
    const caught = model.add(create('IntermediateCatchEvent', { id: 'Catch' }));
    caught.set('eventDefinitions', [create('LinkEventDefinition', { id: 'Definition_Catch', name: 'L' })]);
    model.flow(caught, model.add(create('EndEvent', { id: 'End' })));
    return;
  }
  if (node.$type === 'bpmn:IntermediateThrowEvent') model.flow(node, model.add(create('EndEvent', { id: 'End' })));
}
