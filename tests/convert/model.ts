import type { Conversion } from '../../engine/convert/index.ts';
import { compileConverted, convert } from '../../engine/convert/index.ts';
import type { CompiledElement, CompiledProcess, Finding } from '../../engine/model/process.ts';

/** Small models of other engines, and what becomes of them. */

export type Vendor = 'camunda' | 'flowable';

const NAMESPACES: Readonly<Record<Vendor, string>> = {
  camunda: 'http://camunda.org/schema/1.0/bpmn',
  flowable: 'http://flowable.org/bpmn',
};

/** A file around root elements. */
export function file(content: string, vendor: Vendor = 'camunda'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:${vendor}="${NAMESPACES[vendor]}" id="Definitions" targetNamespace="test">
${content}
</bpmn:definitions>`;
}

/** A process of one element (id `It`) between start and end. */
export function around(element: string, vendor: Vendor = 'camunda', roots = ''): string {
  return file(
    `${roots}<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="Start"/>${element}<bpmn:endEvent id="End"/>
<bpmn:sequenceFlow id="A" sourceRef="Start" targetRef="It"/><bpmn:sequenceFlow id="B" sourceRef="It" targetRef="End"/></bpmn:process>`,
    vendor,
  );
}

export function converted(xml: string): Conversion {
  const conversion = convert(xml);
  if (!conversion) throw new Error('nothing of another engine in it');
  return conversion;
}

/** `mapped camunda:assignee: …`, in the order of the file. */
export function notes(xml: string): string[] {
  return converted(xml).notes.map(({ kind, name, message }) => `${kind} ${name}: ${message}`);
}

/** Kinds and names only. */
export function told(xml: string): string[] {
  return converted(xml).notes.map(({ kind, name }) => `${kind} ${name}`);
}

export async function compiled(xml: string): Promise<{ process: CompiledProcess; findings: Finding[] }> {
  const { processes, findings } = await compileConverted(xml);
  if (!processes[0]) throw new Error(findings.map(({ elementId, message }) => `${elementId}: ${message}`).join('\n'));
  return { process: processes[0], findings };
}

/** The element `It` as compiled after the conversion. */
export async function it(xml: string): Promise<CompiledElement> {
  return (await compiled(xml)).process.elements['It']!;
}
