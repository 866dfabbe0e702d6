import type { Random } from '../oracle/random/random.ts';
import { prototypeNames } from './mutate.ts';

/** Files made to do harm: entities, depth, size, encodings. */

const NAMESPACES =
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:millrace="urn:millrace:bpmn:1"';

function file(body: string, prolog = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  return `${prolog}<definitions ${NAMESPACES} targetNamespace="hostile"><process id="p" isExecutable="true">${body}</process></definitions>`;
}

const flow = (from: string, to: string): string =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}"/>`;
const around = (open: string, close: string, depth: number, inner: string): string =>
  open.repeat(depth) + inner + close.repeat(depth);
const numbered = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

type Maker = (random: Random) => string;

const entities: readonly Maker[] = [
  () =>
    file(
      '',
      `<!DOCTYPE d [<!ENTITY a "${'x'.repeat(100)}">${numbered(9, (i) => `<!ENTITY ${String.fromCharCode(98 + i)} "${`&${String.fromCharCode(97 + i)};`.repeat(10)}">`)}]>`,
    ),
  () => file('&j;', '<!DOCTYPE d SYSTEM "file:///etc/passwd">'),
  () => file('', '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://localhost:1/x"> %p;]>'),
  () => file('<startEvent id="&#x110000;"/><task id="&#0;" name="&#xFFFFFFFFFF;"/>'),
  (random) => file(numbered(2000, () => `&#${random.below(70000)};`)),
  () => file('<task id="T" name="&lt;script&gt;&amp;&quot;&apos;&undefined;"/>'),
  () => `<!-- ${'-'.repeat(100_000)} -->${file('')}`,
  () => file(`<![CDATA[${']]'.repeat(50_000)}]]>`),
  () => `${'<?x ?>'.repeat(20_000)}${file('')}`,
];

const depth: readonly Maker[] = [
  (random) => {
    const levels = 1 + random.below(300);
    return file(
      Array.from({ length: levels }, (_, i) => `<subProcess id="S${i}"><startEvent id="B${i}"/>`).join('') +
        '</subProcess>'.repeat(levels),
    );
  },
  (random) => file(around('<a>', '</a>', 1 + random.below(20_000), '')),
  (random) => file(around('<extensionElements>', '</extensionElements>', 1 + random.below(500), '')),
  (random) =>
    file(
      `<laneSet id="L">${around('<lane><childLaneSet>', '</childLaneSet></lane>', 1 + random.below(150), '')}</laneSet>`,
    ),
  (random) => file('<subProcess id="S">'.repeat(1 + random.below(400))),
  (random) =>
    file(
      `<startEvent id="A"/><scriptTask id="T"><extensionElements><zeebe:script expression="=${around('(', ')', 1 + random.below(20_000), '1')}" resultVariable="x"/></extensionElements></scriptTask>${flow('A', 'T')}`,
    ),
  (random) =>
    file(
      `<startEvent id="A"/><scriptTask id="T"><extensionElements><zeebe:script expression="=${'[{a:'.repeat(1 + random.below(5000))}" resultVariable="x"/></extensionElements></scriptTask>${flow('A', 'T')}`,
    ),
];

