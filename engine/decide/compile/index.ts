import type { CompiledDecision, DecisionInput } from '../../../contracts/processes/decision.ts';
import { canonicalHash } from '../../compile/canonical-hash.ts';
import type { Finding } from '../../model/process.ts';
import { readXml } from '../../xml/read.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute, walk } from '../../xml/tree.ts';
import { checkDecision } from './check.ts';
import { isDmn, nameOf } from './dmn.ts';
import type { Model } from './model.ts';
import { keyOf, readModels } from './model.ts';
import type { ReadNode } from './nodes.ts';
import { readNode } from './nodes.ts';
import { Report } from './report.ts';
import { Types } from './types.ts';

export interface DecisionsResult {
  /** Every decision and decision service of the file; none when a finding of severity `error` forbids publishing. */
  decisions: CompiledDecision[];
  /** The same, but also when only expressions are wrong, which are then `null`: for trying what is being drawn. */
  drafts: CompiledDecision[];
  findings: Finding[];
}

/**
 * Compiles a DMN file (1.1 to 1.5). `imports` are files that it may import, found by their namespace. Never throws:
 * whatever is wrong is a finding.
 */
export function compileDecisions(
  xml: string | Uint8Array,
  imports: readonly (string | Uint8Array)[] = [],
): DecisionsResult {
  const report = new Report();
  let drafts: CompiledDecision[] = [];
  try {
    const root = rootOf(xml, report);
    if (root) {
      const others = imports.map((other) => rootOf(other, report)).filter((other) => other !== null);
      drafts = compileModel(readModels(root, others, report), report);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report.error('xml-broken', null, `the file cannot be compiled: ${reason}`, { reason });
  }
  return { decisions: report.failed ? [] : drafts, drafts, findings: report.findings };
}

function rootOf(xml: string | Uint8Array, report: Report): XmlElement | null {
  const reading = readXml(xml);
  if ('problem' in reading) {
    report.error(reading.problem.rule, null, reading.problem.message);
    return null;
  }
  const { root } = reading.document;
  if (isDmn(root, 'definitions')) return root;
  report.error('xml-broken', null, `the file is not DMN: its outermost element is ${root.name}`);
  return null;
}

function compileModel(main: Model, report: Report): CompiledDecision[] {
  const types = new Types(report);
  const nodes = new Map<string, ReadNode>();
  const models = new Set<Model>();
  const addModel = (model: Model): void => {
    if (models.has(model)) return;
    models.add(model);
    for (const id of model.elements.keys()) {
      const read = readNode(model, id, types, report);
      if (read) nodes.set(read.node.key, read);
    }
    for (const { target } of model.imports) addModel(target);
  };
  addModel(main);
  for (const model of models) types.checkAll(model);
  reportCycles(nodes, report);
  if (report.failed) return [];
  const decisions: CompiledDecision[] = [];
  for (const id of main.elements.keys()) {
    const read = nodes.get(keyOf(main, id));
    if (read && (read.node.kind === 'decision' || read.node.kind === 'service')) {
      decisions.push(assemble(read, nodes, types, [...models]));
    }
  }
  if (decisions.length === 0) report.error('nothing-executable', main.root, 'the file contains no decision');
  const checked = new Set<string>();
  for (const decision of decisions) checkDecision(decision, report, checked);
  return decisions;
}

/** A decision that needs itself could never be made (DMN 1.5 §6.2.1). */
function reportCycles(nodes: ReadonlyMap<string, ReadNode>, report: Report): void {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (key: string): void => {
    const at = path.indexOf(key);
    if (at >= 0) {
      const names = [...path.slice(at), key].map((one) => nodes.get(one)!.node.name).join(' → ');
      report.error('requirement-cycle', nodes.get(key)!.element, `what it requires leads back to it: ${names}`);
      return;
    }
    if (done.has(key)) return;
    path.push(key);
    for (const required of nodes.get(key)?.requires ?? []) if (nodes.has(required)) visit(required);
    path.pop();
    done.add(key);
  };
  for (const key of nodes.keys()) visit(key);
}

/** The decision with all it requires, as JSON of its own. */
function assemble(
  root: ReadNode,
  nodes: ReadonlyMap<string, ReadNode>,
  types: Types,
  models: readonly Model[],
): CompiledDecision {
  const reached = new Map<string, ReadNode>();
  const visit = (read: ReadNode | undefined): void => {
    if (!read || reached.has(read.node.key)) return;
    reached.set(read.node.key, read);
    for (const key of read.requires) visit(nodes.get(key));
  };
  visit(root);
  const parts = [...reached.values()];
  const tag = versionTagOf(root.element);
  const { id, name } = root.node;
  const content = {
    formatVersion: 1 as const,
    key: id,
    name: nameOf(root.element) ?? name,
    kind: root.node.kind === 'service' ? ('service' as const) : ('decision' as const),
    ...(tag === undefined ? {} : { versionTag: tag }),
    inputs: inputsOf(root, parts),
    nodes: parts.map(({ node }) => node),
    root: root.node.key,
    types: types.closure(parts.flatMap(({ usedTypes }) => [...usedTypes])),
    imports: models.flatMap(({ file, imports }) =>
      imports.map((one) => ({ file, name: one.name, target: one.target.file })),
    ),
  };
  return { ...content, hash: canonicalHash(content) };
}

function inputsOf(root: ReadNode, parts: readonly ReadNode[]): DecisionInput[] {
  const input = ({ node }: ReadNode): DecisionInput => ({
    name: node.name,
    ...(node.type === undefined ? {} : { type: node.type.replace(/^\d+:/, '') }),
  });
  if (root.node.kind !== 'service') return parts.filter(({ node }) => node.kind === 'input').map(input);
  return root.node.parameters.flatMap(({ node: key }) => parts.filter(({ node }) => node.key === key).map(input));
}

/** `zeebe:versionTag` or `camunda:versionTag`. */
function versionTagOf(element: XmlElement): string | undefined {
  for (const [name, value] of element.attributes) if (name.endsWith(':versionTag')) return value;
  for (const child of walk(element)) if (child.name.endsWith(':versionTag')) return attribute(child, 'value');
  return undefined;
}
