import type { Column } from '../../shared/ui-table/column.ts';
import type { Row } from '../util-kinds/kind-view.ts';
import type { JsonSchema } from './json-schema.ts';
import { isDecimal, propertiesOf, shapeOf } from './json-schema.ts';
import { fieldLabel } from './kind-words.ts';
import type { ShowHelp } from './shown-value.ts';
import { shownValue } from './shown-value.ts';

/** Columns of the rows inside a record, such as the components of a bill of materials; empty ones are left out. */
export function rowColumns(schema: JsonSchema, path: string, rows: readonly Row[], help: ShowHelp): Column<Row>[] {
  return Object.entries(propertiesOf(schema))
    .filter(([name]) => rows.some((row) => !isNothing(row[name])))
    .map(([name, inner], index) => ({
      id: name,
      label: 'masterdata.code',
      text: fieldLabel(help.i18n, help.plural, `${path}.${name}`),
      ...(index === 0 ? { narrow: 'title' as const } : {}),
      ...(shapeOf(inner) === 'number' || isDecimal(inner) ? { align: 'end' as const } : {}),
      value: (row) => cellOf(inner, row, name, `${path}.${name}`, help),
    }));
}

function cellOf(schema: JsonSchema, row: Row, name: string, path: string, help: ShowHelp): string {
  const text = shownValue(schema, row[name], path, help);
  const label = help.i18n.text(row[`${name}Name`] as { zh: string } | undefined);
  return label && text ? `${label} · ${text}` : text;
}

/** False and zero are what most rows say: a column of nothing else tells nothing. */
function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || value === 0 || value === '0';
}
