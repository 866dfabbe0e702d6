import { beforeAll, describe, expect, test } from '@jest/globals';
import { seedDemoPlant } from '../../domain/demo/index.ts';
import type { Command } from '../../domain/foundation/index.ts';
import { locationKind } from '../../domain/inventory/index.ts';
import {
  importCommand,
  masterCommands,
  masterdataKinds,
  releaseBom,
  releaseRouting,
  retireBom,
} from '../../domain/masterdata/index.ts';
import type { MasterKind } from '../../domain/masterdata/index.ts';
import {
  approveRequisition,
  createOrder,
  createRequisition,
  orderVerbs,
  receiveOrder,
  requisitionVerbs,
  reverseReceipt,
} from '../../domain/procurement/index.ts';
import {
  acceptReport,
  changeWorkOrder,
  correctReport,
  createWorkOrder,
  decideOverTolerance,
  importWorkOrders,
  reportWork,
  reverseReport,
  workOrderVerbs,
} from '../../domain/production/index.ts';
import {
  cancelInspectionLot,
  createInspectionLot,
  createNonconformance,
  decideDisposition,
  holdLot,
  inspectionPlanKind,
  judgeLot,
  recordInspection,
  releaseLot,
} from '../../domain/quality/index.ts';
import {
  adjustStock,
  cancelPutaway,
  confirmPutaway,
  createPutaway,
  importOpeningStock,
  postCompletion,
  releaseStock,
  reserveStock,
  reverseCompletion,
  reverseMove,
  scrapStock,
  transferStock,
} from '../../domain/warehouse/index.ts';
import { openGround, person, refusal } from './support.ts';
import type { Ground } from './support.ts';

/** Somebody who may do nothing at all: every command must refuse, whatever it is asked, and leave no trace. */
const nobody = { ...person('nobody'), ability: { can: () => false } };
let ground: Ground;
const known: Record<string, string> = {};

beforeAll(async () => {
  ground = await openGround();
  await ground.database.transaction((tx) => seedDemoPlant(tx));
  const operator = { actor: person('operator') };
  const { reportCode: open } = await ground.run(reportWork, { workOrder: 'WO-1001', good: '1' }, operator);
  const { reportCode } = await ground.run(reportWork, { workOrder: 'WO-1001', good: '9' }, operator);
  await ground.run(acceptReport, { report: reportCode });
  const lot = await ground.run(createInspectionLot, { report: reportCode });
  await ground.run(judgeLot, { inspectionLot: lot.inspectionLotCode, accepted: '5', rejected: '2' });
  const ncr = await ground.run(createNonconformance, { inspectionLot: lot.inspectionLotCode, quantity: '1' });
  const putAway = await ground.run(createPutaway, { report: reportCode, quantity: '2' });
  const posted = await ground.run(createPutaway, { report: reportCode, quantity: '2' });
  await ground.run(confirmPutaway, { putAway: posted.putAwayCode, location: 'B-01-01', post: true });
  const asked = await ground.run(createRequisition, { lines: [{ item: 'COIL-24', quantity: '5' }] }, operator);
  const ordered = await ground.run(createRequisition, { lines: [{ item: 'COIL-24', quantity: '5' }] }, operator);
  await ground.run(approveRequisition, { requisition: ordered.requisitionCode!, decision: 'approve' });
  const order = await ground.run(createOrder, { requisition: ordered.requisitionCode! });
  const received = await ground.run(receiveOrder, {
    order: order.orderCode,
    lines: [{ item: 'COIL-24', quantity: '1' }],
  });
  const move = { item: 'COIL-24', quantity: '1', from: 'A-02-01', to: 'A-01-01' };
  const { postingId } = await ground.run(transferStock, move);
  const [bom] = await ground.query<{ id: string }>('select id from bom limit 1');
  const [routing] = await ground.query<{ id: string }>('select id from routing limit 1');
  Object.assign(known, {
    open,
    report: reportCode,
    lot: lot.inspectionLotCode,
    ncr: ncr.nonconformanceCode,
    putAway: putAway.putAwayCode,
    posted: posted.putAwayCode,
    asked: asked.requisitionCode,
    order: order.orderCode,
    receipt: received.receiptCode,
    posting: postingId,
    bom: bom!.id,
    routing: routing!.id,
  });
}, 60_000);

const work = { workOrder: 'WO-1001' };
const coil = { item: 'COIL-24', quantity: '1' };
const lines = [coil];

