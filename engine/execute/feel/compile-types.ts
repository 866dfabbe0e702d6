import type { SyntaxNode } from '@lezer/common';
import type { Builder, Eval } from './builder.ts';
import { parts } from './builder.ts';
import type { Compile } from './compile.ts';
import { FeelError } from './errors.ts';
import type { FeelType } from './types.ts';
import { ANY, builtinType, isInstance } from './types.ts';

/** `x instance of type`. */
export function compileInstanceOf(builder: Builder, node: SyntaxNode, compile: Compile): Eval {
  const [valueNode, typeNode] = parts(node);
  if (!valueNode || !typeNode) throw new FeelError('a type is missing behind instance of', node.from);
  const value = compile(builder, valueNode);
  const type = typeOf(builder, typeNode);
  return (scope) => isInstance(value(scope), type, scope);
}

/** The type that a node of the tree writes. */
export function typeOf(builder: Builder, node: SyntaxNode): FeelType {
  const inner = node.name === 'Type' ? (parts(node)[0] ?? node) : node;
  switch (inner.name) {
    case 'ListType': {
      const [of] = parts(inner).map((part) => typeOf(builder, part));
      // The grammar knows no ranges of a type: `parse` shows it a list where the source says range.
      return { kind: builder.text(inner).startsWith('list') ? 'list' : 'range', of: of ?? ANY };
    }
    case 'ContextType':
      return { kind: 'context', entries: entryTypes(builder, inner) };
    case 'FunctionType': {
      const parameters = inner.getChild('ArgumentTypes')?.getChildren('ArgumentType') ?? [];
      const result = inner.getChildren('Type').at(-1);
      return {
        kind: 'function',
        parameters: parameters.map((parameter) => typeOf(builder, parts(parameter)[0] ?? parameter)),
        result: result ? typeOf(builder, result) : ANY,
      };
    }
    default:
      break;
  }
  const name = builder.name(inner);
  const found = builder.typeNamed(name) ?? builtinType(name);
  if (!found) throw new FeelError(`there is no type ${name}`, inner.from);
  return found;
}

function entryTypes(builder: Builder, node: SyntaxNode): { name: string; type: FeelType }[] {
  const entries = node.getChild('ContextEntryTypes')?.getChildren('ContextEntryType') ?? [];
  return entries.map((entry) => {
    const [name, type] = parts(entry);
    if (!name || !type) throw new FeelError('an entry of a type needs a name and a type', entry.from);
    return { name: builder.name(name), type: typeOf(builder, type) };
  });
}
