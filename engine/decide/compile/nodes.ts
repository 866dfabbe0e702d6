import type { BoxedFunction, DecisionNode, DecisionRequirement } from '../../../contracts/processes/decision.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute, localName } from '../../xml/tree.ts';
import { expressionOf, functionDefinition } from './boxed.ts';
import { childOf, childrenOf, nameOf } from './dmn.ts';
import type { Model } from './model.ts';
import { keyOf, resolve } from './model.ts';
import { Reading } from './reading.ts';
import type { Report } from './report.ts';
import type { Types } from './types.ts';

/** One element of a requirement graph, with what it needs. */
export interface ReadNode {
  readonly node: DecisionNode;
  readonly model: Model;
  readonly element: XmlElement;
  readonly requires: readonly string[];
  readonly usedTypes: ReadonlySet<string>;
}

type NodeReader = (reading: Reading, element: XmlElement, base: Base) => DecisionNode;

interface Base {
  key: string;
  id: string;
  name: string;
  type?: string;
}

const readers: Readonly<Record<string, NodeReader>> = {
  inputData: (_reading, _element, base) => ({ kind: 'input', ...base }),
  decision: (reading, element, base) => {
    const logic = expressionOf(reading, element);
    if (!logic) reading.report.warn('no-logic', element, `the decision ${base.name} has no logic: it is null`);
    const type = base.type ?? logic?.type;
    return {
      kind: 'decision',
      ...base,
      ...(type === undefined ? {} : { type }),
      requires: requirements(reading, element),
      logic,
    };
  },
  businessKnowledgeModel: (reading, element, base) => ({
    kind: 'knowledge',
    ...base,
    requires: requirements(reading, element),
    logic: encapsulatedLogic(reading, element, base.name),
  }),
  decisionService: (reading, element, base) => {
    const named = (name: string): { name: string; node: string }[] =>
      childrenOf(element, name).flatMap((reference) => target(reading, reference, attribute(reference, 'href')));
    return {
      kind: 'service',
      ...base,
      parameters: [...named('inputData'), ...named('inputDecision')],
      outputs: named('outputDecision').map(({ node }) => node),
    };
  },
};

/** Reads the element of that id; what is wrong is a finding. */
export function readNode(model: Model, id: string, types: Types, report: Report): ReadNode | null {
  const element = model.elements.get(id);
  const read = element && readers[localName(element)];
  if (!element || !read) return null;
  const reading = new Reading(model, report, types);
  const variable = childOf(element, 'variable');
  // Expressions speak of the variable; it is named like its element.
  const name = nameOf(variable) ?? nameOf(element) ?? id;
  const node = read(reading, element, { key: keyOf(model, id), id, name, ...reading.typeOf(variable) });
  if (node.kind === 'service' && node.outputs.length === 0) {
    report.error('service', element, `the decision service ${name} has no output decision`);
  }
  return { node, model, element, requires: requiredBy(node), usedTypes: reading.usedTypes };
}

function requiredBy(node: DecisionNode): string[] {
  if (node.kind === 'input') return [];
  if (node.kind === 'service') return [...node.outputs, ...node.parameters.map((parameter) => parameter.node)];
  return node.requires.map((requirement) => requirement.node);
}

function encapsulatedLogic(reading: Reading, element: XmlElement, name: string): BoxedFunction | null {
  const logic = childOf(element, 'encapsulatedLogic');
  if (!logic) {
    reading.report.warn('no-logic', element, `the knowledge model ${name} has no logic: it cannot be called`);
    return null;
  }
  return functionDefinition(reading, logic);
}

const REQUIREMENTS: readonly [requirement: string, reference: string, kinds: readonly string[]][] = [
  ['informationRequirement', 'requiredInput', ['inputData']],
  ['informationRequirement', 'requiredDecision', ['decision']],
  ['knowledgeRequirement', 'requiredKnowledge', ['businessKnowledgeModel', 'decisionService']],
];

function requirements(reading: Reading, element: XmlElement): DecisionRequirement[] {
  const found: DecisionRequirement[] = [];
  for (const [requirement, name, kinds] of REQUIREMENTS) {
    for (const outer of childrenOf(element, requirement)) {
      const reference = childOf(outer, name);
      if (!reference) continue;
      for (const { node, path, kind } of target(reading, reference, attribute(reference, 'href'))) {
        if (kinds.includes(kind)) found.push({ path, node });
        else
          reading.report.error('requirement', reference, `${name} refers to a ${kind}, not to a ${kinds.join(' or ')}`);
      }
    }
  }
  return found;
}

interface Target {
  node: string;
  name: string;
  path: string[];
  kind: string;
}

function target(reading: Reading, reference: XmlElement, href: string | undefined): Target[] {
  const found = href === undefined ? null : resolve(reading.model, href.trim());
  const element = found?.model.elements.get(found.id);
  if (!found || !element) {
    reading.report.error('dangling-reference', reference, `${href ?? 'a reference'} does not exist`, {
      target: href ?? '',
    });
    return [];
  }
  const name = nameOf(childOf(element, 'variable')) ?? nameOf(element) ?? found.id;
  const path = found.importName === undefined || found.importName === '' ? [name] : [found.importName, name];
  return [{ node: keyOf(found.model, found.id), name, path, kind: localName(element) }];
}
