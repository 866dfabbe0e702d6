import type { Random } from '../oracle/random/random.ts';

/** Changes of a BPMN file that is fine: of its text, its attributes and its elements. */

export const prototypeNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];

const pieces = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '&#0;',
  '&lt;',
  '&nothing;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?',
  '\u0000',
  '\uffff',
  '=',
  '/>',
  '</',
  ' ',
  '',
];
const values = [
  '',
  ' ',
  '=',
  '= (',
  'true',
  'false',
  '-1',
  '0',
  '1e309',
  'null',
  '=null',
  '${x}',
  '../..',
  'PT',
  'R/',
  'R99999999/PT0S',
  '9999-99-99',
  '💥',
  '\u202e',
  'x'.repeat(2000),
  ...prototypeNames,
];
const tags = [
  'task',
  'userTask',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
  'endEvent',
  'startEvent',
  'boundaryEvent',
  'intermediateThrowEvent',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
  'sequenceFlow',
  'association',
  'dataObject',
  'laneSet',
  'process',
  'choreographyTask',
  'globalTask',
  'group',
  'unknownThing',
];
const definitions = [
  'cancel',
  'compensate',
  'conditional',
  'error',
  'escalation',
  'link',
  'message',
  'signal',
  'terminate',
  'timer',
];
const loops = [
  '<standardLoopCharacteristics/>',
  '<standardLoopCharacteristics loopMaximum="-3"/>',
  '<multiInstanceLoopCharacteristics/>',
  '<multiInstanceLoopCharacteristics behavior="None"><loopCardinality>=-1</loopCardinality></multiInstanceLoopCharacteristics>',
];

type Mutation = (text: string, random: Random) => string;

/** Whatever stands between two places is replaced. */
const cut: Mutation = (text, random) => {
  const from = random.below(text.length);
  return text.slice(0, from) + random.pick(pieces) + text.slice(from + random.below(random.oneIn(4) ? 400 : 6));
};

const doubled: Mutation = (text, random) => {
  const from = random.below(text.length);
  const to = from + random.below(600);
  return text.slice(0, to) + text.slice(from, to) + text.slice(to);
};

function eachMatch(text: string, pattern: RegExp, random: Random, change: (match: RegExpExecArray) => string): string {
  const all = [...text.matchAll(pattern)];
  if (all.length === 0) return text;
  const match = random.pick(all);
  return text.slice(0, match.index) + change(match) + text.slice(match.index + match[0].length);
}

const ids = (text: string): string[] => [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);

const attribute: Mutation = (text, random) =>
  eachMatch(text, /([\w:]+)="([^"]*)"/g, random, ([, name]) => {
    const known = ids(text);
    return `${name}="${random.oneIn(2) && known.length > 0 ? random.pick(known) : random.pick(values)}"`;
  });

const withoutAttribute: Mutation = (text, random) => eachMatch(text, / [\w:]+="[^"]*"/g, random, () => '');

/** Two elements get the same id, or all that refers to one refers to nothing. */
const sameId: Mutation = (text, random) => {
  const known = ids(text);
  if (known.length < 2) return text;
  const [one, other] = [random.pick(known), random.oneIn(3) ? 'Gone' : random.pick(known)];
  return random.oneIn(2)
    ? text.replace(` id="${one}"`, ` id="${other}"`)
    : text.replaceAll(`Ref="${one}"`, `Ref="${other}"`);
};

const prototypeId: Mutation = (text, random) => {
  const known = ids(text);
  return known.length === 0 ? text : text.replaceAll(random.pick(known), random.pick(prototypeNames));
};

const prototypeVariable: Mutation = (text, random) =>
  eachMatch(
    text,
    /(target|resultVariable|inputElement|outputCollection|variable)="[^"]*"/g,
    random,
    ([, name]) => `${name}="${random.pick(prototypeNames)}"`,
  );

/** An element becomes one of another kind, its end too where that is found. */
const otherTag: Mutation = (text, random) =>
  eachMatch(text, /<((?:\w+:)?)(\w+)( [^<>]*)?>[^<]*(?:<\/\1\2>)?/g, random, ([whole, prefix, name]) =>
    whole!.replaceAll(`${prefix}${name}`, `${prefix}${random.pick(tags)}`),
  );

const expression: Mutation = (text, random) =>
  eachMatch(
    text,
    /=(?=[^"<>]*[<"])[^"<>]+/g,
    random,
    () =>
      `=${random.list(1, 12, () => random.pick(['a', '1', '(', ')', '[', ']', '{', '}', '"x"', '+', '-', '**', ' and ', ' or ', 'not(', 'for i in ', ' return ', 'if ', ' then ', ' else ', '.', '..', ':', ',', '@"PT1H"', 'date(', 'matches("a","(a+)+b")', '__proto__', 'constructor', '\\', '🙂'])).join('')}`,
  );

const inserted: Mutation = (text, random) => {
  const prefix = text.includes('<bpmn:') ? 'bpmn:' : '';
  const known = ids(text);
  const id = random.oneIn(3) && known.length > 0 ? random.pick(known) : `New_${random.below(1000)}`;
  const tag = random.pick(tags);
  const inner = random.oneIn(2)
    ? `<${prefix}${random.pick(definitions)}EventDefinition/>`
    : random.pick(loops).replaceAll(/(<\/?)/g, `$1${prefix}`);
  const reference =
    known.length === 0
      ? ''
      : ` ${random.pick(['attachedToRef', 'sourceRef', 'targetRef', 'default', 'calledElement', 'messageRef'])}="${random.pick(known)}"`;
  return eachMatch(
    text,
    /<(?:\w+:)?(?:endEvent|task|userTask|subProcess|process)\b[^<>]*>/g,
    random,
    ([whole]) => `<${prefix}${tag} id="${id}"${reference}>${inner}</${prefix}${tag}>${whole}`,
  );
};

/** A flow leads somewhere else. */
const rewired: Mutation = (text, random) =>
  eachMatch(
    text,
    /(sourceRef|targetRef)="[^"]*"/g,
    random,
    ([, name]) => `${name}="${random.pick(ids(text).concat('Gone'))}"`,
  );

const mutations: readonly Mutation[] = [
  cut,
  cut,
  doubled,
  attribute,
  attribute,
  withoutAttribute,
  sameId,
  prototypeId,
  prototypeVariable,
  otherTag,
  expression,
  inserted,
  inserted,
  rewired,
  rewired,
];

/** Looking for places in longer texts would take longer than checking them. */
const LONGEST = 200_000;

export function mutate(text: string, random: Random): string {
  if (text.length > LONGEST) return cut(text, random);
  return random
    .list(1, random.oneIn(3) ? 5 : 2, () => random.pick(mutations))
    .reduce((changed, mutation) => mutation(changed, random), text);
}