const size: readonly Maker[] = [
  (random) =>
    file(
      `<startEvent id="T0"/>${numbered(500 + random.below(2500), (i) => `<task id="T${i + 1}"/>${flow(`T${i}`, `T${i + 1}`)}`)}`,
    ),
  (random) => {
    const count = 200 + random.below(800);
    return file(
      `<startEvent id="A"/><inclusiveGateway id="S"/><inclusiveGateway id="J"/>${flow('A', 'S')}${numbered(count, (i) => `<userTask id="T${i}"/>${flow('S', `T${i}`)}${flow(`T${i}`, 'J')}`)}`,
    );
  },
  (random) => {
    const count = 20 + random.below(60);
    const any = (): string => `G${random.below(count)}`;
    return file(
      `<startEvent id="A"/>${flow('A', 'G0')}${numbered(count, (i) => `<${random.pick(['inclusive', 'parallel', 'exclusive', 'complex'])}Gateway id="G${i}"/>`)}${numbered(count * 3, (i) => `<sequenceFlow id="F${i}" sourceRef="${any()}" targetRef="${any()}"/>`)}`,
    );
  },
  () => file(`<task id="T" name="${'長'.repeat(1_000_000)}"/>`),
  () => file(`<task id="${'T'.repeat(500_000)}"/>`),
  () => file(`<task id="T" ${numbered(20_000, (i) => `a${i}="1" `)}/>`),
  () => file(numbered(100_000, () => '<a/>')),
  () =>
    file(
      `<startEvent id="A"/><scriptTask id="T"><extensionElements><zeebe:script expression="=1${' + 1'.repeat(50_000)}" resultVariable="x"/></extensionElements></scriptTask>${flow('A', 'T')}`,
    ),
  () =>
    file(
      `<userTask id="T">${numbered(3000, () => '<documentation>x</documentation>')}<extensionElements><zeebe:ioMapping>${numbered(3000, (i) => `<zeebe:input source="=a" target="v${i}"/>`)}</zeebe:ioMapping></extensionElements></userTask>`,
    ),
  () => ' '.repeat(9_000_000),
  () => `<${'a'.repeat(3_000_000)}`,
  () => `${'<a b="'.repeat(200_000)}`,
];

const names: readonly Maker[] = [
  (random) => {
    const [a, b] = [random.pick(prototypeNames), random.pick(prototypeNames)];
    return file(
      `<startEvent id="${a}"/><userTask id="${b}_"><extensionElements><zeebe:ioMapping><zeebe:input source="=${a}" target="${b}"/><zeebe:output source="=${b}" target="${a}"/></zeebe:ioMapping></extensionElements></userTask>${flow(a, `${b}_`)}`,
    );
  },
  (random) =>
    file(
      `<startEvent id="A"/><scriptTask id="T"><extensionElements><zeebe:script expression="={${random.pick(prototypeNames)}: ${random.pick(prototypeNames)}}" resultVariable="${random.pick(prototypeNames)}"/></extensionElements></scriptTask><userTask id="U"/>${flow('A', 'T')}${flow('T', 'U')}`,
    ),
  (random) =>
    `<definitions ${NAMESPACES}><signal id="s" name="${random.pick(prototypeNames)}"/><message id="m" name="${random.pick(prototypeNames)}"/><process id="${random.pick(prototypeNames)}" isExecutable="true"><startEvent id="A"/><intermediateCatchEvent id="C"><signalEventDefinition signalRef="s"/></intermediateCatchEvent><receiveTask id="R" messageRef="m"/>${flow('A', 'C')}${flow('C', 'R')}</process></definitions>`,
];

export const makers = { entities, depth, size, names } as const;

/** The same text in other bytes, often not those that it says. */
export function encoded(text: string, random: Random): Uint8Array {
  const declared = random.pick([
    'UTF-8',
    'UTF-16',
    'UTF-16LE',
    'windows-1252',
    'ISO-8859-1',
    'GB18030',
    'Shift_JIS',
    'klingon',
    '',
  ]);
  const named = text.replace(/encoding="[^"]*"/, declared === '' ? '' : `encoding="${declared}"`);
  const units = (bigEndian: boolean, mark: boolean): Uint8Array => {
    const buffer = Buffer.from(`${mark ? '\ufeff' : ''}${named}`, 'utf16le');
    return bigEndian ? buffer.subarray(0, buffer.length & ~1).swap16() : buffer;
  };
  const makersOf: (() => Uint8Array)[] = [
    () => Buffer.from(named),
    () => Buffer.from(`\ufeff${named}`),
    () => Buffer.from(named, 'latin1'),
    () => units(false, true),
    () => units(true, true),
    () => units(false, false),
    () => units(true, false),
  ];
  const bytes = Uint8Array.from(random.pick(makersOf)());
  for (let i = random.oneIn(3) ? random.below(8) : 0; i > 0; i--) bytes[random.below(bytes.length)] = random.below(256);
  return random.oneIn(10) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
}
