import type { CompiledDecision } from '../../../contracts/processes/decision.ts';
import { PreparedDecision } from '../evaluate/prepare.ts';
import type { Report } from './report.ts';

/** Compiles every expression of a decision; what is wrong with one is a finding. `checked` keeps which nodes were. */
export function checkDecision(decision: CompiledDecision, report: Report, checked: Set<string>): void {
  const prepared = new PreparedDecision(decision);
  for (const { key } of decision.nodes) {
    if (checked.has(key)) continue;
    checked.add(key);
    prepared.check(key, (elementId, text, { message, position }) => {
      report.error('expression-syntax', elementId, `${shortened(text)}: ${message}`, { expression: text, position });
    });
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
}
