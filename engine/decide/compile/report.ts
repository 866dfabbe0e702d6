import type { Json } from '../../../contracts/json.ts';
import type { Finding, Severity } from '../../model/process.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute } from '../../xml/tree.ts';

/** Collects findings; each names the nearest element with an id. */
export class Report {
  readonly findings: Finding[] = [];

  error(rule: string, element: XmlElement | string | null, message: string, params?: Record<string, Json>): void {
    this.add('error', rule, element, message, params);
  }

  warn(rule: string, element: XmlElement | string | null, message: string, params?: Record<string, Json>): void {
    this.add('warning', rule, element, message, params);
  }

  add(
    severity: Severity,
    rule: string,
    element: XmlElement | string | null,
    message: string,
    params?: Record<string, Json>,
  ): void {
    const elementId = typeof element === 'string' ? element : nearestId(element);
    this.findings.push({ rule, severity, elementId, message, ...(params ? { params } : {}) });
  }

  get failed(): boolean {
    return this.findings.some(({ severity }) => severity === 'error');
  }
}

export function nearestId(element: XmlElement | null): string | null {
  for (let current = element; current; current = current.parent) {
    const id = attribute(current, 'id');
    if (id !== undefined && id !== '') return id;
  }
  return null;
}
