import type { Diagram, Moddle, Shape } from './diagram-types.ts';
import { extensionOf } from './extensions.ts';
import type { Naming, Side } from './labels.ts';
import { LABEL, namingOf } from './labels.ts';

type Attributes = Record<string, unknown>;

/**
 * Changes of the model, each one step of undo. `target` is the BPMN element the change is about: that of the shape, or
 * one behind it (the process of a pool, an event definition).
 */
export class ElementEditor {
  private readonly diagram: Diagram;
  private readonly side: () => Side;

  constructor(diagram: Diagram, side: () => Side) {
    this.diagram = diagram;
    this.side = side;
  }

  create(type: string, attributes: Attributes = {}): Moddle {
    return this.diagram.get('moddle').create(type, attributes);
  }

  /** Attributes of the element itself; undefined removes one. */
  set(shape: Shape, attributes: Attributes, target: Moddle = shape.businessObject): void {
    const modeling = this.diagram.get('modeling');
    if (target === shape.businessObject) modeling.updateProperties(shape, attributes);
    else modeling.updateModdleProperties(shape, target, attributes);
  }

  /** Attributes of the one extension element of that type; it is made when missing, removed when all are empty. */
  extend(shape: Shape, type: string, attributes: Attributes, target: Moddle = shape.businessObject): void {
    const present = extensionOf(target, type);
    const kept = present ? ownAttributes(present) : {};
    const next: Attributes = { ...kept, ...attributes };
    for (const [name, value] of Object.entries(next)) if (isEmpty(value)) delete next[name];
    this.replace(shape, type, Object.keys(next).length > 0 ? [this.tree(type, next)] : [], target);
  }

  /** All extension elements of that type. */
  replace(shape: Shape, type: string, elements: Moddle[], target: Moddle = shape.businessObject): void {
    this.diagram
      .get('modeling')
      .updateModdleProperties(shape, target, { extensionElements: this.extensions(target, { [type]: elements }) });
  }

  /** Name and its translations; the plain name is what other tools show. */
  name(shape: Shape, texts: Naming, target: Moddle = shape.businessObject): void {
    const needed = Boolean(texts.en && texts.zh);
    const label = needed ? [this.create(LABEL, { zh: texts.zh, en: texts.en })] : [];
    const extensionElements = this.extensions(target, { [LABEL]: label });
    this.set(shape, { name: texts.zh || texts.en || undefined, extensionElements }, target);
  }

  /** What was typed on the canvas, in the language of the person. */
  rename(shape: Shape, text: string): void {
    this.name(shape, { ...namingOf(shape.businessObject), [this.side()]: text });
  }

  /** Condition of a flow; empty removes it. */
  condition(flow: Shape, body: string): void {
    const expression = body ? this.tree('bpmn:FormalExpression', { body }) : undefined;
    if (expression) expression.$parent = flow.businessObject;
    this.set(flow, { conditionExpression: expression });
  }

  /** An element of `definitions`, such as a message; reused when one of that name exists. */
  global(shape: Shape, type: string, attributes: Attributes): Moddle {
    const definitions = this.definitions();
    const element = this.create(type, { id: this.freeId(type.replace('bpmn:', '')), ...attributes });
    element.$parent = definitions;
    this.diagram.get('modeling').updateModdleProperties(shape, definitions, {
      rootElements: [...(definitions.get('rootElements') as Moddle[]), element],
    });
    return element;
  }

  globals(type: string): Moddle[] {
    return (this.definitions().get('rootElements') as Moddle[]).filter((element) => element.$instanceOf(type));
  }

  removeGlobal(shape: Shape, element: Moddle): void {
    const definitions = this.definitions();
    const rootElements = (definitions.get('rootElements') as Moddle[]).filter((other) => other !== element);
    this.diagram.get('modeling').updateModdleProperties(shape, definitions, { rootElements });
  }

  definitions(): Moddle {
    let moddle = this.diagram.get('canvas').getRootElement().businessObject;
    while (moddle.$parent) moddle = moddle.$parent;
    return moddle;
  }

  idTaken(id: string): boolean {
    return this.diagram.get('moddle').ids.assigned(id);
  }

  /** A moddle element with its children, given as plain data. */
  tree(type: string, attributes: Attributes): Moddle {
    const element = this.create(type);
    for (const [name, value] of Object.entries(attributes)) {
      const children = Array.isArray(value) ? value : [value];
      for (const child of children) if (isModdle(child)) child.$parent = element;
      element.set(name, value);
    }
    return element;
  }

  private extensions(target: Moddle, changes: Record<string, Moddle[]>): Moddle | undefined {
    const present = target.get('extensionElements') as Moddle | undefined;
    const values = ((present?.get('values') as Moddle[] | undefined) ?? []).filter(
      (value) => !Object.keys(changes).some((type) => value.$instanceOf?.(type)),
    );
    const next = [...values, ...Object.values(changes).flat()];
    if (next.length === 0) return undefined;
    const wrapper = this.tree('bpmn:ExtensionElements', { values: next });
    wrapper.$parent = target;
    return wrapper;
  }

  private freeId(prefix: string): string {
    for (let number = 1; ; number++) if (!this.idTaken(`${prefix}_${number}`)) return `${prefix}_${number}`;
  }
}

function ownAttributes(moddle: Moddle): Attributes {
  const described = (
    moddle as unknown as { $descriptor: { properties: { name: string; ns: { localName: string } }[] } }
  ).$descriptor;
  const names = described.properties.map((property) => property.ns.localName);
  return Object.fromEntries(names.map((name) => [name, moddle.get(name)]).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isModdle(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && '$type' in value;
}
