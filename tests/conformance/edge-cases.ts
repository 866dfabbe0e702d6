import { existsSync, readFileSync } from 'node:fs';

/**
 * What no single element shows: each is told by a story of `tests/scenarios`, or by a test in a file (`file: part of its
 * name`).
 */
export const edgeCases: Readonly<Record<string, string>> = {
  'Boundary timer and completion at the same instant': 'correctness/boundary-timer-while-completing',
  'Interrupting boundary cancels nested scopes, children, timers, subscriptions':
    'correctness/interrupting-cancels-all-inside',
  'Two non-interrupting firings before the first path ends': 'events/boundary-message',
  'Escalation from inside multi-instance': 'multi-instance/escalation-in-one',
  'Error thrown while sibling branches wait': 'correctness/error-while-siblings-wait',
  'Compensation inside a loop compensates each round': 'compensation/in-a-loop',
  'Cancel during compensation': 'compensation/cancel-during',
  'Event subprocess inside subprocess inside multi-instance': 'event-subprocess/inside-multi-instance',
  'Inclusive join in a loop': 'gateways/inclusive-join-in-a-loop',
  'Second token on the same flow of a parallel join': 'gateways/parallel-join-same-branch-twice',
  'Inclusive join evaluated again when tokens die': 'gateways/inclusive-token-dies',
  'Message for a finished instance': 'events/boundary-message',
  'Message id that comes twice': 'engine/execute/step.spec.ts: a message or signal that comes twice is taken once',
  'Ambiguous message without key': 'events/catch-message-without-key',
  'Token moved into a subprocess': 'engine/execute/step.spec.ts: into a subprocess creates the scope between',
  'Role of the lane for tasks without assignment':
    'engine/compile/compile.spec.ts: without own assignment go to the role of their innermost lane',
  'Assignment, form, due date, ladder of a user task':
    'engine/compile/compile.spec.ts: say who, until when, by which form, with what escalation',
  'Several pools in one file': 'data/several-pools',
  'Multi-instance of 5,000': 'multi-instance/five-thousand',
  'A hundred thousand loop rounds': 'tests/limits/limits.spec.ts: a hundred thousand rounds of a loop with a wait',
  'Loop without a wait is cut off': 'correctness/endless-loop',
  'Expression with a type error at run time': 'correctness/runtime-error-parks-one-token',
  'Expression with a syntax error is refused': 'engine/rules/rules.spec.ts: expression-syntax',
};

const root = new URL('../../', import.meta.url);

/** Those whose story or test is not there. */
export function missingEdgeCases(): string[] {
  return Object.entries(edgeCases).flatMap(([what, where]) => (isThere(where) ? [] : [`${what}: ${where}`]));
}

function isThere(where: string): boolean {
  const [file, name] = where.split(': ');
  if (name === undefined) return existsSync(new URL(`tests/scenarios/${where}`, root));
  const spec = new URL(file!, root);
  return existsSync(spec) && readFileSync(spec, 'utf8').includes(name);
}

export function edgeCaseLines(): string[] {
  return Object.entries(edgeCases).map(([what, where]) => {
    const [file, name] = where.split(': ');
    const link = name === undefined ? `[${where}](../tests/scenarios/${where})` : `[${file!}](../${file!}): ${name}`;
    return `| ${what} | ${link} |`;
  });
}
