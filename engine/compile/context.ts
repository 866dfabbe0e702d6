import type { Json } from '../../contracts/json.ts';
import type { Finding, Severity } from '../model/process.ts';
import type { ModdleElement } from './moddle.ts';
import { nearestId } from './moddle.ts';

/** Collects findings while a drawing is compiled. */
export class CompileContext {
  readonly findings: Finding[] = [];
  /** Flow node id → role of its lane. */
  readonly roles = new Map<string, string>();
  /** Something of the drawing was refused and is missing from the graph, so rules about its ways would mislead. */
  incomplete = false;

  error(rule: string, element: ModdleElement | null, message: string, params?: Record<string, Json>): void {
    this.report('error', rule, element, message, params);
  }

  warn(rule: string, element: ModdleElement | null, message: string, params?: Record<string, Json>): void {
    this.report('warning', rule, element, message, params);
  }

  report(
    severity: Severity,
    rule: string,
    element: ModdleElement | null,
    message: string,
    params?: Record<string, Json>,
  ): void {
    const elementId = element ? nearestId(element) : null;
    this.findings.push({ rule, severity, elementId, message, ...(params ? { params } : {}) });
  }
}
