import type { Moddle, Services, Shape } from './diagram-types.ts';
import type { Side } from './labels.ts';
import { textOf } from './labels.ts';

interface Renderer {
  drawShape(visuals: SVGElement, element: Shape, attributes?: unknown): SVGElement;
  drawConnection(visuals: SVGElement, element: Shape, attributes?: unknown): SVGElement;
}

interface Editing {
  activate(element: Shape): unknown;
  update(element: Shape, text: string, old: string, bounds: unknown): void;
}

interface RenderContext {
  element: Shape;
  gfx: SVGElement;
  attrs?: unknown;
}

/** What the module needs from outside: the language to show, and how a text typed on the canvas is kept. */
export interface LabelConfig {
  side: () => Side;
  rename?: (element: Shape, text: string) => void;
}

const ABOVE_STANDARD = 1500;

/** Draws names in the reader's language, and keeps what is typed on the canvas in that language. */
class ReaderLabels {
  static readonly $inject = ['config.readerLabels', 'eventBus', 'bpmnRenderer', 'injector'];

  constructor(
    config: LabelConfig,
    eventBus: Services['eventBus'],
    renderer: Renderer,
    injector: { get(name: string, strict: false): Editing | null },
  ) {
    eventBus.on(
      ['render.shape', 'render.connection'],
      ABOVE_STANDARD,
      (event: { type: string }, context: RenderContext) => this.draw(event.type, context, config.side(), renderer),
    );
    const editing = injector.get('labelEditingProvider', false);
    if (editing && config.rename) this.takeOver(editing, config);
  }

  private draw(type: string, context: RenderContext, side: Side, renderer: Renderer): SVGElement | undefined {
    const { element, gfx, attrs } = context;
    const moddle = element.businessObject;
    if (!moddle || element.type === 'bpmn:TextAnnotation') return undefined;
    if (textOf(moddle, side) === (moddle.name ?? '')) return undefined;
    return withName(moddle, textOf(moddle, side), () =>
      type === 'render.shape' ? renderer.drawShape(gfx, element, attrs) : renderer.drawConnection(gfx, element, attrs),
    );
  }

  private takeOver(editing: Editing, config: LabelConfig): void {
    const activate = editing.activate.bind(editing);
    const update = editing.update.bind(editing);
    editing.activate = (element) =>
      withName(element.businessObject, textOf(element.businessObject, config.side()), () => activate(element));
    editing.update = (element, text, old, bounds) => {
      const named = element.type !== 'bpmn:TextAnnotation' && element.type !== 'bpmn:Group';
      if (named && textOf(element.businessObject, config.side()) !== text) config.rename!(element, text);
      update(element, named ? (element.businessObject.name ?? '') : text, old, bounds);
    };
  }
}

/** Lets the standard code see another name for a moment. */
function withName<R>(moddle: Moddle, name: string, run: () => R): R {
  const kept = moddle.name;
  if (name) moddle.name = name;
  try {
    return run();
  } finally {
    if (kept === undefined) delete moddle.name;
    else moddle.name = kept;
  }
}

export const labelModule = { __init__: ['readerLabels'], readerLabels: ['type', ReaderLabels] };
