import { beforeAll, describe, expect, test } from '@jest/globals';
import { workflowIdOf } from '../../contracts/processes/names.ts';
import { operate, startInstance } from '../../domain/processes/index.ts';
import { settle } from '../harness/durable/settle.ts';
import { realServer } from '../harness/durable/servers.ts';
import { openStage } from '../harness/durable/stage.ts';
import type { Stage } from '../harness/durable/stage.ts';
import { startOwnTemporal, waitUntil } from '../harness/parts/index.ts';
import { contextOf, publishFiles } from '../harness/runtime.ts';
import { untruths } from '../harness/truth.ts';

/** A server takes 2,000 pending activities of a workflow by default; here it is 20, and 100 labels are to be printed. */
const SERVER_LIMIT = 20;
const LABELS = 100;

let stage: Stage;

beforeAll(async () => {
  const settings = {
    'limit.numPendingActivities.error': SERVER_LIMIT,
    'history.workflowIdReuseMinimalInterval': '1ms',
  };
  const temporal = await startOwnTemporal({ settings });
  stage = await openStage(['print.label'], realServer(temporal.address));
  await publishFiles(stage.database, ['durable/diagrams/print-labels.bpmn']);
}, 120_000);

describe('more services at once than a server takes', () => {
  test('go out by and by, also beyond continue-as-new, each once', async () => {
    // given
    stage.services.script({ 'print.label': { result: {} } });
    stage.limitRuns({ historyEvents: 100, steps: 1000, activities: 8 });

    // when
    const id = await startPrinting();
    await waitUntil('all labels are printed', async () => (await stateOf(id)) === 'completed', { timeout: 60_000 });
    await settle(stage);

    // then
    expect(new Set(stage.services.called).size).toBe(LABELS);
    expect(stage.services.called.length).toBe(LABELS);
    expect(await untruths(stage.database, stage.client, id)).toEqual([]);
    const runs = await closedRuns(id);
    expect(runs).toBeGreaterThan(3);
  }, 90_000);

  test('those that wait for their turn are given up with what they belong to', async () => {
    // given: nobody answers
    stage.services.script({});
    stage.limitRuns({ historyEvents: 1000, steps: 1000, activities: 8 });
    const id = await startPrinting();
    await waitUntil('the first are called', () => stage.services.unanswered.length === 8);

    // when
    await operate(stage.engine, contextOf('owner'), {
      instanceId: id,
      permission: { subject: 'Instance', verb: 'cancel' },
      event: { type: 'cancel', at: Date.now() },
    });

    // then
    stage.services.abandon();
    await settle(stage);
    expect(await stateOf(id)).toBe('cancelled');
    expect(stage.services.called.length).toBe(8);
    expect(await untruths(stage.database, stage.client, id)).toEqual([]);
  }, 60_000);

  test('would stop the workflow if all went out together', async () => {
    stage.services.script({ 'print.label': { result: {} } });
    stage.limitRuns({ historyEvents: 1000, steps: 1000, activities: LABELS });

    const started = startPrinting();
    const id = await waitUntil('the instance has a row', () => newest());
    const handle = stage.client.workflow.getHandle(workflowIdOf(id));
    const failed = await waitUntil('the workflow task fails', async () => {
      const { events } = await handle.fetchHistory();
      return events?.find((event) => event.workflowTaskFailedEventAttributes);
    });
    await handle.terminate('seen enough');
    await started.catch(() => undefined);

    expect(failed.workflowTaskFailedEventAttributes!.failure!.message).toMatch(/pending activities/i);
  }, 60_000);
});

async function startPrinting(): Promise<string> {
  const input = { processKey: 'labels', variables: { wanted: LABELS } };
  return (await startInstance(stage.engine, contextOf('owner'), input)).id;
}

async function stateOf(id: string): Promise<string> {
  const [row] = await stage.database.query<{ state: string }>('select state from instance where id = $1', [id]);
  return row!.state;
}

async function newest(): Promise<string | undefined> {
  const rows = await stage.database.query<{ id: string }>(`select id from instance where state = 'starting'`);
  return rows[0]?.id;
}

async function closedRuns(id: string): Promise<number> {
  let count = 0;
  await waitUntil('the list shows the last run', async () => {
    count = 0;
    let completed = false;
    for await (const run of stage.client.workflow.list({ query: `WorkflowId = '${workflowIdOf(id)}'` })) {
      count++;
      completed ||= run.status.name === 'COMPLETED';
    }
    return completed;
  });
  return count;
}
