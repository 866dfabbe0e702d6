import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { CompiledDecision } from '../../contracts/processes/decision.ts';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { evaluateDecisionValue } from '../../engine/decide/evaluate/index.ts';
import { equals } from '../../engine/execute/feel/compare.ts';
import type { Num } from '../../engine/execute/feel/decimal.ts';
import { absolute } from '../../engine/execute/feel/decimal-functions.ts';
import { compareNumbers, parseNumber, subtract } from '../../engine/execute/feel/decimal.ts';
import { formatValue } from '../../engine/execute/feel/format-value.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../../engine/execute/feel/temporal-text.ts';
import type { FeelContext, FeelValue } from '../../engine/execute/feel/values.ts';
import { isContext, isNumber, newContext } from '../../engine/execute/feel/values.ts';
import { readXml } from '../../engine/xml/read.ts';
import type { XmlElement } from '../../engine/xml/tree.ts';
import { attribute, elementsOf, localName, textOf } from '../../engine/xml/tree.ts';

/**
 * Runs the Technology Compatibility Kit of DMN (github.com/dmn-tck/tck), which is not part of this repository:
 * `node tests/decisions/tck.ts FOLDER [--all]` prints how many of its cases give what they should, and which do not.
 */
const environment = { now: Date.parse('2026-01-05T08:00:00Z'), offset: 0 };

interface Case {
  file: string;
  name: string;
  expected: FeelValue;
  actual: FeelValue;
  why: string;
}

export interface Outcome {
  passed: number;
  failed: Case[];
}

function children(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => localName(child) === name);
}

function attributeEnding(element: XmlElement, name: string): string | undefined {
  for (const [key, value] of element.attributes) if (key === name || key.endsWith(`:${name}`)) return value;
  return undefined;
}

const types: Record<string, (text: string) => FeelValue> = {
  boolean: (text) => text === 'true',
  string: (text) => text,
  decimal: (text) => parseNumber(text),
  double: (text) => parseNumber(text),
  date: (text) => parseDate(text),
  time: (text) => parseTime(text),
  dateTime: (text) => parseDateTime(text),
  duration: (text) => parseDuration(text),
};

/** The value that a node of a case writes. */
function valueOf(element: XmlElement): FeelValue {
  const [list] = children(element, 'list');
  if (list) return children(list, 'item').map(valueOf);
  const components = children(element, 'component');
  if (components.length > 0) {
    const context = newContext();
    for (const component of components) context[attribute(component, 'name') ?? ''] = valueOf(component);
    return context;
  }
  const [value] = children(element, 'value');
  if (!value || attributeEnding(value, 'nil') === 'true') return null;
  const type = (attributeEnding(value, 'type') ?? 'string').replace(/^.*:/, '');
  const text = textOf(value);
  return types[type]?.(type === 'string' ? text : text.trim()) ?? null;
}

/** Equal, numbers as near as the kit's own runner takes them. */
function same(a: FeelValue, b: FeelValue): boolean {
  if (isNumber(a) && isNumber(b)) return near(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, i) => same(one, b[i]!));
  if (isContext(a) && isContext(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key]!, b[key]!));
  }
  return equals(a, b) === true || (formatValue(a) === formatValue(b) && a !== null);
}

function near(a: Num, b: Num): boolean {
  return compareNumbers(absolute(subtract(a, b)), parseNumber('0.00000001')!) < 0;
}

function runCase(
  file: string,
  decisions: CompiledDecision[],
  element: XmlElement,
  outcome: Outcome,
  why: string,
): void {
  const variables: FeelContext = newContext();
  for (const input of children(element, 'inputNode')) variables[attribute(input, 'name') ?? ''] = valueOf(input);
  for (const result of children(element, 'resultNode')) {
    const name = attribute(result, 'name') ?? '';
    const invocable = attribute(element, 'invocableName');
    const { value, problems } = evaluateDecisionValue(decisions, invocable ?? name, variables, environment);
    const [expectedNode] = children(result, 'expected');
    const expected = expectedNode ? valueOf(expectedNode) : null;
    const given = invocable !== undefined && isContext(value) && name in value ? value[name]! : value;
    if (same(given, expected) || (given === null && expected === null)) outcome.passed += 1;
    else {
      const reasons = problems.map(({ message }) => message).join('; ') + why;
      outcome.failed.push({
        file,
        name: `${attribute(element, 'id') ?? ''} ${name}`,
        expected,
        actual: given,
        why: reasons,
      });
    }
  }
}

function rootOf(file: string): XmlElement {
  const reading = readXml(readFileSync(file));
  if ('problem' in reading) throw new Error(`${file}: ${reading.problem.message}`);
  return reading.document.root;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs every case below a folder. */
export function runKit(folder: string): Outcome {
  const outcome: Outcome = { passed: 0, failed: [] };
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xml') && /test/.test(name))
    .sort();
  for (const name of files) {
    const file = join(folder, name);
    const root = rootOf(file);
    if (localName(root) !== 'testCases') continue;
    const [model] = children(root, 'modelName');
    const others = readdirSync(dirname(file)).filter((other) => other.endsWith('.dmn') && other !== textOf(model!));
    const { drafts, findings } = compileDecisions(
      readFileSync(join(dirname(file), textOf(model!).trim())),
      others.map((other) => readFileSync(join(dirname(file), other))),
    );
    const wrong = findings.filter(({ severity }) => severity === 'error');
    const why = wrong.map(({ elementId, message }) => `${elementId}: ${message}`).join('; ');
    for (const element of children(root, 'testCase')) {
      runCase(relative(folder, file), drafts, element, outcome, why);
    }
  }
  return outcome;
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? '.';
  const { passed, failed } = runKit(folder);
  const byFile = Map.groupBy(failed, ({ file }) => file);
  for (const [file, cases] of byFile) {
    print(`${file}: ${cases.length}`);
    for (const one of cases.slice(0, process.argv.includes('--all') ? Infinity : 3)) {
      const { name, expected, actual, why } = one;
      print(`    ${name}: ${formatValue(expected)} expected, ${formatValue(actual)} ${why.slice(0, 300)}`);
    }
  }
  print(`${passed} of ${passed + failed.length} cases`);
}
