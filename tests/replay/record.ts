import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workflowIdOf } from '../../contracts/processes/names.ts';
import { openLanes, playAll } from '../harness/durable/lanes.ts';
import { realServer, skippingServer } from '../harness/durable/servers.ts';
import type { Stage } from '../harness/durable/stage.ts';
import { playedInRealTime, playedInSkippedTime } from '../harness/durable/stories.ts';
import { putAway, shared } from '../harness/parts/index.ts';
import { writeRecording } from './recordings.ts';

/**
 * Records the histories of all stories once more; `npm run parts` must be running. Do so when workflow code was changed
 * on purpose and no instance of a release can be under way, or when a story is new. Otherwise a failing replay means
 * that running instances would break: keep the old way behind `patched`.
 *
 * Run: npm run record:histories
 */
async function record(stage: Stage, story: string): Promise<void> {
  const instances = await stage.database.query<{ id: string }>('select id from instance order by started_at, id');
  const recorded = [];
  for (const { id } of instances) {
    const workflowId = workflowIdOf(id);
    recorded.push({ workflowId, history: await stage.client.workflow.getHandle(workflowId).fetchHistory() });
  }
  writeRecording(story, recorded);
}

rmSync(fileURLToPath(new URL('./histories', import.meta.url)), { recursive: true, force: true });
const failed: string[] = [];
async function recordAll(stages: Stage[], stories: string[]): Promise<void> {
  for (const [story, result] of playAll(stages, stories, record)) {
    const failures = await result;
    if (failures.length > 0) failed.push(`${story}: ${failures.join('; ')}`);
  }
}
await recordAll(await openLanes(3, realServer(shared('MILLRACE_TEST_TEMPORAL'))), await playedInRealTime());
await recordAll(await openLanes(1, await skippingServer()), await playedInSkippedTime());
await putAway();
process.stdout.write(failed.length > 0 ? `not recorded:\n${failed.join('\n')}\n` : 'recorded\n');
process.exit(failed.length > 0 ? 1 : 0);
