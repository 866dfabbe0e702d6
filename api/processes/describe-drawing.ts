import type { LocalizedText } from '../../contracts/json.ts';
import { elementLabels } from '../../engine/compile/index.ts';

const PROCESS_ID = /<(?:[\w-]+:)?process\b[^>]*?\bid\s*=\s*"([^"<>&]{1,200})"/;

/** Key and name of the first process of a drawing, however unfinished it is. */
export async function describeDrawing(xml: string): Promise<{ processKey: string; name: LocalizedText }> {
  const processKey = PROCESS_ID.exec(xml)?.[1] ?? 'process';
  const labels = await elementLabels(xml).catch(() => ({}) as Record<string, LocalizedText>);
  return { processKey, name: labels[processKey] ?? { zh: processKey } };
}
