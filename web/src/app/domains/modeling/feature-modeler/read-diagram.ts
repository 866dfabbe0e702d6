const HAS_LAYOUT = /<(\w+:)?BPMNShape[\s>]/;

/** Text of a file that can be drawn; null when it is no BPMN. A file without layout gets one. */
export async function readDiagram(file: File): Promise<{ xml: string | null }> {
  const { compile } = await import('../../../../../../engine/compile/index.ts');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { findings } = await compile(bytes);
  if (findings.some((finding) => finding.elementId === null && UNREADABLE.has(finding.rule))) return { xml: null };
  const text = new TextDecoder().decode(bytes);
  if (HAS_LAYOUT.test(text)) return { xml: text };
  try {
    const { layoutProcess } = await import('bpmn-auto-layout');
    return { xml: await layoutProcess(text) };
  } catch {
    return { xml: null };
  }
}

const UNREADABLE = new Set(['xml-broken', 'xml-forbidden', 'xml-too-deep', 'encoding', 'file-too-large']);
