import type { TypeRef } from '../../../contracts/processes/decision.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { attribute } from '../../xml/tree.ts';
import { foreignLanguage, idOf, sourceOf, typeNameOf } from './dmn.ts';
import type { Model } from './model.ts';
import type { Report } from './report.ts';
import type { Types } from './types.ts';

/** Reads the parts of one node; knows where they stand and gathers the types that they name. */
export class Reading {
  readonly model: Model;
  readonly report: Report;
  readonly types: Types;
  readonly usedTypes = new Set<string>();

  constructor(model: Model, report: Report, types: Types) {
    this.model = model;
    this.report = report;
    this.types = types;
  }

  /** Type that an element names, by `typeRef` or `attributeName`. */
  typeOf(element: XmlElement | undefined, attributeName?: string): { type?: TypeRef } {
    if (!element) return {};
    const name = attributeName === undefined ? typeNameOf(element) : attribute(element, attributeName)?.trim();
    const type = this.types.ref(this.model, element, name === '' ? undefined : name, this.usedTypes);
    return type === undefined ? {} : { type };
  }

  idAndType(element: XmlElement): { id?: string; type?: TypeRef } {
    const id = idOf(element);
    return { ...(id === undefined ? {} : { id }), ...this.typeOf(element) };
  }

  /** FEEL text of a literal expression or unary tests; another language is a finding. */
  text(element: XmlElement | undefined): string {
    if (!element) return '';
    const language = foreignLanguage(element) ?? foreignLanguage(this.model.root);
    const text = sourceOf(element);
    if (language !== undefined && text !== '') {
      this.report.error('not-executed', element, `expressions in ${language} are not executed: write them in FEEL`, {
        language,
      });
    }
    this.types.namedIn(this.model, text, this.usedTypes);
    return text;
  }
}
