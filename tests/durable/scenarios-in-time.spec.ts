import { beforeAll, describe, expect, test } from '@jest/globals';
import { openLanes, playAll } from '../harness/durable/lanes.ts';
import { skippingServer } from '../harness/durable/servers.ts';
import { notPlayed, playedInRealTime, playedInSkippedTime, readStory, stories } from '../harness/durable/stories.ts';

/** The stories that move the clock, on a Temporal server whose time is skipped; otherwise as scenarios.spec.ts. */
const moving = await playedInSkippedTime();

let results: ReadonlyMap<string, Promise<string[]>>;

beforeAll(async () => {
  results = playAll(await openLanes(1, await skippingServer()), moving);
}, 120_000);

describe('on a Temporal server whose time is skipped', () => {
  test.each(moving)(
    '%s',
    async (story) => {
      expect(await results.get(story)).toEqual([]);
    },
    90_000,
  );
});

describe('stories that are left out', () => {
  test('every other story is played', async () => {
    const played = [...moving, ...(await playedInRealTime())];
    expect([...played, ...Object.keys(notPlayed)].sort()).toEqual([...stories].sort());
  });

  test.each(Object.entries(notPlayed))('%s: for its reason', async (story, { holds }) => {
    expect(holds(await readStory(story))).toBe(true);
  });
});
