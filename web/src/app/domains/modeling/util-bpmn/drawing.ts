import type { Signal } from '@angular/core';
import { computed, signal } from '@angular/core';
import Modeler from 'bpmn-js/lib/Modeler';
import { CreateAppendAnythingModule } from 'bpmn-js-create-append-anything';
import minimapModule from 'diagram-js-minimap';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { millraceModdle } from '../../../../../../contracts/processes/millrace-moddle.ts';
import type { Lang } from '../../shared/util-i18n/i18n.ts';
import { rendererConfig, withFixedColours } from './colours.ts';
import type { Diagram, Services, Shape } from './diagram-types.ts';
import { isA } from './diagram-types.ts';
import { ElementEditor } from './element-editor.ts';
import { labelModule } from './label-module.ts';
import type { Side } from './labels.ts';
import { paletteModule } from './palette-module.ts';
import { translateModule } from './translate-module.ts';

export interface DrawingOptions {
  lang: () => Lang;
  side: () => Side;
}

const MARGIN = { left: 96, right: 32, top: 32, bottom: 72 };

/** The editor of one drawing, as signals: what is selected, what changed, what can be undone. */
export class Drawing {
  private readonly modeler: Diagram;
  private readonly picked = signal<Shape[]>([]);
  private readonly changes = signal(0);
  private readonly stack = signal({ undo: false, redo: false });
  private readonly level = signal(1);
  readonly edit: ElementEditor;
  /** Grows with every change of the model; read it to follow changes. */
  readonly revision = this.changes.asReadonly();
  readonly canUndo = computed(() => this.stack().undo);
  readonly canRedo = computed(() => this.stack().redo);
  readonly zoom = this.level.asReadonly();
  readonly selection: Signal<Shape[]> = this.picked.asReadonly();

  constructor(options: DrawingOptions) {
    const config = {
      ...rendererConfig(),
      moddleExtensions: { zeebe, millrace: millraceModdle },
      readerLabels: { side: options.side, rename: (shape: Shape, text: string) => this.edit.rename(shape, text) },
      additionalModules: [
        translateModule(options.lang),
        CreateAppendAnythingModule,
        minimapModule,
        paletteModule,
        labelModule,
      ],
    };
    this.modeler = new Modeler(config as never) as unknown as Diagram;
    this.edit = new ElementEditor(this.modeler, options.side);
    this.follow();
  }

  get<Name extends keyof Services>(name: Name): Services[Name] {
    return this.modeler.get(name);
  }

  attach(parent: HTMLElement): void {
    this.modeler.attachTo(parent);
  }

  destroy(): void {
    this.modeler.destroy();
  }

  /** Throws when the text is no BPMN; the drawing that was open stays then. */
  async open(xml: string): Promise<string[]> {
    const { warnings } = await this.modeler.importXML(xml);
    this.picked.set([]);
    this.changes.update((count) => count + 1);
    this.stack.set({ undo: false, redo: false });
    return warnings.map((warning) => (typeof warning === 'string' ? warning : warning.message));
  }

  async xml(): Promise<string> {
    return (await this.modeler.saveXML({ format: true })).xml ?? '';
  }

  async svg(): Promise<string> {
    return withFixedColours((await this.modeler.saveSVG()).svg);
  }

  undo(): void {
    this.get('commandStack').undo();
  }

  redo(): void {
    this.get('commandStack').redo();
  }

  /** Everything in view, beside the palette and above the controls at the foot. */
  fit(): void {
    const canvas = this.get('canvas');
    const { inner, outer } = canvas.viewbox();
    if (inner.width === 0 || outer.width === 0) return;
    const room = { width: outer.width - MARGIN.left - MARGIN.right, height: outer.height - MARGIN.top - MARGIN.bottom };
    const scale = Math.min(1, Math.max(0.2, Math.min(room.width / inner.width, room.height / inner.height)));
    canvas.viewbox({
      x: inner.x - (MARGIN.left + (room.width - inner.width * scale) / 2) / scale,
      y: inner.y - (MARGIN.top + (room.height - inner.height * scale) / 2) / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    });
  }

  zoomBy(factor: number): void {
    this.get('canvas').zoom(Math.min(4, Math.max(0.2, this.level() * factor)), 'auto');
  }

  find(id: string): Shape | undefined {
    return this.get('elementRegistry').get(id);
  }

  /** Everything drawn that is of one of the types. */
  all(...types: string[]): Shape[] {
    return this.get('elementRegistry').filter((shape) => !shape.labelTarget && isA(shape, ...types));
  }

  root(): Shape {
    return this.get('canvas').getRootElement();
  }

  /** Selects and brings into view, also inside a collapsed subprocess. */
  show(id: string): void {
    const shape = this.find(id);
    if (!shape) return;
    const canvas = this.get('canvas');
    const root = canvas.findRoot(shape);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
    if (shape.parent) canvas.scrollToElement(shape, 120);
    this.get('selection').select(shape.parent ? shape : null);
  }

  /** Draws all names again, after a change of language. */
  redraw(): void {
    const factory = this.get('graphicsFactory');
    const registry = this.get('elementRegistry');
    for (const shape of registry.getAll()) {
      if (!shape.parent) continue;
      factory.update(shape.waypoints ? 'connection' : 'shape', shape, registry.getGraphics(shape));
    }
  }

  private follow(): void {
    this.modeler.on('selection.changed', (event: { newSelection: Shape[] }) =>
      this.picked.set(event.newSelection.map((shape) => shape.labelTarget ?? shape)),
    );
    this.modeler.on('commandStack.changed', () => {
      const stack = this.get('commandStack');
      this.stack.set({ undo: stack.canUndo(), redo: stack.canRedo() });
      this.changes.update((count) => count + 1);
    });
    this.modeler.on('canvas.viewbox.changed', (event: { viewbox: { scale: number } }) =>
      this.level.set(event.viewbox.scale),
    );
  }
}
