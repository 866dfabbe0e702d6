import type { XmlElement } from '../../xml/tree.ts';
import { attribute, elementsOf, localName } from '../../xml/tree.ts';
import { childrenOf, idOf, isDmnNamespace, nameOf } from './dmn.ts';
import type { Report } from './report.ts';

/** One file: its elements by id, its item definitions by name, what it imports. */
export interface Model {
  /** Number of the file: `0` is the one that is compiled. */
  readonly file: string;
  readonly namespace: string;
  readonly root: XmlElement;
  /** Decisions, input data, knowledge models, services. */
  readonly elements: Map<string, XmlElement>;
  readonly types: Map<string, XmlElement>;
  readonly imports: Import[];
}

export interface Import {
  readonly name: string;
  readonly namespace: string;
  readonly target: Model;
}

const DRG = ['decision', 'inputData', 'businessKnowledgeModel', 'decisionService', 'knowledgeSource'];

/** Reads a file and, by namespace, those it imports from among `others`. */
export function readModels(main: XmlElement, others: readonly XmlElement[], report: Report): Model {
  const read = new Map<XmlElement, Model>();
  const load = (root: XmlElement): Model => {
    const known = read.get(root);
    if (known) return known;
    const model = readModel(root, String(read.size), report);
    read.set(root, model);
    for (const element of childrenOf(root, 'import')) {
      const imported = importOf(element, others, report);
      if (imported) model.imports.push({ ...imported, target: load(imported.root) });
    }
    return model;
  };
  return load(main);
}

function importOf(
  element: XmlElement,
  others: readonly XmlElement[],
  report: Report,
): { name: string; namespace: string; root: XmlElement } | null {
  const namespace = attribute(element, 'namespace') ?? '';
  const name = nameOf(element) ?? '';
  if (!isDmnNamespace(attribute(element, 'importType') ?? '')) {
    report.error('not-executed', element, `the import ${name} is not executed: only DMN files can be imported`);
    return null;
  }
  const root = others.find((other) => attribute(other, 'namespace') === namespace);
  if (root) return { name, namespace, root };
  const where = attribute(element, 'locationURI');
  const hint = where === undefined ? '' : ` (${where})`;
  report.error('import-missing', element, `the imported file${hint} of namespace ${namespace} is not given`, {
    namespace,
  });
  return null;
}

function readModel(root: XmlElement, file: string, report: Report): Model {
  const elements = new Map<string, XmlElement>();
  const types = new Map<string, XmlElement>();
  const names = new Set<string>();
  for (const child of elementsOf(root)) {
    const kind = DRG.find((name) => localName(child) === name);
    if (kind !== undefined && childrenOf(root, kind).length > 0) addElement(child, elements, names, report);
    else if (localName(child) === 'itemDefinition') addType(child, types, report);
  }
  return { file, namespace: attribute(root, 'namespace') ?? '', root, elements, types, imports: [] };
}

function addElement(element: XmlElement, elements: Map<string, XmlElement>, names: Set<string>, report: Report): void {
  const name = nameOf(element);
  const id = idOf(element) ?? name;
  if (id === undefined) {
    report.error('id-missing', element, `a ${localName(element)} has neither id nor name, so that nothing can name it`);
    return;
  }
  if (elements.has(id)) report.error('duplicate-id', id, `the id ${id} is used twice`, { id });
  if (name !== undefined && names.has(name)) {
    report.warn('duplicate-name', id, `the name ${name} is used twice`, { name });
  }
  elements.set(id, element);
  if (name !== undefined) names.add(name);
}

function addType(element: XmlElement, types: Map<string, XmlElement>, report: Report): void {
  const name = nameOf(element);
  if (name === undefined) report.error('type', element, 'an item definition has no name');
  else if (types.has(name)) report.error('type', element, `the type ${name} is defined twice`, { name });
  else types.set(name, element);
}

/** The element that a reference `#id` or `namespace#id` names. */
export function resolve(model: Model, href: string): { model: Model; id: string; importName?: string } | null {
  const at = href.lastIndexOf('#');
  const id = at < 0 ? href : href.slice(at + 1);
  const namespace = at <= 0 ? '' : href.slice(0, at);
  if (namespace === '' || namespace === model.namespace) return model.elements.has(id) ? { model, id } : null;
  for (const { name, namespace: imported, target } of model.imports) {
    if (imported === namespace && target.elements.has(id)) return { model: target, id, importName: name };
  }
  return null;
}

export function keyOf(model: Model, id: string): string {
  return `${model.file}:${id}`;
}
