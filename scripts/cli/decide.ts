import type { CompiledDecision } from '../../contracts/processes/decision.ts';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { exactJson, parseExactJson } from '../../engine/decide/evaluate/exact-json.ts';
import type { DecisionValue } from '../../engine/decide/evaluate/index.ts';
import { evaluateDecisionValue } from '../../engine/decide/evaluate/index.ts';
import { FeelError } from '../../engine/execute/feel.ts';
import type { FeelEnvironment } from '../../engine/execute/feel.ts';
import type { FeelContext, FeelValue } from '../../engine/execute/feel/values.ts';
import { isContext, newContext } from '../../engine/execute/feel/values.ts';
import type { Finding } from '../../engine/model/process.ts';
import { Problem } from '../lib/problem.mjs';
import { readArguments } from './command.ts';
import { readFile } from './files.ts';
import { importedBy } from './imports.ts';

const usage = 'millrace decide FILE.dmn --decision NAME --input JSON | --cases CASES.json [--rules] [--at DATETIME]';

const options = {
  decision: { type: 'string' },
  input: { type: 'string' },
  cases: { type: 'string' },
  rules: { type: 'boolean' },
  at: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Case {
  decision: string;
  input: FeelContext;
}

/** `millrace decide`: makes decisions of a DMN file. One object per line; exit 1 when one of them is an error. */
export async function decide(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Problem('Name one DMN file.', usage);
  if (values.cases !== undefined && values.input !== undefined) {
    throw new Problem('Give either --input or --cases.', usage);
  }
  const { drafts, findings } = compileDecisions(readFile(file), importedBy(file));
  const errors = findings.filter(({ severity }) => severity === 'error');
  for (const { elementId, message, rule } of errors) console.error(`${elementId ?? file}: ${message} [${rule}]`);
  const environment = environmentAt(values.at);
  const cases =
    values.cases === undefined ? [oneCase(values, drafts, errors)] : readCases(values.cases, values.decision);
  const withRules = values.rules === true || values.cases === undefined;
  let code = 0;
  for (const one of cases) {
    const answer = answerOf(one, drafts, errors, environment, withRules);
    if (answer.failed) code = 1;
    console.log(answer.line);
  }
  return code;
}

function answerOf(
  { decision, input }: Case,
  decisions: readonly CompiledDecision[],
  errors: readonly Finding[],
  environment: FeelEnvironment,
  withRules: boolean,
): { line: string; failed: boolean } {
  if (!decisions.some(({ key, name }) => key === decision || name === decision)) {
    return failure(unknown(decision, decisions, errors));
  }
  const value = evaluateDecisionValue(decisions, decision, input, environment);
  const fatal = value.problems.find((problem) => problem.fatal);
  if (fatal) return failure(`${fatal.elementId}: ${fatal.message}`);
  try {
    return { line: success(value, withRules), failed: false };
  } catch (error) {
    if (error instanceof FeelError) return failure(error.message);
    throw error;
  }
}

function failure(error: string): { line: string; failed: true } {
  return { line: JSON.stringify({ error }), failed: true };
}

function success({ value, matchedRules, problems }: DecisionValue, withRules: boolean): string {
  const rules = withRules ? `,"matchedRules":${JSON.stringify(matchedRules)}` : '';
  const notes = withRules && problems.length > 0 ? `,"problems":${JSON.stringify(problems)}` : '';
  return `{"result":${exactJson(value)}${rules}${notes}}`;
}

function unknown(decision: string, decisions: readonly CompiledDecision[], errors: readonly Finding[]): string {
  const [first] = errors;
  if (decisions.length === 0 && first) return `${first.elementId ?? 'the file'}: ${first.message}`;
  return `there is no decision ${decision}; the file has ${decisions.map(({ name }) => name).join(', ') || 'none'}`;
}

function oneCase(
  { decision, input }: { decision?: string | undefined; input?: string | undefined },
  decisions: readonly CompiledDecision[],
  errors: readonly Finding[],
): Case {
  const [only, ...more] = decisions;
  const named = decision ?? (more.length === 0 ? only?.key : undefined);
  if (named === undefined && errors.length === 0) {
    throw new Problem(`Say which decision: ${decisions.map(({ name }) => name).join(', ')}.`, usage);
  }
  const value = parsed(input ?? '{}', '--input');
  if (!isContext(value)) throw new Problem('--input is no JSON object.', usage);
  return { decision: named ?? '', input: value };
}

function readCases(file: string, decision: string | undefined): Case[] {
  const list = parsed(textOf(readFile(file)), file);
  if (!Array.isArray(list)) throw new Problem(`${file} is no list of cases.`, usage);
  return list.map((one, index) => {
    const where = `${file}: case ${index + 1}`;
    if (!isContext(one)) throw new Problem(`${where} is no object with decision and input.`);
    const name = one['decision'] ?? decision;
    const input = one['input'] ?? newContext();
    if (typeof name !== 'string') throw new Problem(`${where} names no decision.`, usage);
    if (!isContext(input)) throw new Problem(`${where}: input is no object.`);
    return { decision: name, input };
  });
}

function parsed(text: string, what: string): FeelValue {
  try {
    return parseExactJson(text);
  } catch (error) {
    throw new Problem(`${what} is no JSON: ${(error as Error).message.split('\n')[0] ?? ''}`);
  }
}

/** What `now()` and `today()` say. */
function environmentAt(text: string | undefined): FeelEnvironment {
  const now = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(now)) throw new Problem(`--at ${text ?? ''} is no date and time.`, usage);
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(text ?? '');
  if (!offset) return { now, offset: 0 };
  const minutes = Number(offset[2]) * 60 + Number(offset[3]);
  return { now, offset: offset[1] === '-' ? -minutes : minutes };
}

function textOf(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}
