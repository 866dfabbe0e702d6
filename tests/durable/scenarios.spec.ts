import { beforeAll, describe, expect, test } from '@jest/globals';
import { openLanes, playAll } from '../harness/durable/lanes.ts';
import { realServer } from '../harness/durable/servers.ts';
import { playedInRealTime } from '../harness/durable/stories.ts';
import { shared } from '../harness/parts/index.ts';

/**
 * The stories of tests/scenarios once more, as people meet them: real workflows on a Temporal server, rows in
 * PostgreSQL, the functions that the API calls. What is expected is read from rows; after each story rows, workflows and
 * the folded events must agree. Stories that move the clock are in scenarios-in-time.spec.ts.
 */
const stories = await playedInRealTime();

let results: ReadonlyMap<string, Promise<string[]>>;

beforeAll(async () => {
  results = playAll(await openLanes(3, realServer(shared('MILLRACE_TEST_TEMPORAL'))), stories);
}, 120_000);

describe('on a Temporal server', () => {
  test.each(stories)(
    '%s',
    async (story) => {
      expect(await results.get(story)).toEqual([]);
    },
    90_000,
  );
});
