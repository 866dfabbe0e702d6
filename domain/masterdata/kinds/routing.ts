import { routingInput } from '../../../contracts/masterdata/routings.ts';
import type { RoutingInput } from '../../../contracts/masterdata/routings.ts';
import { masterdataFault } from '../../../contracts/masterdata/errors.ts';
import type { CommandContext } from '../../foundation/index.ts';
import { RoutingOperation } from '../entities/index.ts';
import { lookUp } from '../look-up.ts';
import { masterKind } from '../master-kind.ts';
import { itemRecord, lineRecord, routingRecord } from '../records.ts';
import type { RoutingRow } from '../records.ts';

export const routingKind = masterKind<RoutingRow, RoutingInput>({
  name: 'routing',
  plural: 'routings',
  area: 'masterdata',
  title: { zh: '工艺路线', en: 'Routing' },
  subject: 'Bom',
  record: routingRecord,
  input: routingInput,
  async toRow({ tx }, input, before) {
    const plantId = before?.plantId;
    const item = await lookUp(tx, itemRecord, input.item, { ...(plantId ? { plantId } : {}), path: 'item' });
    return {
      plantId: item.plantId,
      itemId: item.id,
      revision: input.revision,
      state: before?.state ?? 'draft',
      active: before?.active ?? true,
    };
  },
  identity: ({ itemId, revision }) => ({ itemId, revision }),
  checkChange(row) {
    if (row.state !== 'draft')
      throw masterdataFault('released-fixed', { detail: `revision ${row.revision} is ${row.state}` });
  },
  parts: { write: writeOperations, read: readOperations },
  view: {
    from: 'routing t join plant p on p.id = t.plant_id join item i on i.id = t.item_id',
    columns: {
      plant: 'p.code',
      item: 'i.code',
      itemName: 'i.name',
      revision: 't.revision',
      state: 't.state',
      operations: `(select jsonb_agg(jsonb_build_object('sequence', o.sequence, 'name', o.name, 'line', l.code,
          'setupSeconds', o.setup_seconds, 'runSecondsPerUnit', o.run_seconds_per_unit,
          'moveSeconds', o.move_seconds, 'crew', o.crew, 'inspectionPoint', o.inspection_point,
          'reportPoint', o.report_point, 'instructions', o.instructions) order by o.sequence)
        from routing_operation o join line l on l.id = o.line_id where o.routing_id = t.id)`,
    },
    key: `i.code || '/' || t.revision`,
    search: ['i.code', `i.name->>'zh'`, `i.name->>'en'`],
    attributes: { plantId: { sql: 't.plant_id', type: 'uuid' } },
    filters: { item: 'i.code = ?', state: 't.state = ?' },
  },
  csv: {
    columns: [
      'plant',
      'item',
      'revision',
      ...[
        'sequence',
        'name.zh',
        'name.en',
        'line',
        'setupSeconds',
        'runSecondsPerUnit',
        'moveSeconds',
        'crew',
        'inspectionPoint',
        'reportPoint',
        'instructions',
      ].map((part) => `operations.${part}`),
    ],
    list: 'operations',
  },
});

async function writeOperations(context: CommandContext, row: RoutingRow, input: RoutingInput): Promise<object> {
  const operations = [];
  for (const { line, instructions, ...operation } of input.operations) {
    const path = `operations.${operation.sequence}.line`;
    const found = await lookUp(context.tx, lineRecord, line, { plantId: row.plantId, path });
    operations.push({ routingId: row.id, ...operation, lineId: found.id, instructions: instructions ?? null });
  }
  await context.tx.em.nativeDelete(RoutingOperation, { routingId: row.id });
  await context.tx.em.insertMany(RoutingOperation, operations);
  return { operations };
}

async function readOperations(tx: CommandContext['tx'], row: RoutingRow): Promise<object> {
  const orderBy = { sequence: 'asc' } as const;
  const operations = await tx.em.find(RoutingOperation, { routingId: row.id }, { disableIdentityMap: true, orderBy });
  return { operations };
}
