import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName, textOf } from '../../xml/tree.ts';
import type { Converter } from '../converter.ts';
import { settle, shown } from '../converter.ts';
import { convertJuel } from '../juel/index.ts';
import { quoted } from '../juel/to-feel.ts';

/** `inputOutput`: parameters become mappings; texts, expressions, lists and maps have their like. */
export function convertInputOutput(converter: Converter, host: XmlElement, extension: XmlElement): void {
  const mappings = elementsOf(extension).map((parameter) => {
    const source = sourceOf(parameter);
    if ('refused' in source) {
      const name = attribute(parameter, 'name') ?? '';
      converter.note('refused', host, parameter.name, `${name}: ${source.refused}`);
      return null;
    }
    return { parameter, source: source.expression };
  });
  if (mappings.includes(null)) return;
  for (const mapping of mappings) {
    const { parameter, source } = mapping!;
    const direction = localName(parameter) === 'inputParameter' ? 'input' : 'output';
    converter.drawing.map(host, direction, source, attribute(parameter, 'name') ?? '');
  }
  settle(converter, 'mapped', host, extension, 'is zeebe:ioMapping');
}

type Source = { expression: string } | { refused: string };

function sourceOf(parameter: XmlElement): Source {
  const [definition] = elementsOf(parameter);
  if (!definition) return convertJuel(textOf(parameter));
  const feel = feelOf(definition);
  return 'refused' in feel ? feel : { expression: `=${feel.feel}` };
}

type Feel = { feel: string } | { refused: string };

function feelOf(definition: XmlElement): Feel {
  switch (localName(definition)) {
    case 'list':
      return joined(elementsOf(definition).map(valueOf), (values) => `[${values.join(', ')}]`);
    case 'map': {
      const entries = elementsOf(definition);
      const keys = entries.map((entry) => quoted(attribute(entry, 'key') ?? ''));
      return joined(
        entries.map(valueOf),
        (values) => `{${values.map((value, i) => `${keys[i]!}: ${value}`).join(', ')}}`,
      );
    }
    case 'script':
      return { refused: `a script in ${attribute(definition, 'scriptFormat') ?? 'no language'}: write it in FEEL` };
    default:
      return { refused: `${definition.name} is not known` };
  }
}

function valueOf(element: XmlElement): Feel {
  const [inner] = elementsOf(element);
  if (inner) return feelOf(inner);
  const converted = convertJuel(textOf(element));
  if ('refused' in converted) return { refused: `${shown(textOf(element))}: ${converted.refused}` };
  const { expression } = converted;
  return { feel: expression.startsWith('=') ? expression.slice(1) : quoted(expression) };
}

function joined(parts: readonly Feel[], join: (values: string[]) => string): Feel {
  const values: string[] = [];
  for (const part of parts) {
    if ('refused' in part) return part;
    values.push(part.feel);
  }
  return { feel: join(values) };
}
