import type { Services, Shape } from './diagram-types.ts';

interface PaletteServices {
  palette: { registerProvider(priority: number, provider: object): void };
  contextPad: { registerProvider(priority: number, provider: object): void };
  create: { start(event: Event, shape: Shape): void };
  elementFactory: { createShape(attributes: Record<string, unknown>): Shape };
  autoPlace: { append(source: Shape, shape: Shape): void };
  translate: (text: string) => string;
  modeling: Services['modeling'];
}

interface Entry {
  group: string;
  className: string;
  title: string;
  action: Record<string, (event: Event, element: Shape) => void>;
}
type Entries = Record<string, Entry>;

interface Tool {
  id: string;
  type: string;
  group: string;
  icon: string;
  title: string;
  attributes?: Record<string, unknown>;
}

/** What process owners need most, in the order in which a process is drawn; the rest is behind "more elements". */
const tools: Tool[] = [
  {
    id: 'create.start-event',
    type: 'bpmn:StartEvent',
    group: 'event',
    icon: 'start-event-none',
    title: 'Create start event',
  },
  { id: 'create.user-task', type: 'bpmn:UserTask', group: 'activity', icon: 'user-task', title: 'Create user task' },
  {
    id: 'create.service-task',
    type: 'bpmn:ServiceTask',
    group: 'activity',
    icon: 'service-task',
    title: 'Create service task',
  },
  {
    id: 'create.exclusive-gateway',
    type: 'bpmn:ExclusiveGateway',
    group: 'gateway',
    icon: 'gateway-xor',
    title: 'Create exclusive gateway',
  },
  {
    id: 'create.parallel-gateway',
    type: 'bpmn:ParallelGateway',
    group: 'gateway',
    icon: 'gateway-parallel',
    title: 'Create parallel gateway',
  },
  {
    id: 'create.timer-event',
    type: 'bpmn:IntermediateCatchEvent',
    group: 'event-2',
    icon: 'intermediate-event-catch-timer',
    title: 'Create timer event',
    attributes: { eventDefinitionType: 'bpmn:TimerEventDefinition' },
  },
  {
    id: 'create.message-event',
    type: 'bpmn:IntermediateCatchEvent',
    group: 'event-2',
    icon: 'intermediate-event-catch-message',
    title: 'Create message event',
    attributes: { eventDefinitionType: 'bpmn:MessageEventDefinition' },
  },
  {
    id: 'create.end-event',
    type: 'bpmn:EndEvent',
    group: 'event-2',
    icon: 'end-event-none',
    title: 'Create end event',
  },
  {
    id: 'create.annotation',
    type: 'bpmn:TextAnnotation',
    group: 'artifact',
    icon: 'text-annotation',
    title: 'Create text annotation',
  },
];

const KEPT = new Set([
  'hand-tool',
  'lasso-tool',
  'space-tool',
  'global-connect-tool',
  'tool-separator',
  'create.subprocess-expanded',
  'create.participant-expanded',
  'create',
]);

/** Our palette, and "append user task" instead of a task that does nothing. */
class OwnerPalette {
  static readonly $inject = ['palette', 'contextPad', 'create', 'elementFactory', 'autoPlace', 'translate'];
  private readonly create: PaletteServices['create'];
  private readonly factory: PaletteServices['elementFactory'];
  private readonly autoPlace: PaletteServices['autoPlace'];
  private readonly translate: PaletteServices['translate'];

  constructor(
    palette: PaletteServices['palette'],
    contextPad: PaletteServices['contextPad'],
    create: PaletteServices['create'],
    factory: PaletteServices['elementFactory'],
    autoPlace: PaletteServices['autoPlace'],
    translate: PaletteServices['translate'],
  ) {
    this.create = create;
    this.factory = factory;
    this.autoPlace = autoPlace;
    this.translate = translate;
    palette.registerProvider(300, { getPaletteEntries: () => (entries: Entries) => this.paletteOf(entries) });
    contextPad.registerProvider(300, {
      getContextPadEntries: () => (entries: Entries) => this.padOf(entries),
    });
  }

  private paletteOf(entries: Entries): Entries {
    const result: Entries = {};
    for (const [id, entry] of Object.entries(entries)) if (KEPT.has(id) && entry.group === 'tools') result[id] = entry;
    for (const tool of tools) result[tool.id] = this.entryOf(tool);
    for (const [id, entry] of Object.entries(entries)) if (KEPT.has(id) && !result[id]) result[id] = entry;
    return result;
  }

  private entryOf(tool: Tool): Entry {
    const start = (event: Event): void =>
      this.create.start(event, this.factory.createShape({ type: tool.type, ...tool.attributes }));
    return {
      group: tool.group,
      className: `bpmn-icon-${tool.icon}`,
      title: this.translate(tool.title),
      action: { dragstart: start, click: start },
    };
  }

  private padOf(entries: Entries): Entries {
    const task = entries['append.append-task'];
    if (!task) return entries;
    const shape = (): Shape => this.factory.createShape({ type: 'bpmn:UserTask' });
    return {
      ...entries,
      'append.append-task': {
        ...task,
        className: 'bpmn-icon-user-task',
        title: this.translate('Append user task'),
        action: {
          dragstart: (event) => this.create.start(event, shape()),
          click: (_event, element) => this.autoPlace.append(element, shape()),
        },
      },
    };
  }
}

export const paletteModule = { __init__: ['ownerPalette'], ownerPalette: ['type', OwnerPalette] };
