import type { LocalizedText } from '../../contracts/json.ts';
import { CompileContext } from './context.ts';
import { localized } from './elements/localized.ts';
import type { ModdleElement } from './moddle.ts';
import { extensionOf, idOf, textOf } from './moddle.ts';
import { parse } from './parse.ts';

/** Names of all elements per language: `millrace:label`, else the BPMN name. */
export async function elementLabels(xml: string | Uint8Array): Promise<Record<string, LocalizedText>> {
  const labels: Record<string, LocalizedText> = Object.create(null) as Record<string, LocalizedText>;
  const definitions = await parse(xml, new CompileContext());
  if (definitions) collect(definitions, labels);
  return labels;
}

function collect(element: ModdleElement, labels: Record<string, LocalizedText>): void {
  const id = idOf(element);
  const label = labelOf(element);
  if (id !== undefined && label) labels[id] = label;
  for (const property of element.$descriptor.properties ?? []) {
    if (property.isReference || property.isVirtual || property.name.endsWith('diagrams')) continue;
    const value = element.get?.(property.name);
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && '$descriptor' in child)
        collect(child as ModdleElement, labels);
    }
  }
}

function labelOf(element: ModdleElement): LocalizedText | null {
  const name = textOf(element, 'name')?.trim();
  const extension = extensionOf(element, 'millrace:Label');
  const own = localized(extension);
  if (!own) return name === undefined ? null : { zh: name };
  return textOf(extension, 'zh') === undefined && name !== undefined ? { ...own, zh: name } : own;
}
