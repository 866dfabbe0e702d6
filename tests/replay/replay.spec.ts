import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { ReplayWorkerOptions } from '@temporalio/worker';
import { bundleOptions, workflowBundle } from '../../activities/workflow-bundle.ts';
import { dataConverterOf } from '../../platform/temporal/connect.ts';
import '../harness/quiet-runtime.ts';
import { notPlayed, stories } from '../harness/durable/stories.ts';
import { readRecording, recordedStories } from './recordings.ts';

/** Histories that real servers wrote for every story of tests/scenarios, by today's workflow code. */
const recorded = recordedStories();

async function replay(
  code: ReplayWorkerOptions['workflowBundle'],
  of: readonly string[],
): Promise<Map<string, string>> {
  const histories = of.flatMap((story) =>
    readRecording(story).map(({ workflowId, history }) => ({ workflowId: `${story} ${workflowId}`, history })),
  );
  const options = {
    dataConverter: dataConverterOf({ payloadKey: undefined }),
    ...(code ? { workflowBundle: code } : {}),
  };
  const failed = new Map<string, string>();
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    if (error) failed.set(workflowId.split(' ')[0]!, `${error.name}: ${error.message}`);
  }
  return failed;
}

describe('recorded histories', () => {
  let failed: Map<string, string>;
  beforeAll(async () => {
    failed = await replay(await workflowBundle(), recorded);
  }, 300_000);

  test('there is one of every story that is played', () => {
    expect(recorded).toEqual(stories.filter((story) => !Object.hasOwn(notPlayed, story)));
  });

  test.each(recorded)('%s goes the same way', (story) => {
    expect(failed.get(story)).toBeUndefined();
  });
});

test('effects in another order are noticed', async () => {
  // given workflow code whose effects go out in reverse
  const reordered = await bundleWorkflowCode({
    ...bundleOptions,
    webpackConfigHook: (config) => ({
      ...config,
      resolve: {
        ...config.resolve,
        alias: {
          ...config.resolve?.alias,
          './outside.ts': fileURLToPath(new URL('./reordered-outside.ts', import.meta.url)),
        },
      },
    }),
  });

  // when the same histories are replayed
  const failed = await replay(reordered, recorded);

  // then
  expect([...failed.values()].filter((message) => message.startsWith('DeterminismViolationError'))).not.toEqual([]);
}, 300_000);
