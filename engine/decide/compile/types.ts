import type { DecisionType, NamedType, TypeRef } from '../../../contracts/processes/decision.ts';
import { FeelError } from '../../execute/feel/errors.ts';
import { builtinType } from '../../execute/feel/types.ts';
import { testsOf } from '../evaluate/type-table.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute } from '../../xml/tree.ts';
import { childOf, childrenOf, nameOf, sourceOf, typeNameOf } from './dmn.ts';
import type { Model } from './model.ts';
import { keyOf } from './model.ts';
import type { Report } from './report.ts';

/** Item definitions of all files, compiled when first named. */
export class Types {
  private readonly report: Report;
  private readonly compiled = new Map<string, DecisionType>();
  /** Types that each type names. */
  private readonly parts = new Map<string, Set<string>>();

  constructor(report: Report) {
    this.report = report;
  }

  /** The reference for a type's name as `element` of `model` writes it; an unknown one is a finding and no type. */
  ref(model: Model, element: XmlElement, name: string | undefined, use: Set<string>): TypeRef | undefined {
    if (name === undefined) return undefined;
    const own = this.find(model, name);
    if (own) {
      use.add(own);
      return own;
    }
    const plain = name.replace(/^feel[:.]/, '');
    if (builtinType(plain)) return plain === 'Any' ? undefined : plain;
    // A prefix of XML, as DMN 1.1 wrote types.
    const unprefixed = /^[\w.-]+:(.+)$/.exec(name)?.[1];
    if (unprefixed !== undefined) return this.ref(model, element, unprefixed, use);
    this.report.error('type', element, `there is no type ${name}`, { name });
    return undefined;
  }

  /** Key of an item definition by its name: of the file itself, or `import.name`. */
  private find(model: Model, name: string): string | null {
    const element = model.types.get(name);
    if (element) return this.compile(model, element, keyOf(model, name));
    for (const { name: prefix, target } of model.imports) {
      if (prefix === '' && target.types.has(name)) return this.find(target, name);
      if (prefix !== '' && name.startsWith(`${prefix}.`)) {
        const found = this.find(target, name.slice(prefix.length + 1));
        if (found) return found;
      }
    }
    return null;
  }

  private compile(model: Model, element: XmlElement, key: string): string {
    if (this.compiled.has(key)) return key;
    const type: DecisionType = { key };
    const use = new Set<string>();
    this.compiled.set(key, type);
    this.parts.set(key, use);
    const base = this.ref(model, element, typeNameOf(element), use);
    if (base !== undefined) type.base = base;
    const components = childrenOf(element, 'itemComponent');
    if (components.length > 0) type.entries = components.map((part) => this.entry(model, part, key, use));
    const functionItem = childOf(element, 'functionItem');
    if (functionItem) type.function = this.functionItem(model, functionItem, use);
    if (attribute(element, 'isCollection') === 'true') type.list = true;
    const [allowed, constraint] = ['allowedValues', 'typeConstraint'].map((name) => sourceOf(childOf(element, name)));
    if (allowed) type.allowed = allowed;
    if (constraint) type.constraint = constraint;
    return key;
  }

  /** A component that is more than a name of a type is a type of its own. */
  private entry(model: Model, element: XmlElement, key: string, use: Set<string>): NamedType {
    const name = nameOf(element);
    if (name === undefined) this.report.error('type', element, 'a component of an item definition has no name');
    const simple = element.children.every((node) => node.kind !== 'element' || node.name.endsWith('typeRef'));
    if (simple && attribute(element, 'isCollection') !== 'true') {
      return namedType(name ?? '', this.ref(model, element, typeNameOf(element), use));
    }
    const part = this.compile(model, element, `${key}.${name ?? ''}`);
    use.add(part);
    return { name: name ?? '', type: part };
  }

  private functionItem(model: Model, element: XmlElement, use: Set<string>): NonNullable<DecisionType['function']> {
    const result = this.ref(model, element, attribute(element, 'outputTypeRef')?.trim(), use);
    const parameters = childrenOf(element, 'parameters').map((parameter) =>
      namedType(nameOf(parameter) ?? '', this.ref(model, parameter, typeNameOf(parameter), use)),
    );
    return { parameters, ...(result === undefined ? {} : { result }) };
  }

  /** Every item definition of a file, also those that nothing uses. */
  checkAll(model: Model): void {
    for (const [name, element] of model.types) {
      const key = this.compile(model, element, keyOf(model, name));
      if (this.isMadeOfItself(key)) {
        this.report.error('type', element, `the type ${name} is made of itself`, { name });
      }
    }
    for (const { key, allowed, constraint } of this.compiled.values()) {
      if (!key.startsWith(`${model.file}:`)) continue;
      for (const text of [allowed, constraint]) if (text !== undefined) this.checkTests(key, text);
    }
  }

  private isMadeOfItself(key: string): boolean {
    const seen = new Set<string>();
    let current: string | undefined = key;
    while (current !== undefined && !seen.has(current)) {
      seen.add(current);
      current = this.compiled.get(current)?.base;
    }
    return current !== undefined && this.compiled.has(current);
  }

  private checkTests(key: string, text: string): void {
    try {
      testsOf(text);
    } catch (error) {
      if (!(error instanceof FeelError)) throw error;
      const { message, position } = error;
      const [, name = ''] = /^\d+:([^.]*)/.exec(key) ?? [];
      this.report.error('expression-syntax', name, `${text}: ${message}`, { expression: text, position });
    }
  }

  /** Types that the text of expressions may name. */
  namedIn(model: Model, text: string, use: Set<string>): void {
    if (!/\binstance\s+of\b|\bfunction\s*\(/.test(text)) return;
    const add = (names: Model, prefix: string): void => {
      for (const name of names.types.keys()) {
        if (text.includes(name)) this.ref(model, model.root, `${prefix}${name}`, use);
      }
    };
    add(model, '');
    for (const { name, target } of model.imports) add(target, name === '' ? '' : `${name}.`);
  }

  /** The named types and all that they are made of. */
  closure(keys: Iterable<string>): DecisionType[] {
    const found = new Set<string>();
    const visit = (key: string): void => {
      if (found.has(key)) return;
      found.add(key);
      for (const part of this.parts.get(key) ?? []) visit(part);
    };
    for (const key of keys) visit(key);
    return [...found].sort().map((key) => this.compiled.get(key)!);
  }
}

export function namedType(name: string, type: TypeRef | undefined): NamedType {
  return type === undefined ? { name } : { name, type };
}