/** Every command with an input that would be carried out if it were allowed. */
const cases: [Command<never, never>, () => object][] = (
  [
    [reportWork, () => ({ ...work, good: '1' })],
    [acceptReport, () => ({ report: known['open'] })],
    [decideOverTolerance, () => ({ report: known['open'], decision: 'accept', reason: 'x' })],
    [reverseReport, () => ({ report: known['open'], reason: 'x' })],
    [correctReport, () => ({ report: known['open'], reason: 'x', values: { ...work, good: '1' } })],
    [createWorkOrder, () => ({ item: 'P100', quantity: '1' })],
    [changeWorkOrder, () => ({ ...work, priority: 1 })],
    [workOrderVerbs.pause, () => ({ ...work, reason: 'x' })],
    [workOrderVerbs.complete, () => ({ workOrder: 'WO-1002' })],
    [workOrderVerbs.release, () => ({ workOrder: 'WO-1004' })],
    [workOrderVerbs.cancel, () => ({ workOrder: 'WO-1004' })],
    [importWorkOrders, () => ({ csv: 'item,quantity\nP100,1\n' })],
    [createInspectionLot, () => ({ report: known['report'] })],
    [recordInspection, () => ({ inspectionLot: known['lot'], accepted: '1' })],
    [judgeLot, () => ({ inspectionLot: known['lot'], accepted: '1' })],
    [cancelInspectionLot, () => ({ inspectionLot: known['lot'], reason: 'x' })],
    [createNonconformance, () => ({ inspectionLot: known['lot'] })],
    [decideDisposition, () => ({ nonconformance: known['ncr'], dispositions: [{ kind: 'scrap', quantity: '1' }] })],
    [holdLot, () => ({ item: 'SEAL-20', lot: 'SEAL-2601', reason: 'x' })],
    [releaseLot, () => ({ item: 'SEAL-20', lot: 'SEAL-2601', reason: 'x' })],
    [createPutaway, () => ({ report: known['report'] })],
    [confirmPutaway, () => ({ putAway: known['putAway'], location: 'B-01-01' })],
    [postCompletion, () => ({ putAway: known['putAway'] })],
    [cancelPutaway, () => ({ putAway: known['putAway'], reason: 'x' })],
    [reverseCompletion, () => ({ putAway: known['posted'], reason: 'x' })],
    [transferStock, () => ({ ...coil, from: 'A-02-01', to: 'A-01-01' })],
    [adjustStock, () => ({ ...coil, location: 'A-02-01', reason: 'AD-COUNT' })],
    [scrapStock, () => ({ ...coil, location: 'A-02-01', reason: 'SC-DIM' })],
    [reverseMove, () => ({ posting: known['posting'], reason: 'x' })],
    [reserveStock, () => ({ ...work, lines })],
    [releaseStock, () => work],
    [importOpeningStock, () => ({ csv: 'item,location,quantity\nCOIL-24,A-02-01,1\n' })],
    [createRequisition, () => ({ lines })],
    [approveRequisition, () => ({ requisition: known['asked'], decision: 'approve' })],
    [requisitionVerbs.cancel, () => ({ requisition: known['asked'] })],
    [createOrder, () => ({ supplier: 'S-HUAXIN', lines })],
    [orderVerbs.confirm, () => ({ order: known['order'] })],
    [orderVerbs.close, () => ({ order: known['order'] })],
    [receiveOrder, () => ({ order: known['order'], lines })],
    [reverseReceipt, () => ({ receipt: known['receipt'], reason: 'x' })],
    [releaseBom, () => ({ id: known['bom'] })],
    [retireBom, () => ({ id: known['bom'] })],
    [releaseRouting, () => ({ id: known['routing'] })],
  ] as [unknown, () => object][]
).map(([command, input]) => [command as Command<never, never>, input]);

const kinds = [...masterdataKinds, locationKind, inspectionPlanKind] as unknown as MasterKind<never, never>[];

async function trace(): Promise<string> {
  const [row] = await ground.query<Record<string, string>>(
    `select (select count(*) from audit_entry) a, (select count(*) from domain_event) b, (select count(*) from stock_move) c,
       (select count(*) from command_receipt) d, (select count(*) from live_hint) e, (select count(*) from lot) f`,
  );
  return JSON.stringify(row);
}

describe('without a right nothing happens', () => {
  test.each(cases.map(([command, input]) => [command.name, command, input] as const))(
    '%s',
    async (_name, command, input) => {
      const before = await trace();
      expect(await refusal(ground.run(command, input(), { actor: nobody }))).toBe('forbidden');
      expect(await trace()).toBe(before);
    },
  );

  test.each(kinds.map((kind) => [kind.plural, kind] as const))('master data: %s', async (_name, kind) => {
    const before = await trace();
    const [row] = await ground.query<{ id: string }>(`select t.id from ${kind.view.from} limit 1`);
    const commands = masterCommands(kind);
    if (row)
      expect(await refusal(ground.run(commands.deactivate, { id: row.id }, { actor: nobody }))).toBe('forbidden');
    const csv = `${kind.csv.columns.join(',')}\n`;
    expect(await refusal(ground.run(importCommand(kind), { csv }, { actor: nobody }))).toBe('forbidden');
    expect(await trace()).toBe(before);
  });
});
