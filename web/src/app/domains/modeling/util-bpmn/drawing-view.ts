import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { millraceModdle } from '../../../../../../contracts/processes/millrace-moddle.ts';
import type { Lang } from '../../shared/util-i18n/i18n.ts';
import { rendererConfig } from './colours.ts';
import type { Diagram, Overlay, Shape } from './diagram-types.ts';
import { labelModule } from './label-module.ts';
import type { Side } from './labels.ts';
import { followTouches } from './touch.ts';
import { translateModule } from './translate-module.ts';

/** A diagram to look at: zoom, pan (fingers too), marks on elements, clicks. */
export class DrawingView {
  private readonly viewer: Diagram;
  private readonly stopTouches: () => void;

  constructor(place: HTMLElement, options: { lang: () => Lang; side: () => Side; clicked?: (id: string) => void }) {
    const config = {
      ...rendererConfig(),
      moddleExtensions: { zeebe, millrace: millraceModdle },
      readerLabels: { side: options.side },
      additionalModules: [translateModule(options.lang), labelModule],
    };
    this.viewer = new NavigatedViewer(config as never) as unknown as Diagram;
    this.viewer.attachTo(place);
    this.stopTouches = followTouches(place, this.viewer);
    this.viewer.on('element.click', (event: { element: Shape }) => options.clicked?.(event.element.id));
  }

  async open(xml: string): Promise<void> {
    await this.viewer.importXML(xml);
    this.fit();
  }

  destroy(): void {
    this.stopTouches();
    this.viewer.destroy();
  }

  /** Whole diagram with a margin; small ones are not blown up. */
  fit(): void {
    const canvas = this.viewer.get('canvas');
    canvas.zoom('fit-viewport', 'auto');
    const level = canvas.zoom();
    canvas.zoom(Math.min(1, level * 0.95), 'auto');
  }

  zoomBy(factor: number): void {
    const canvas = this.viewer.get('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)), 'auto');
  }

  has(id: string): boolean {
    return this.viewer.get('elementRegistry').get(id) !== undefined;
  }

  mark(id: string, marker: string): void {
    if (this.has(id)) this.viewer.get('canvas').addMarker(id, marker);
  }

  unmark(id: string, marker: string): void {
    if (this.has(id)) this.viewer.get('canvas').removeMarker(id, marker);
  }

  overlay(id: string, type: string, overlay: Overlay): void {
    if (this.has(id)) this.viewer.get('overlays').add(id, type, overlay);
  }

  clear(type: string): void {
    this.viewer.get('overlays').remove({ type });
  }

  show(id: string): void {
    const shape = this.viewer.get('elementRegistry').get(id);
    if (!shape) return;
    const canvas = this.viewer.get('canvas');
    const root = canvas.findRoot(shape);
    if (root && root !== canvas.getRootElement()) canvas.setRootElement(root);
    canvas.scrollToElement(shape, 80);
  }

  redraw(): void {
    const factory = this.viewer.get('graphicsFactory');
    const registry = this.viewer.get('elementRegistry');
    for (const shape of registry.getAll()) {
      if (shape.parent) factory.update(shape.waypoints ? 'connection' : 'shape', shape, registry.getGraphics(shape));
    }
  }
}
