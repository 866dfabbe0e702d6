import type { RunLimits } from '../../../engine/model/protocol.ts';
import { play } from './play.ts';
import type { StageServer } from './servers.ts';
import { openStage } from './stage.ts';
import type { Stage } from './stage.ts';
import { allServiceTypes } from './stories.ts';

/** Stages beside each other: while one story waits for the server, others go on. */
export async function openLanes(count: number, server: StageServer, limits?: RunLimits): Promise<Stage[]> {
  const types = await allServiceTypes();
  const stages = await Promise.all(Array.from({ length: count }, () => openStage(types, server)));
  for (const stage of stages) stage.limitRuns(limits);
  return stages;
}

/**
 * Plays the stories in this order, each on the first stage that is free; what went wrong, by story. `after` looks at a
 * story that went as told, before its stage is cleared.
 */
export function playAll(
  stages: readonly Stage[],
  stories: readonly string[],
  after?: (stage: Stage, story: string) => Promise<void>,
): ReadonlyMap<string, Promise<string[]>> {
  const results = new Map(stories.map((story) => [story, Promise.withResolvers<string[]>()]));
  const left = [...stories];
  const lane = async (stage: Stage): Promise<void> => {
    for (let story = left.shift(); story !== undefined; story = left.shift()) {
      const { resolve } = results.get(story)!;
      const playing = play(stage, story).then(async (failures) => {
        if (failures.length === 0) await after?.(stage, story);
        return failures;
      });
      resolve(await playing.catch((error: unknown) => [`the story broke off: ${told(error)}`]));
    }
  };
  for (const stage of stages) void lane(stage);
  return new Map([...results].map(([story, { promise }]) => [story, promise]));
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
