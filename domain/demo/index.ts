/** The demo plant: two products with everything around them, by the same commands that people use. */
import { newId, executeIn } from '../foundation/index.ts';
import type { Command, CommandContext } from '../foundation/index.ts';
import { setupContext } from '../identity/index.ts';
import { locationKind } from '../inventory/index.ts';
import { masterCommands, masterdataKind, releaseBom, releaseRouting } from '../masterdata/index.ts';
import { createWorkOrder, workOrderVerbs } from '../production/index.ts';
import { inspectionPlanKind } from '../quality/index.ts';
import { bookOpening } from '../warehouse/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { openingInput } from '../../contracts/warehouse/vocabulary.ts';
import * as engineering from './demo-engineering.ts';
import * as masterdata from './demo-masterdata.ts';

/** Fills an empty database with the demo plant. Departments are linked when the demo people are there already. */
export async function seedDemoPlant(tx: Tx, at: Date = new Date()): Promise<{ plantId: string }> {
  const context = setupContext(tx, at);
  const create = runner(context);
  const kinds = masterdataKind;
  const plant = await create(masterCommands(kinds.plantKind).create, masterdata.plant);
  for (const one of masterdata.units) await create(masterCommands(kinds.unitKind).create, one);
  for (const one of masterdata.calendars) await create(masterCommands(kinds.calendarKind).create, one);
  for (const one of masterdata.reasons) await create(masterCommands(kinds.reasonKind).create, one);
  const departmentId = await productionDepartment(tx);
  for (const one of masterdata.lines)
    await create(masterCommands(kinds.lineKind).create, { ...one, ...(departmentId ? { departmentId } : {}) });
  for (const one of masterdata.workUnits) await create(masterCommands(kinds.workUnitKind).create, one);
  for (const one of masterdata.suppliers) await create(masterCommands(kinds.supplierKind).create, one);
  for (const one of masterdata.items) await create(masterCommands(kinds.itemKind).create, one);
  for (const one of masterdata.conversions) await create(masterCommands(kinds.unitConversionKind).create, one);
  for (const one of masterdata.prices) await create(masterCommands(kinds.supplierItemKind).create, one);
  await seedEngineering(context);
  await seedStock(context);
  await seedOrders(context);
  return { plantId: plant.id };
}

async function seedEngineering(context: CommandContext): Promise<void> {
  const create = runner(context);
  for (const one of engineering.boms) {
    const { id } = await create(masterCommands(masterdataKind.bomKind).create, one);
    await create(releaseBom, { id });
  }
  for (const one of engineering.routings) {
    const { id } = await create(masterCommands(masterdataKind.routingKind).create, one);
    await create(releaseRouting, { id });
  }
  for (const one of engineering.locations) await create(masterCommands(locationKind).create, one);
  for (const one of engineering.inspectionPlans) await create(masterCommands(inspectionPlanKind).create, one);
}

async function seedStock(context: CommandContext): Promise<void> {
  for (const one of engineering.openingStock) await bookOpening(context, openingInput.parse(one));
}

async function seedOrders(context: CommandContext): Promise<void> {
  const create = runner(context);
  for (const { due, release, ...order } of engineering.workOrders) {
    const dueAt = new Date(context.at.getTime() + due * 86_400_000).toISOString();
    const { workOrderId } = await create(createWorkOrder, { ...order, dueAt });
    if (release) await create(workOrderVerbs.release, { workOrder: workOrderId });
  }
}

/** Runs a command in the transaction of the set-up, under a key of its own. */
function runner(context: CommandContext) {
  return <Input, Result>(command: Command<Input, Result>, input: unknown): Promise<Result> =>
    executeIn({ ...context, key: `setup:${newId(context.at)}` }, command, input);
}

async function productionDepartment(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(`select id from department where code = 'production'`);
  return row?.id;
}
