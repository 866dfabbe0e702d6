import { compile } from '../compile/index.ts';
import type { CompileResult, Finding } from '../model/process.ts';
import { readXml } from '../xml/read.ts';
import type { XmlDocument, XmlElement } from '../xml/tree.ts';
import { attributeName, localName, namespaceOf, textOf, walk } from '../xml/tree.ts';
import { writeXml } from '../xml/write.ts';
import { convertAttributes } from './attributes/index.ts';
import { Converter } from './converter.ts';
import { Drawing, isBpmn } from './drawing.ts';
import { convertEmbeddedForms, hasEmbeddedForms } from './elements/embedded-forms.ts';
import { convertExtensions } from './elements/index.ts';
import { convertCall } from './groups/call-activity.ts';
import { convertDecision } from './groups/decision.ts';
import { convertImplementation } from './groups/implementation.ts';
import { convertMultiInstance } from './groups/multi-instance.ts';
import { convertScript } from './groups/script.ts';
import { convertExpression, convertName, convertPerformer } from './groups/standard.ts';
import { hasJuel } from './juel/index.ts';
import type { Conversion, ConversionNote } from './notes.ts';
import { vendors } from './vendors.ts';

export type { Conversion, ConversionNote, ConvertedForm } from './notes.ts';

type Group = (converter: Converter, element: XmlElement) => void;

/** What belongs together at an element, before its attributes and extensions are looked at one by one. */
const groups: Readonly<Record<string, readonly Group[]>> = {
  serviceTask: [convertImplementation],
  sendTask: [convertImplementation],
  businessRuleTask: [convertDecision, convertImplementation],
  messageEventDefinition: [convertImplementation],
  scriptTask: [convertScript],
  callActivity: [convertCall],
  multiInstanceLoopCharacteristics: [convertMultiInstance],
  message: [convertName],
  signal: [convertName],
  humanPerformer: [convertPerformer],
  potentialOwner: [convertPerformer],
};

/**
 * Converts a model of Camunda 7, Operaton, Flowable or Activiti, and the forms inside one of Camunda 8; `null` when there is nothing of theirs in it, or when it
 * cannot be read (the compiler says why). Never throws because of the file.
 */
export function convert(xml: string | Uint8Array): Conversion | null {
  const reading = readXml(xml);
  if ('problem' in reading || !isBpmn(reading.document.root, 'definitions')) return null;
  const { document } = reading;
  if (!isForeign(document.root) && !hasEmbeddedForms(document.root)) return null;
  const converter = new Converter(new Drawing(document.root));
  convertEmbeddedForms(converter, document.root);
  for (const element of [...walk(document.root)]) convertElement(converter, element);
  if (!converter.notes.some(({ kind }) => kind === 'refused')) dropPrefixes(document);
  return { xml: writeXml(document), notes: converter.notes, forms: converter.forms };
}

function convertElement(converter: Converter, element: XmlElement): void {
  if (!isBpmn(element)) return;
  const own = groups[localName(element)];
  if (own && Object.hasOwn(groups, localName(element))) for (const group of own) group(converter, element);
  convertExpression(converter, element);
  convertAttributes(converter, element);
  convertExtensions(converter, element);
}

/** It uses a vendor's namespace, or has conditions in JUEL. */
function isForeign(root: XmlElement): boolean {
  for (const element of walk(root)) {
    if (vendors.has(namespaceOf(element))) return true;
    for (const name of element.attributes.keys()) if (vendors.has(attributeName(element, name).uri)) return true;
    if (isBpmn(element, 'conditionExpression') && hasJuel(textOf(element))) return true;
  }
  return false;
}

/** Prefixes of other engines that nothing uses any more. */
function dropPrefixes({ root }: XmlDocument): void {
  for (const [name, uri] of root.attributes) {
    if (name.startsWith('xmlns:') && vendors.has(uri)) root.attributes.delete(name);
  }
}

export interface ConvertedResult extends CompileResult {
  /** The drawing as it was compiled; absent when nothing had to be converted. */
  conversion?: Conversion;
}

/** Compiles a drawing of ours or of another engine; what was lost on the way is a finding. */
export async function compileConverted(xml: string | Uint8Array): Promise<ConvertedResult> {
  const conversion = convert(xml);
  if (!conversion) return compile(xml);
  const compiled = await compile(conversion.xml);
  const findings = [
    ...conversion.notes.flatMap(findingOf),
    // Whatever is left of the other engine has its note.
    ...compiled.findings.filter(({ rule }) => rule !== 'foreign-extension'),
  ];
  const failed = findings.some(({ severity }) => severity === 'error');
  return { processes: failed ? [] : compiled.processes, findings, conversion };
}

function findingOf({ kind, elementId, name, message }: ConversionNote): Finding[] {
  if (kind === 'mapped') return [];
  const severity = kind === 'refused' ? 'error' : 'warning';
  return [{ rule: `import-${kind}`, severity, elementId, message: `${name}: ${message}`, params: { name } }];
}
