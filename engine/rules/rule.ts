import type { CompiledElement, CompiledProcess, Finding } from '../model/process.ts';

export type Report = (finding: Omit<Finding, 'rule'>) => void;

/** One rule over a compiled process. Rules run on the server at publishing and live in the modeler. */
export interface Rule {
  /** Code of its findings; the web app translates by it. */
  code: string;
  /** Asks about ways through the diagram: says nothing sensible while refused elements are missing from the graph. */
  wholeGraph?: true;
  check(process: CompiledProcess, report: Report): void;
}

export function elementsOf(process: CompiledProcess): CompiledElement[] {
  return Object.values(process.elements);
}

export function elementOf(process: CompiledProcess, id: string): CompiledElement | undefined {
  return Object.hasOwn(process.elements, id) ? process.elements[id] : undefined;
}
