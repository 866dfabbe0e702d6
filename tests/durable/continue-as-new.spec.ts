import { beforeAll, describe, expect, test } from '@jest/globals';
import { startInstance } from '../../domain/processes/index.ts';
import { startOwnTemporal, waitUntil } from '../harness/parts/index.ts';
import type { CommandEnvelope } from '../../engine/model/protocol.ts';
import type { Sending } from '../../platform/temporal/process-runtime.ts';
import { newId } from '../../domain/foundation/index.ts';
import { contextOf, publishFiles } from '../harness/runtime.ts';
import { openLanes, playAll } from '../harness/durable/lanes.ts';
import { realServer } from '../harness/durable/servers.ts';
import type { Stage } from '../harness/durable/stage.ts';
import { playedInRealTime } from '../harness/durable/stories.ts';

/**
 * Every story that does not move the clock, on a real server and with each run continued as new after every step: what
 * people see must not differ, and nothing may depend on a run's past.
 */
const played = await playedInRealTime();

let stage: Stage;
let results: ReadonlyMap<string, Promise<string[]>>;

beforeAll(async () => {
  // Otherwise every run would last a second at least.
  const temporal = await startOwnTemporal({ settings: { 'history.workflowIdReuseMinimalInterval': '1ms' } });
  const stages = await openLanes(3, realServer(temporal.address), { historyEvents: 1, steps: 1 });
  stage = stages[0]!;
  results = playAll(stages, played);
}, 120_000);

describe('continued as new after every step', () => {
  test.each(played)(
    '%s',
    async (story) => {
      expect(await results.get(story)).toEqual([]);
    },
    90_000,
  );
});

describe('what a run carries over', () => {
  test('every run was indeed continued', async () => {
    let continued = 0;
    await waitUntil('the list shows all runs', async () => {
      const { count } = await stage.client.workflow.count(`ExecutionStatus = 'ContinuedAsNew'`);
      continued = count;
      return count > played.length;
    });
    expect(continued).toBeGreaterThan(played.length);
  }, 30_000);

  test('a command that comes again in a later run is answered as before, not carried out again', async () => {
    const { instanceId, command, first } = await completedInAnEarlierRun();

    // when: its answer was lost, so nothing is acknowledged
    const again = await stage.engine.runtime.command(instanceId, command, 5000);

    // then
    expect(again).toEqual(first);
    expect((await stage.engine.runtime.snapshot(instanceId)).seq).toBe(2);

    // and what is acknowledged is forgotten
    await stage.engine.runtime.command(instanceId, { commandId: newId(), ackedSeq: 2, event: null }, 5000);
    expect((await stage.engine.runtime.snapshot(instanceId)).unprojected).toEqual([]);
  });

  test('a command that comes again and acknowledges itself is not carried out again either', async () => {
    const { instanceId, command } = await completedInAnEarlierRun();

    const again = await stage.engine.runtime.command(instanceId, { ...command, ackedSeq: 2 }, 5000);

    expect(again).toEqual({ kind: 'answered', answer: { deltas: [] } });
    expect((await stage.engine.runtime.snapshot(instanceId)).seq).toBe(2);
  });
});

/** A task was completed, nobody projected the answer, and meanwhile the next run has begun. */
async function completedInAnEarlierRun(): Promise<{ instanceId: string; command: CommandEnvelope; first: Sending }> {
  await stage.clear();
  await publishFiles(stage.database, ['runtime/diagrams/count-goods.bpmn']);
  const started = { processKey: 'count-goods', variables: {} };
  const { id: instanceId } = await startInstance(stage.engine, contextOf('owner'), started);
  const firstRun = await runOf(instanceId);
  const [task] = await stage.database.query<{ id: string; visit: number }>(`select id, visit from task`);
  const event = { type: 'completeTask', at: Date.now(), taskId: task!.id, visit: task!.visit, variables: {} } as const;
  const command = { commandId: newId(), ackedSeq: 0, event };
  const first = await stage.engine.runtime.command(instanceId, command, 5000);
  await waitUntil('the next run has begun', async () => (await runOf(instanceId)) !== firstRun);
  return { instanceId, command, first };
}

async function runOf(instanceId: string): Promise<string> {
  const run = await stage.engine.runtime.look(instanceId);
  return run.kind === 'running' ? run.runId : '';
}
