import type { CompiledDecision } from '../../../contracts/processes/decision.ts';
import { PreparedDecision } from '../evaluate/prepare.ts';
import type { Report } from './report.ts';

/**
 * Compiles every expression of a decision; what is wrong with one is a finding. `known` keeps which nodes are sound.
 * Says whether all of them are, because a decision cannot be made when a part of it cannot.
 */
export function checkDecision(decision: CompiledDecision, report: Report, known: Map<string, boolean>): boolean {
  const prepared = new PreparedDecision(decision);
  for (const { key } of decision.nodes) {
    if (known.has(key)) continue;
    known.set(key, true);
    prepared.check(key, (elementId, text, { message, position }) => {
      known.set(key, false);
      report.error('expression-syntax', elementId, `${shortened(text)}: ${message}`, { expression: text, position });
    });
  }
  return decision.nodes.every(({ key }) => known.get(key) === true);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
