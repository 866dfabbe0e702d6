import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { millraceModdle } from '../../contracts/processes/millrace-moddle.ts';
import type { ModdleElement } from '../../engine/compile/moddle.ts';

/** Small valid diagrams with one element in question, built as moddle elements and written as XML. */

type Attributes = Record<string, unknown>;
interface Creating {
  create(type: string, attributes?: Attributes): Element;
}
export type Element = ModdleElement & { get(name: string): unknown; set(name: string, value: unknown): void };

const moddle = new BpmnModdle({ zeebe, millrace: millraceModdle });
const creator = moddle as unknown as Creating;

export function create(type: string, attributes: Attributes = {}): Element {
  return creator.create(type.includes(':') ? type : `bpmn:${type}`, attributes);
}

export function extend(element: Element, ...extensions: Element[]): Element {
  const present = element.get('extensionElements') as Element | undefined;
  const values = [...((present?.get('values') as Element[] | undefined) ?? []), ...extensions];
  element.set('extensionElements', create('ExtensionElements', { values }));
  return element;
}

export function formal(body: string): Element {
  return create('FormalExpression', { body });
}

/** One file: definitions with one executable process. */
export class Model {
  readonly process: Element = create('Process', { id: 'Process', isExecutable: true });
  readonly definitions: Element = create('Definitions', {
    id: 'Definitions',
    targetNamespace: 'urn:test',
    rootElements: [this.process],
  });

  root(element: Element): Element {
    (this.definitions.get('rootElements') as Element[]).push(element);
    return element;
  }

  add(element: Element, container: Element = this.process): Element {
    (container.get('flowElements') as Element[]).push(element);
    return element;
  }

  flow(source: Element, target: Element, container: Element = this.process): Element {
    const id = `Flow_${String(source.get('id'))}_${String(target.get('id'))}`;
    return this.add(create('SequenceFlow', { id, sourceRef: source, targetRef: target }), container);
  }

  /** `Start → … → End` */
  chain(...nodes: Element[]): void {
    const start = this.add(create('StartEvent', { id: 'Start' }));
    for (const node of nodes) this.add(node);
    const end = this.add(create('EndEvent', { id: 'End' }));
    const all = [start, ...nodes, end];
    all.slice(1).forEach((node, index) => this.flow(all[index]!, node));
  }

  async xml(): Promise<string> {
    return (await moddle.toXML(this.definitions)).xml;
  }
}

/** What a flow node needs to be executed at all. */
export function prepared(model: Model, node: Element): Element {
  switch (node.$type) {
    case 'bpmn:ServiceTask':
      return extend(node, create('zeebe:TaskDefinition', { type: 'test.service' }));
    case 'bpmn:ScriptTask':
      return extend(node, create('zeebe:Script', { expression: '=1', resultVariable: 'one' }));
    case 'bpmn:BusinessRuleTask':
      return extend(node, create('zeebe:TaskDefinition', { type: 'test.rules' }));
    case 'bpmn:CallActivity':
      return extend(node, create('zeebe:CalledElement', { processId: 'child' }));
    case 'bpmn:SendTask':
    case 'bpmn:ReceiveTask':
      node.set('messageRef', model.root(create('Message', { id: 'Message_M', name: 'M' })));
      return node;
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
      fill(model, node);
      return node;
    case 'bpmn:AdHocSubProcess':
      model.add(create('Task', { id: 'Task_Inner' }), node);
      return node;
    default:
      return node;
  }
}

/** Content of a subprocess: `start → end`. */
function fill(model: Model, node: Element): void {
  const start = model.add(create('StartEvent', { id: 'Start_Inner' }), node);
  const end = model.add(create('EndEvent', { id: 'End_Inner' }), node);
  model.flow(start, end, node);
}

/** An activity that can be undone: its compensation event, the activity that undoes, and what connects them. */
export function undoable(model: Model, activity: Element, container: Element = model.process): Element {
  const id = String(activity.get('id'));
  const boundary = create('BoundaryEvent', { id: `Boundary_${id}`, attachedToRef: activity });
  boundary.set('eventDefinitions', [create('CompensateEventDefinition', { id: `Definition_Undo_${id}` })]);
  const handler = create('Task', { id: `Undo_${id}`, isForCompensation: true });
  model.add(boundary, container);
  model.add(handler, container);
  const association = create('Association', { id: `Association_${id}`, sourceRef: boundary, targetRef: handler });
  container.set('artifacts', [...((container.get('artifacts') as Element[] | undefined) ?? []), association]);
  return handler;
}

/** An event definition with what it needs. */
export function definition(model: Model, type: string): Element {
  const element = create(type, { id: `Definition_${type}` });
  switch (type) {
    case 'MessageEventDefinition':
      element.set('messageRef', model.root(create('Message', { id: 'Message_M', name: 'M' })));
      break;
    case 'SignalEventDefinition':
      element.set('signalRef', model.root(create('Signal', { id: 'Signal_S', name: 'S' })));
      break;
    case 'ErrorEventDefinition':
      element.set('errorRef', model.root(create('Error', { id: 'Error_E', name: 'E', errorCode: 'E' })));
      break;
    case 'EscalationEventDefinition':
      element.set('escalationRef', model.root(create('Escalation', { id: 'Esc_E', name: 'E', escalationCode: 'E' })));
      break;
    case 'TimerEventDefinition':
      element.set('timeDuration', formal('PT1H'));
      break;
    case 'ConditionalEventDefinition':
      element.set('condition', formal('=go'));
      break;
    case 'LinkEventDefinition':
      element.set('name', 'L');
      break;
    default:
      break;
  }
  return element;
}
