import type { CompiledDecision } from '../../contracts/processes/decision.ts';
import type { BusinessRuleTask, CompiledProcess } from '../model/process.ts';

/** A decision as a business rule task names it. */
export type WantedDecision = Pick<BusinessRuleTask, 'decision' | 'binding' | 'versionTag'>;

/** Under what a decision is kept in `bound`; no id can make it a name of a prototype. */
export function bindingKey({ decision, binding, versionTag }: WantedDecision): string {
  return binding === 'versionTag' ? `versionTag:${decision}:${versionTag ?? ''}` : `${binding}:${decision}`;
}

/** Every decision that a process names, once. */
export function wantedDecisions(process: CompiledProcess): WantedDecision[] {
  const wanted = new Map<string, WantedDecision>();
  for (const id of process.decisions) {
    const element = process.elements[id];
    if (element?.kind === 'businessRuleTask') wanted.set(bindingKey(element), element);
  }
  return [...wanted.values()].map(({ decision, binding, versionTag }) => ({
    decision,
    binding,
    ...(versionTag === undefined ? {} : { versionTag }),
  }));
}

/** The process with the decisions that its instance takes along; one that is not found becomes an incident when needed. */
export function withDecisions(
  process: CompiledProcess,
  find: (wanted: WantedDecision) => CompiledDecision | undefined,
): CompiledProcess {
  if (process.decisions.length === 0) return process;
  const bound: Record<string, CompiledDecision> = {};
  for (const wanted of wantedDecisions(process)) {
    const found = find(wanted);
    if (found) bound[bindingKey(wanted)] = found;
  }
  return { ...process, bound };
}

/** The same for decisions that lie beside the process, as in a scenario: there is one version of each. */
export function withDecisionsBeside(process: CompiledProcess, decisions: readonly CompiledDecision[]): CompiledProcess {
  return withDecisions(process, ({ decision, binding, versionTag }) =>
    decisions.find((one) => one.key === decision && (binding !== 'versionTag' || one.versionTag === versionTag)),
  );
}
