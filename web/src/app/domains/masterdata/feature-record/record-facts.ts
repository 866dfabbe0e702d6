import type { Column } from '../../shared/ui-table/column.ts';
import type { Row } from '../util-kinds/kind-view.ts';
import type { JsonSchema } from '../util-schema/json-schema.ts';
import { propertiesOf, shapeOf } from '../util-schema/json-schema.ts';
import { fieldLabel } from '../util-schema/kind-words.ts';
import { rowColumns } from '../util-schema/row-columns.ts';
import type { Fact, ShowHelp } from '../util-schema/shown-value.ts';
import { factsOf } from '../util-schema/shown-value.ts';

/** The rows inside a record. */
export interface RecordPart {
  path: string;
  label: string;
  rows: Row[];
  columns: Column<Row>[];
}

/** Facts of a record, with the names of the records that they mention. */
export function namedFacts(schema: JsonSchema, record: Row, help: ShowHelp): Fact[] {
  return factsOf(schema, record, help)
    .filter((fact) => fact.text !== '')
    .map((fact) => {
      const name = help.i18n.text(record[`${fact.path}Name`] as { zh: string } | undefined);
      return name ? { ...fact, text: `${name} · ${fact.text}` } : fact;
    });
}

export function recordParts(schema: JsonSchema, record: Row, help: ShowHelp): RecordPart[] {
  return Object.entries(propertiesOf(schema))
    .filter(([name, inner]) => shapeOf(inner) === 'rows' && (record[name] as Row[] | undefined)?.length)
    .map(([name, inner]) => {
      const rows = record[name] as Row[];
      const label = fieldLabel(help.i18n, help.plural, name);
      return { path: name, label, rows, columns: rowColumns(inner.items!, name, rows, help) };
    });
}
