import { bomInput } from '../../../contracts/masterdata/boms.ts';
import type { BomInput, BomLineInput } from '../../../contracts/masterdata/boms.ts';
import { masterdataFault } from '../../../contracts/masterdata/errors.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { convertQuantity } from '../convert-quantity.ts';
import { BomLine } from '../entities/index.ts';
import { lookUp } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { bomRecord, itemRecord } from '../records.ts';
import type { BomRow } from '../records.ts';

export const bomKind = masterKind<BomRow, BomInput>({
  name: 'bom',
  plural: 'boms',
  area: 'masterdata',
  title: { zh: '物料清单', en: 'Bill of materials' },
  subject: 'Bom',
  record: bomRecord,
  input: bomInput,
  async toRow({ tx }, input, before) {
    const plantId = before?.plantId;
    const item = await lookUp(tx, itemRecord, input.item, { ...(plantId ? { plantId } : {}), path: 'item' });
    return {
      plantId: item.plantId,
      itemId: item.id,
      revision: input.revision,
      baseQuantity: input.baseQuantity,
      validFrom: input.validFrom ?? null,
      validTo: input.validTo ?? null,
      state: before?.state ?? 'draft',
      active: before?.active ?? true,
    };
  },
  identity: ({ itemId, revision }) => ({ itemId, revision }),
  checkChange: requireDraft,
  parts: { write: writeLines, read: readLines },
  view: {
    from: 'bom t join plant p on p.id = t.plant_id join item i on i.id = t.item_id',
    columns: {
      plant: 'p.code',
      item: 'i.code',
      itemName: 'i.name',
      unit: 'i.unit',
      revision: 't.revision',
      baseQuantity: 'trim_scale(t.base_quantity)::text',
      validFrom: 't.valid_from',
      validTo: 't.valid_to',
      state: 't.state',
      lines: `(select jsonb_agg(jsonb_build_object('line', l.line, 'item', c.code, 'itemName', c.name,
          'quantity', trim_scale(l.quantity)::text, 'unit', c.unit, 'fixed', l.fixed,
          'scrapPercent', trim_scale(l.scrap_percent)::text, 'operation', l.operation,
          'issueMethod', l.issue_method) order by l.line)
        from bom_line l join item c on c.id = l.item_id where l.bom_id = t.id)`,
    },
    key: `i.code || '/' || t.revision`,
    search: ['i.code', `i.name->>'zh'`, `i.name->>'en'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
    filters: {
      item: 'i.code = ?',
      state: 't.state = ?',
      component: 'exists (select from bom_line l join item c on c.id = l.item_id where l.bom_id = t.id and c.code = ?)',
    },
  },
  csv: {
    columns: [
      'plant',
      'item',
      'revision',
      'baseQuantity',
      'validFrom',
      'validTo',
      ...['line', 'item', 'quantity', 'unit', 'fixed', 'scrapPercent', 'operation', 'issueMethod'].map(
        (part) => `lines.${part}`,
      ),
    ],
    list: 'lines',
  },
});

function requireDraft(row: { id: string; revision: string; state: string }): void {
  if (row.state !== 'draft')
    throw masterdataFault('released-fixed', { detail: `revision ${row.revision} is ${row.state}` });
}

async function writeLines(context: CommandContext, row: BomRow, input: BomInput): Promise<object> {
  const lines = [];
  for (const line of input.lines) lines.push(await lineRow(context, row, line));
  await context.tx.em.nativeDelete(BomLine, { bomId: row.id });
  await context.tx.em.insertMany(BomLine, lines);
  return { lines };
}

async function readLines(tx: CommandContext['tx'], row: BomRow): Promise<object> {
  const lines = await tx.em.find(BomLine, { bomId: row.id }, { disableIdentityMap: true, orderBy: { line: 'asc' } });
  return { lines };
}

/** Quantities are kept in the component's own unit. */
async function lineRow({ tx }: CommandContext, bom: BomRow, line: BomLineInput) {
  const path = `lines.${line.line}.item`;
  const item = await lookUp(tx, itemRecord, line.item, { plantId: bom.plantId, path });
  if (item.id === bom.itemId)
    throw masterdataFault('bom-cycle', {
      detail: `line ${line.line}: ${item.code} cannot be a component of itself`,
      errors: [{ path, code: 'cycle', message: `${item.code} cannot be a component of itself` }],
    });
  return {
    bomId: bom.id,
    line: line.line,
    itemId: item.id,
    quantity: await convertQuantity(tx, line.quantity, line.unit ?? item.unit, item, 'up'),
    fixed: line.fixed,
    scrapPercent: line.scrapPercent,
    operation: line.operation ?? null,
    issueMethod: line.issueMethod ?? null,
  };
}
