import { layoutProcess } from 'bpmn-auto-layout';

/** The drawing, with shapes where it has none; one that cannot be laid out stays as it is. */
export async function laidOut(xml: string): Promise<string> {
  if (/<(?:[\w.-]+:)?BPMNShape\b/.test(xml)) return xml;
  try {
    return `${(await layoutProcess(xml)).trim()}\n`;
  } catch {
    return xml;
  }
}
