/** The few parts of bpmn-js that the app speaks to, with honest types. */

/** A BPMN element as moddle keeps it; attributes by `get` and `set`. */
export interface Moddle {
  readonly $type: string;
  $parent?: Moddle;
  id?: string;
  name?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  $instanceOf(type: string): boolean;
}

export interface Shape {
  id: string;
  type: string;
  businessObject: Moddle;
  di: Moddle;
  x: number;
  y: number;
  width: number;
  height: number;
  parent?: Shape;
  children?: Shape[];
  incoming: Connection[];
  outgoing: Connection[];
  host?: Shape;
  label?: Shape;
  labelTarget?: Shape;
  collapsed?: boolean;
  waypoints?: { x: number; y: number }[];
}

export interface Connection extends Shape {
  source: Shape;
  target: Shape;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Viewbox {
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
}

export interface Services {
  canvas: {
    zoom(level?: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
    viewbox(box?: Partial<Viewbox>): Viewbox & { inner: Box; outer: { width: number; height: number } };
    scroll(delta: { dx: number; dy: number }): void;
    scrollToElement(element: Shape, padding?: number): void;
    getRootElement(): Shape;
    setRootElement(root: Shape): void;
    findRoot(element: Shape): Shape | undefined;
    addMarker(element: Shape | string, marker: string): void;
    removeMarker(element: Shape | string, marker: string): void;
    getLayer(name: string, index?: number): SVGElement;
    focus(): void;
  };
  elementRegistry: {
    get(id: string): Shape | undefined;
    getAll(): Shape[];
    filter(test: (element: Shape) => boolean): Shape[];
    getGraphics(element: Shape | string): SVGElement;
  };
  selection: { get(): Shape[]; select(element: Shape | Shape[] | null): void };
  modeling: {
    updateProperties(element: Shape, properties: Record<string, unknown>): void;
    updateModdleProperties(element: Shape, moddle: Moddle, properties: Record<string, unknown>): void;
    updateLabel(element: Shape, label: string, bounds?: unknown, hints?: unknown): void;
    setColor(elements: Shape[], colors: { fill?: string; stroke?: string }): void;
  };
  moddle: {
    create(type: string, attributes?: Record<string, unknown>): Moddle;
    ids: { assigned(id: string): boolean };
  };
  commandStack: {
    undo(): void;
    redo(): void;
    canUndo(): boolean;
    canRedo(): boolean;
    clear(): void;
    registerHandler(command: string, handler: unknown): void;
    execute(command: string, context: unknown): void;
  };
  eventBus: {
    on(event: string | string[], listener: (event: never, context: never) => unknown): void;
    on(event: string | string[], priority: number, listener: (event: never, context: never) => unknown): void;
    off(event: string | string[], listener: (event: never) => unknown): void;
    fire(event: string, data?: unknown): unknown;
  };
  overlays: {
    add(element: Shape | string, type: string, overlay: Overlay): string;
    remove(filter: { type?: string; id?: string; element?: string }): void;
  };
  searchPad: { toggle(): void; open(): void };
  minimap: { open(): void; close(): void; toggle(): void; isOpen(): boolean };
  popupMenu: { close(): void };
  copyPaste: { copy(elements: Shape[]): unknown; paste(): unknown };
  graphicsFactory: { update(type: 'shape' | 'connection', element: Shape, gfx: SVGElement): void };
}

export interface Overlay {
  position: { top?: number; bottom?: number; left?: number; right?: number };
  html: HTMLElement;
  show?: { minZoom?: number; maxZoom?: number };
  scale?: boolean | { min?: number; max?: number };
}

/** What editing and showing have in common. */
export interface Diagram {
  get<Name extends keyof Services>(name: Name): Services[Name];
  get<Name extends keyof Services>(name: Name, strict: false): Services[Name] | null;
  attachTo(parent: HTMLElement): void;
  destroy(): void;
  importXML(xml: string): Promise<{ warnings: (string | { message: string })[] }>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  saveSVG(): Promise<{ svg: string }>;
  on(event: string, listener: (event: never) => unknown): void;
}

export function isA(element: Shape | Moddle | null | undefined, ...types: string[]): boolean {
  if (!element) return false;
  const moddle = 'businessObject' in element ? element.businessObject : element;
  return types.some((type) => moddle.$instanceOf(type));
}
