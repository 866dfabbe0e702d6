import { compile } from '../../engine/compile/index.ts';
import { concrete } from './descriptor.ts';
import { edgeCaseLines } from './edge-cases.ts';
import { executedEvents } from './executed-events.ts';
import type { Feature } from './features.ts';
import { eventFeature, features } from './features.ts';
import { hosts } from './hosts.ts';
import type { Position } from './positions.ts';
import { positions } from './positions.ts';
import { readStories, shownBy } from './stories.ts';

/** `docs/conformance.md`: every element and position, executed with the stories that show it, or refused. */

export interface Row {
  element: string;
  position: string;
  /** Stories, or `null` when it is refused. */
  stories: string[] | null;
  remark: string;
}

/** Timer positions whose kinds of time are all the same to the engine; one story each is enough. */
const anyTimer = new Set<Position>([
  'start',
  'boundary, interrupting',
  'boundary, non-interrupting',
  'event subprocess start, interrupting',
  'event subprocess start, non-interrupting',
]);
const timers = ['timer (date) event', 'timer (duration) event', 'timer (cycle) event'];

/** What the engine chose, where a row is not the whole story. */
const remarks: Readonly<Record<string, string>> = {
  'ComplexGateway, join with activation condition':
    'asked at each token; a reset without matching condition goes nowhere',
  'InclusiveGateway, ': 'a flow without condition is always taken',
  'Standard loop, condition': 'asked as the round sees it',
  'AdHocSubProcess, chosen by people': 'ends when its condition is true, or when somebody says so',
  'parallel multiple event, start': 'begins at its first trigger and waits for the others',
  'conditional event, start': 'asked when variables are made known outside of instances',
  'signal event, intermediate catch': 'not buffered',
  'BusinessRuleTask, by decision': 'an instance keeps the version that it started with',
};

export async function table(): Promise<Row[]> {
  const stories = await readStories();
  const row = (feature: Feature): Row => {
    const { element, position } = feature;
    return { element, position, stories: shownBy(feature, stories), remark: remarks[`${element}, ${position}`] ?? '' };
  };
  const refused = await refusedTypes();
  const rule: Row = { ...row(features.find(({ element }) => element === 'ServiceTask')!), element: 'BusinessRuleTask' };
  return [
    ...features.map(row),
    { ...rule, position: 'as a job' },
    { ...rule, element: 'SendTask', position: 'as a job' },
    { ...rule, element: 'ScriptTask', position: 'as a job', remark: 'other languages only so' },
    ...refused.map((element): Row => ({ element, position: '', stories: null, remark: '' })),
    ...eventRows(row),
  ];
}

function eventRows(row: (feature: Feature) => Row): Row[] {
  return (Object.keys(positions) as Position[]).flatMap((position) =>
    ['none', ...concrete('EventDefinition'), 'multiple', 'parallel multiple'].flatMap((definition): Row[] => {
      const element = `${short(definition)} event`;
      if (!isExecuted(position, definition)) return [{ element, position, stories: null, remark: '' }];
      if (element !== 'timer event' || anyTimer.has(position)) return [row(eventFeature(element, position))];
      return timers.map((timer) => row(eventFeature(timer, position)));
    }),
  );
}

/** Several definitions: whatever can be thrown is thrown all together, only what is awaited can be any or all. */
function isExecuted(position: Position, definition: string): boolean {
  const executed = executedEvents[position];
  if (definition === 'multiple') return executed.some((one) => one.includes('+'));
  if (definition === 'parallel multiple')
    return executed.some((one) => one === 'MessageEventDefinition+TimerEventDefinition');
  return executed.includes(definition);
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

export function markdown(rows: readonly Row[]): string {
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length;
  const lines = rows.map(({ element, position, stories, remark }) => {
    const what = stories === null ? 'refused' : 'executed';
    const links = (stories ?? []).map((story) => `[${story}](../tests/scenarios/${story})`).join(', ');
    return `| ${element} | ${position} | ${what}${remark === '' ? '' : `; ${remark}`} | ${links} |`;
  });
  return [
    '# Conformance',
    '',
    'Made by `node_modules/.bin/node tests/conformance/update.ts` from the metamodel, the compiler and the stories of',
    '`tests/scenarios`; a test fails when it is stale. A story is named only if it fails when the element passes through',
    'instead of doing what it does. Refused means: the check names the element and says what to do instead, and nothing',
    'with it can be published. Attributes and extensions: `tests/conformance`. Choices: `docs/decisions`.',
    '',
    `${count(({ stories }) => stories !== null)} rows executed, ${count(({ stories }) => stories === null)} refused.`,
    '',
    '| Element | Position | | Shown by |',
    '|---|---|---|---|',
    ...lines,
    '',
    '## Beyond single elements',
    '',
    '| | Shown by |',
    '|---|---|',
    ...edgeCaseLines(),
    '',
  ].join('\n');
}
