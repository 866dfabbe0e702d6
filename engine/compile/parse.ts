import { BpmnModdle } from 'bpmn-moddle';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { millraceModdle } from '../../contracts/processes/millrace-moddle.ts';
import type { CompileContext } from './context.ts';
import { decodeXml } from './decode.ts';
import { guardXml } from './guard-xml.ts';
import type { ModdleElement } from './moddle.ts';

/** Files above this size are refused unread. */
export const MAX_XML_CHARACTERS = 8_000_000;

/** References whose target execution needs; a dangling one is an error, any other a warning. */
const NEEDED_REFERENCES = new Set([
  'bpmn:sourceRef',
  'bpmn:targetRef',
  'bpmn:default',
  'bpmn:attachedToRef',
  'bpmn:messageRef',
  'bpmn:signalRef',
  'bpmn:errorRef',
  'bpmn:escalationRef',
  'bpmn:eventDefinitionRef',
  'bpmn:processRef',
  'bpmn:loopDataInputRef',
  'bpmn:loopDataOutputRef',
  'bpmn:oneBehaviorEventRef',
  'bpmn:noneBehaviorEventRef',
]);

interface Warning {
  message: string;
  element?: ModdleElement;
  property?: string;
  value?: string;
}

/** Reads a file into moddle elements; `null` when it cannot be read at all. Never throws. */
export async function parse(xml: string | Uint8Array, context: CompileContext): Promise<ModdleElement | null> {
  const text = readText(xml, context);
  if (text === null) return null;
  const moddle = new BpmnModdle({ zeebe: zeebeModdle, millrace: millraceModdle });
  const lax = isSmall(text);
  try {
    const { rootElement, warnings } = await moddle.fromXML(text, { lax });
    for (const warning of warnings) report(context, warning);
    return rootElement;
  } catch (error) {
    const message = error instanceof Error ? oneLine(error.message) : String(error);
    if (!lax && message.startsWith('unparsable content')) {
      report(context, { message });
      return null;
    }
    context.error('xml-broken', null, `the file is not a BPMN diagram: ${message}`, { reason: message });
    return null;
  }
}

/**
 * The parser looks through the whole text for each thing that it does not know. Of a file with so much in it that this
 * would take long, only the first such thing is reported.
 */
function isSmall(text: string): boolean {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags += 1;
  return tags * text.length < 2_000_000_000;
}

function readText(xml: string | Uint8Array, context: CompileContext): string | null {
  if (xml.length > MAX_XML_CHARACTERS) {
    context.error('file-too-large', null, `the file has more than ${MAX_XML_CHARACTERS} characters`);
    return null;
  }
  const decoded = typeof xml === 'string' ? { text: xml.replace(/^\uFEFF/, '') } : decodeXml(xml);
  if ('problem' in decoded) {
    context.error('encoding', null, decoded.problem);
    return null;
  }
  const problem = guardXml(decoded.text);
  if (problem) {
    context.error(problem.rule, null, problem.message);
    return null;
  }
  return decoded.text;
}

function report(context: CompileContext, warning: Warning): void {
  const { message, element, property, value } = warning;
  // The text was decoded by the encoding it declares.
  if (message.startsWith('unsupported document encoding')) return;
  if (message.startsWith('unresolved reference')) {
    const severity = NEEDED_REFERENCES.has(property ?? '') ? 'error' : 'warning';
    const attribute = (property ?? '').replace(/^bpmn:/, '');
    const text = `${attribute} refers to ${value ?? ''}, which does not exist`;
    context.report(severity, 'dangling-reference', element ?? null, text, { attribute, target: value ?? '' });
    return;
  }
  if (message.startsWith('unknown attribute')) {
    const attribute = property ?? '';
    const severity = /^(zeebe|millrace):/.test(attribute) ? 'error' : 'warning';
    context.report(severity, 'unknown-attribute', element ?? null, `attribute ${attribute} is not known`, {
      attribute,
    });
    return;
  }
  const reason = oneLine(message);
  const rule = /duplicate ID/.test(reason) ? 'duplicate-id' : 'unknown-content';
  context.error(rule, element ?? null, reason, { reason });
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, ' ').slice(0, 300);
}
