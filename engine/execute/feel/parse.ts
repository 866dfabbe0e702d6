import type { SyntaxNode } from '@lezer/common';
import { parser, trackVariables } from 'lezer-feel';
import { FeelSyntaxError } from './errors.ts';
import type { NameShape } from './names.ts';

const LONGEST = 50_000;

/** The syntax tree of an expression or of the unary tests of a decision table. */
export function parse(source: string, names: NameShape, top: 'Expression' | 'UnaryTests' = 'Expression'): SyntaxNode {
  if (source.trim() === '') throw new FeelSyntaxError('the expression is empty', 0);
  if (source.length > LONGEST) throw new FeelSyntaxError(`the expression has more than ${LONGEST} characters`, LONGEST);
  const tree = parser.configure({ top, contextTracker: trackVariables(names) }).parse(shown(source));
  let wrong: number | null = null;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) wrong ??= node.from;
      return wrong === null;
    },
  });
  if (wrong !== null) throw new FeelSyntaxError(`not understood${place(source, wrong)}`, wrong);
  return tree.topNode;
}

/** White space of DMN 1.5 §10.3.1.2 rule 61 that the grammar does not know. */
const SPACE = /[\u0085\u1680\u180E\u2000-\u200B\u202F\u205F\uFEFF]/g;

/**
 * What the grammar reads, as long as the source. It has no `range<number>`; a list stands for it, and `typeOf` looks at
 * the source to tell them apart, as strings do for the space in them.
 */
function shown(text: string): string {
  const source = text.replace(SPACE, ' ');
  return source.includes('range') ? source.replace(/(?<=(?:\bof|[:<,>])\s*)range(?=\s*<[^<>]*>)/g, ' list') : source;
}

/** Where in the source, in words; left out for one line that is short. */
export function place(source: string, position: number): string {
  const lines = source.slice(0, position).split('\n');
  const near = source.slice(position, position + 20).split('\n')[0]!;
  const at = lines.length > 1 ? `line ${lines.length}, column ${lines.at(-1)!.length + 1}` : `column ${position + 1}`;
  return near === '' ? ` (at the end)` : ` (${at}, at "${near}")`;
}
