import type { Json, JsonObject } from '../../contracts/json.ts';
import type { CompiledDecision } from '../../contracts/processes/decision.ts';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import type { DecisionResult } from '../../engine/decide/evaluate/index.ts';
import { evaluateDecision } from '../../engine/decide/evaluate/index.ts';

/** Small DMN files for tests, and what comes of them. */
export const environment = { now: Date.parse('2026-01-05T08:00:00Z'), offset: 480 };

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function file(content: string, namespace = 'test'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="Definitions" name="test" namespace="${namespace}">
${content}
</definitions>`;
}

export const literal = (text: string, type?: string): string =>
  `<literalExpression${type === undefined ? '' : ` typeRef="${type}"`}><text>${escaped(text)}</text></literalExpression>`;

export const inputData = (id: string, type?: string, name = id): string =>
  `<inputData id="${id}" name="${name}"><variable name="${name}"${type === undefined ? '' : ` typeRef="${type}"`}/></inputData>`;

/** A decision that requires input data, decisions (`@id`) and knowledge models or services (`#id`). */
export function decision(id: string, logic: string, requires: readonly string[] = [], type?: string): string {
  const requirements = requires.map((one) => {
    if (one.startsWith('@')) return requirement('informationRequirement', 'requiredDecision', one.slice(1));
    if (one.startsWith('#')) return requirement('knowledgeRequirement', 'requiredKnowledge', one.slice(1));
    return requirement('informationRequirement', 'requiredInput', one);
  });
  const variable = type === undefined ? '' : `<variable name="${id}" typeRef="${type}"/>`;
  return `<decision id="${id}" name="${id}">${variable}${requirements.join('')}${logic}</decision>`;
}

function requirement(kind: string, reference: string, id: string): string {
  return `<${kind}><${reference} href="#${id}"/></${kind}>`;
}

interface TableParts {
  policy?: string;
  aggregation?: string;
  inputs: readonly (string | { expression: string; type?: string; values?: string })[];
  outputs: readonly (string | { name?: string; type?: string; values?: string; default?: string })[];
  /** Input entries, then output entries. */
  rules: readonly (readonly string[])[];
}

/** A decision table; its rules are R1, R2, … */
export function table({ policy, aggregation, inputs, outputs, rules }: TableParts): string {
  const attributes = `${policy === undefined ? '' : ` hitPolicy="${policy}"`}${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}`;
  const clauses = inputs.map((input, index) => {
    const { expression, type, values } = typeof input === 'string' ? { expression: input } : input;
    const typeRef = type === undefined ? '' : ` typeRef="${type}"`;
    const allowed = values === undefined ? '' : `<inputValues><text>${escaped(values)}</text></inputValues>`;
    return `<input id="I${index + 1}"><inputExpression${typeRef}><text>${escaped(expression)}</text></inputExpression>${allowed}</input>`;
  });
  const results = outputs.map((output, index) => {
    const { name, type, values, default: fallback } = typeof output === 'string' ? { name: output } : output;
    const attribute = `${name === undefined || name === '' ? '' : ` name="${name}"`}${type === undefined ? '' : ` typeRef="${type}"`}`;
    const allowed = values === undefined ? '' : `<outputValues><text>${escaped(values)}</text></outputValues>`;
    const entry =
      fallback === undefined ? '' : `<defaultOutputEntry><text>${escaped(fallback)}</text></defaultOutputEntry>`;
    return `<output id="O${index + 1}"${attribute}>${allowed}${entry}</output>`;
  });
  const rows = rules.map((cells, index) => {
    const entries = cells.map((cell, column) => {
      const name = column < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${name}><text>${escaped(cell)}</text></${name}>`;
    });
    return `<rule id="R${index + 1}">${entries.join('')}</rule>`;
  });
  return `<decisionTable id="Table"${attributes}>${clauses.join('')}${results.join('')}${rows.join('')}</decisionTable>`;
}

export function compiled(xml: string, imports: readonly string[] = []): CompiledDecision[] {
  const { decisions, findings } = compileDecisions(xml, imports);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ elementId, message }) => `${elementId}: ${message}`).join('; '));
  // As an instance carries it.
  return JSON.parse(JSON.stringify(decisions)) as CompiledDecision[];
}

export function decide(xml: string, key: string, variables: JsonObject = {}): DecisionResult {
  return evaluateDecision(compiled(xml), key, variables, environment);
}

/** The result, or the first problem behind an exclamation mark. */
export function answer(xml: string, key: string, variables: JsonObject = {}): Json {
  const { result, problems } = decide(xml, key, variables);
  return problems.length > 0 ? `! ${problems[0]!.elementId}: ${problems[0]!.message}` : result;
}

/** Numbers of the rules that matched, by table. */
export function matched(xml: string, key: string, variables: JsonObject = {}): number[][] {
  return decide(xml, key, variables).matchedRules.map(({ rules }) => rules.map(({ number }) => number));
}

/** What the compiler says of a file: rule, element and message. */
export function findings(xml: string | Uint8Array, imports: readonly string[] = []): string[] {
  return compileDecisions(xml, imports).findings.map(
    ({ severity, rule, elementId, message }) => `${severity} ${rule} ${elementId}: ${message}`,
  );
}
