import type { XmlElement } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';

/** What the other engine makes of a decision's result, and how far ours is the same. */
const RESULTS: Readonly<Record<string, string | null>> = {
  singleEntry: null,
  singleResult: 'a decision with one output gives its value, not an object of one entry',
  collectEntries: 'the result is a list only when the hit policy says so',
  resultList: 'the result is a list only when the hit policy says so, and of values when there is one output',
};

/** A business rule task that makes a decision. */
export function convertDecision(converter: Converter, element: XmlElement): void {
  const decision = converter.foreign(element, 'decisionRef');
  if (!decision) return;
  const { drawing } = converter;
  if (/[$#]\{/.test(decision.value)) {
    decision.refused('a decision is named by its id: draw a task for each');
    return;
  }
  const result = converter.foreign(element, 'resultVariable');
  drawing.set(element, 'zeebe:calledDecision', { decisionId: decision.value });
  decision.mapped('is decisionId of zeebe:calledDecision');
  if (result) {
    drawing.set(element, 'zeebe:calledDecision', { resultVariable: result.value });
    result.mapped('is resultVariable of zeebe:calledDecision');
  }
  convertBinding(converter, element, 'decisionRef', 'zeebe:calledDecision');
  const mapping = converter.foreign(element, 'mapDecisionResult');
  if (!mapping) {
    if (result) converter.note('degraded', element, decision.name, RESULTS['resultList']!);
    return;
  }
  const loss = Object.hasOwn(RESULTS, mapping.value) ? RESULTS[mapping.value] : 'is not known';
  if (loss === null) mapping.mapped('a decision with one output gives its value');
  else mapping.degraded(loss ?? '');
}

/** `…Binding`, `…Version` and `…VersionTag` of a called process or decision. */
export function convertBinding(
  converter: Converter,
  element: XmlElement,
  reference: 'decisionRef' | 'calledElement',
  extension: 'zeebe:calledDecision' | 'zeebe:calledElement',
): void {
  const { drawing } = converter;
  const binding = converter.foreign(element, `${reference}Binding`);
  const tag = converter.foreign(element, `${reference}VersionTag`);
  if (binding && ['latest', 'deployment', 'versionTag'].includes(binding.value)) {
    drawing.set(element, extension, { bindingType: binding.value });
    binding.mapped(`is bindingType of ${extension}`);
  } else binding?.refused(`binding by ${binding.value} is not executed: give the version a tag`);
  if (tag) {
    drawing.set(element, extension, { versionTag: tag.value });
    tag.mapped(`is versionTag of ${extension}`);
  }
  converter.foreign(element, `${reference}Version`)?.refused('a version is named by its tag, not by its number');
}
