import { projectAndFollow } from '../commands/send.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { endFromOutside } from './end-from-outside.ts';
import { repairFromSnapshot } from './repair.ts';
import type { Repair } from './repair.ts';

/** What the reconciler did with one instance. */
export type Reconciled = 'in-order' | 'repaired' | 'caught-up' | 'ended-outside' | 'left-to-commands';

/** Compares one instance with its workflow and mends the rows; the workflow is the truth. */
export async function reconcileInstance(engine: ProcessEngine, instanceId: string): Promise<Reconciled> {
  const run = await engine.runtime.look(instanceId);
  switch (run.kind) {
    case 'running':
      return reconcileRunning(engine, instanceId);
    case 'completed':
      if (run.result.deltas.length > 0) await projectAndFollow(engine, instanceId, run.result.deltas);
      return (await isOpen(engine, instanceId))
        ? endFromOutside(engine, instanceId, 'failed', 'the run ended, its rows did not')
        : 'caught-up';
    case 'missing':
      if (await isStarting(engine, instanceId)) return 'left-to-commands';
      return endFromOutside(engine, instanceId, 'failed', 'Temporal does not know this run (any more)');
    case 'terminated':
      return endFromOutside(engine, instanceId, 'cancelled', 'the run was terminated in Temporal');
    case 'failed':
      return endFromOutside(engine, instanceId, 'failed', 'the run failed in Temporal');
  }
}

async function reconcileRunning(engine: ProcessEngine, instanceId: string): Promise<Reconciled> {
  const snapshot = await engine.runtime.snapshot(instanceId);
  if (snapshot.unprojected.length > 0) {
    const before = await seqOf(engine, instanceId);
    if (before !== undefined && before < snapshot.seq) await projectAndFollow(engine, instanceId, snapshot.unprojected);
  }
  const repair = await engine.database.transaction(async (tx) => {
    const [row] = await tx.query<{ seq: number; epoch: number }>(
      'select seq, epoch from instance where id = $1 for update',
      [instanceId],
    );
    // It moved on while we looked; the next round compares again.
    if (!row || (row.seq > snapshot.seq && row.epoch === snapshot.epoch && !(await isSuspect(tx, instanceId))))
      return undefined;
    return repairFromSnapshot(tx, snapshot);
  });
  return repair && isRepair(repair) ? 'repaired' : 'in-order';
}

function isRepair(repair: Repair): boolean {
  return repair.instance || repair.tasks + repair.visits + repair.subscriptions + repair.incidents > 0;
}

type Reader = Pick<ProcessEngine['database'], 'query'>;

async function isSuspect(db: Reader, instanceId: string): Promise<boolean> {
  const [row] = await db.query<{ suspect: boolean }>('select suspect from instance where id = $1', [instanceId]);
  return row?.suspect ?? false;
}

async function seqOf(engine: ProcessEngine, instanceId: string): Promise<number | undefined> {
  const [row] = await engine.database.query<{ seq: number }>('select seq from instance where id = $1', [instanceId]);
  return row?.seq;
}

async function isOpen(engine: ProcessEngine, instanceId: string): Promise<boolean> {
  const rows = await engine.database.query(
    `select 1 from instance where id = $1 and state in ('starting', 'active', 'suspended')`,
    [instanceId],
  );
  return rows.length > 0;
}

async function isStarting(engine: ProcessEngine, instanceId: string): Promise<boolean> {
  const rows = await engine.database.query(
    `select 1 from command where instance_id = $1 and type = 'start' and state = 'running'`,
    [instanceId],
  );
  return rows.length > 0;
}
