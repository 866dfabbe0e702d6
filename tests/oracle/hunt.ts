import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Disagreement } from './against/pair.ts';
import { draw, planOf, playPair } from './against/pair.ts';
import type { EngineModule } from './against/engine-side.ts';
import { shrink } from './against/shrink.ts';
import type { Plan } from './random/plan.ts';

/**
 * Plays random (diagram, schedule) pairs in an engine and in the oracle until they disagree.
 * `node_modules/.bin/node tests/oracle/hunt.ts --pairs 100000 [--seed N] [--engine FILE] [--show]`
 */

/** Every diagram is played by some schedules. */
export const SCHEDULES = 10;

export interface Hunt {
  seed: number;
  pairs: number;
  seconds: number;
  found?: Disagreement & { plan: Plan; pair: number; schedule: number };
}

/** First line of what it prints. */
export type HuntReport = Omit<Hunt, 'found'> & { found: boolean };

export async function hunt(engine: EngineModule, pairs: number, seed: number): Promise<Hunt> {
  const began = performance.now();
  const result = (played: number): Hunt => ({ seed, pairs: played, seconds: (performance.now() - began) / 1000 });
  for (let played = 0; played < pairs;) {
    const plan = planOf(seed + played / SCHEDULES);
    const drawn = await draw(plan);
    for (let schedule = 0; schedule < SCHEDULES && played < pairs; schedule++, played++) {
      const found = playPair(engine, drawn, seed + schedule * 7919);
      if (found)
        return { ...result(played + 1), found: { ...found, plan, pair: played, schedule: seed + schedule * 7919 } };
    }
  }
  return result(pairs);
}

async function main(): Promise<void> {
  const options = {
    pairs: { type: 'string' },
    seed: { type: 'string' },
    engine: { type: 'string' },
    show: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  const file = values.engine
    ? pathToFileURL(values.engine).href
    : new URL('../../engine/execute/index.ts', import.meta.url).href;
  const engine = (await import(file)) as EngineModule;
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  const { found, ...counts } = await hunt(engine, Number(values.pairs ?? 10_000), seed);
  process.stdout.write(`${JSON.stringify({ ...counts, found: found !== undefined })}\n`);
  if (!found) return;
  process.exitCode = 1;
  if (!values.show) return;
  const small = await shrink(engine, found.plan, found.schedule);
  const { xml } = await draw(small.plan);
  process.stdout.write(`${xml}\n${small.commands.map((one) => JSON.stringify(one)).join('\n')}\n${small.problem}\n`);
}

if (process.argv[1] === new URL(import.meta.url).pathname) await main();
