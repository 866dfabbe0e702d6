import { compile } from '../../engine/compile/index.ts';
import { concrete } from './descriptor.ts';
import { executedEvents } from './executed-events.ts';
import { hosts } from './hosts.ts';
import type { Position } from './positions.ts';
import { positions } from './positions.ts';
import { evidence } from './stories.ts';

/** `docs/conformance.md`: every element and position, executed with the stories that show it, or refused. */

export interface Row {
  element: string;
  position: string;
  /** Stories, or `null` when it is refused. */
  stories: string[] | null;
  remark: string;
}

const activities: readonly [type: string, row: string][] = [
  ['Task', 'task'],
  ['ManualTask', 'manualTask'],
  ['UserTask', 'userTask'],
  ['ServiceTask', 'serviceTask'],
  ['SendTask', 'sendTask'],
  ['ReceiveTask', 'receiveTask'],
  ['ScriptTask', 'scriptTask'],
  ['CallActivity', 'callActivity'],
  ['SubProcess', 'subProcess'],
  ['ExclusiveGateway', 'exclusiveGateway'],
  ['ParallelGateway', 'parallelGateway'],
  ['EventBasedGateway', 'eventBasedGateway'],
];

const other: readonly [element: string, position: string, row: string][] = [
  ['Multi-instance', 'parallel', 'multi-instance / parallel'],
  ['Multi-instance', 'sequential', 'multi-instance / sequential'],
  ['Multi-instance', 'by collection', 'multi-instance / by collection'],
  ['Multi-instance', 'by cardinality', 'multi-instance / by cardinality'],
  ['Multi-instance', 'completion condition', 'multi-instance / completion condition'],
  ['Sequence flow', 'several outgoing without gateway', 'flow / several outgoing without gateway'],
  ['Sequence flow', 'several incoming without gateway', 'flow / several incoming without gateway'],
  ['Sequence flow', 'condition behind an activity', 'flow / condition behind an activity'],
  ['Sequence flow', 'default of a gateway', 'flow / default of a gateway'],
  ['Sequence flow', 'default of an activity', 'flow / default of an activity'],
];

const timers = ['timer (date)', 'timer (duration)', 'timer (cycle)'];
/** Timer positions whose kinds of time are all the same to the engine; one story each is enough. */
const anyTimer = new Set<Position>(['start', 'boundary, interrupting', 'boundary, non-interrupting']);

export async function table(): Promise<Row[]> {
  const shown = await evidence();
  const stories = (...keys: string[]): string[] =>
    [...new Set(keys.flatMap((key) => [...(shown.get(key) ?? [])]))].sort();
  const rows: Row[] = activities.map(([type, row]) => executed(type, '', stories(row)));
  rows.push(executed('BusinessRuleTask', 'as a job', stories('serviceTask'), 'a decision is refused'));
  for (const [element, position, row] of other) rows.push(executed(element, position, stories(row)));
  for (const type of await refusedTypes()) rows.push({ element: type, position: '', stories: null, remark: '' });
  return [...rows, ...eventRows(stories)];
}

function executed(element: string, position: string, stories: string[], remark = ''): Row {
  return { element, position, stories, remark };
}

function eventRows(stories: (...keys: string[]) => string[]): Row[] {
  return (Object.keys(positions) as Position[]).flatMap((position) =>
    ['none', ...concrete('EventDefinition')].flatMap((definition): Row[] => {
      const name = definition === 'none' ? 'none' : short(definition);
      const element = `${name} event`;
      if (!executedEvents[position].includes(definition)) return [{ element, position, stories: null, remark: '' }];
      if (name !== 'timer') return [executed(element, position, stories(`${position} / ${name}`))];
      if (anyTimer.has(position)) {
        return [executed(element, position, stories(...timers.map((timer) => `${position} / ${timer}`)))];
      }
      return timers.map((timer) => executed(`${timer} event`, position, stories(`${position} / ${timer}`)));
    }),
  );
}

function short(definition: string): string {
  const name = definition.replace('EventDefinition', '');
  return name.charAt(0).toLowerCase() + name.slice(1).replace('ompensate', 'ompensation');
}

/** Flow nodes and loops that the compiler refuses as such. */
async function refusedTypes(): Promise<string[]> {
  const found: string[] = [];
  for (const [type, host] of hosts()) {
    const isNode = [...concrete('FlowNode'), 'StandardLoopCharacteristics'].includes(type);
    if (!isNode || concrete('Event').includes(type)) continue;
    const { findings } = await compile(await host().model.xml());
    if (findings.some(({ rule, severity }) => severity === 'error' && rule === 'not-executed')) found.push(type);
  }
  return found;
}

const MOST_STORIES = 4;

/** A common element is in most stories; a few are enough to look at. */
function telling(stories: readonly string[]): readonly string[] {
  return stories.slice(0, MOST_STORIES);
}

export function markdown(rows: readonly Row[]): string {
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length;
  const lines = rows.map(({ element, position, stories, remark }) => {
    const what = stories === null ? 'refused' : 'executed';
    const links = telling(stories ?? [])
      .map((story) => `[${story}](../tests/scenarios/${story})`)
      .join(', ');
    return `| ${element} | ${position} | ${what}${remark === '' ? '' : `; ${remark}`} | ${links} |`;
  });
  return [
    '# Conformance',
    '',
    'Made by `node_modules/.bin/node tests/conformance/update.ts` from the metamodel, the compiler and the stories of',
    '`tests/scenarios`; a test fails when it is stale. Refused means: the check names the element and says what to do',
    'instead, and nothing with it can be published. Attributes and extensions: `tests/conformance`.',
    '',
    `${count(({ stories }) => stories !== null)} rows executed, ${count(({ stories }) => stories === null)} refused.`,
    '',
    '| Element | Position | | Shown by |',
    '|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
}
