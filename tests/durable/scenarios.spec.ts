import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { play, readStory, serviceTypes } from '../harness/durable/play.ts';
import { openStage } from '../harness/durable/stage.ts';
import type { Stage } from '../harness/durable/stage.ts';

const root = fileURLToPath(new URL('../scenarios', import.meta.url));
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.scenario.json'))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((file) => !file.includes('five-thousand'))
  .sort();

let stage: Stage;

beforeAll(async () => {
  const types = (await Promise.all(files.map((file) => readStory(file)))).flatMap(serviceTypes);
  stage = await openStage([...new Set(types)]);
}, 120_000);
afterAll(() => stage?.close(), 60_000);

describe('on a Temporal server', () => {
  test.each(files.map((file) => [relative(root, file), file]))(
    '%s',
    async (_name, file) => {
      process.stderr.write(`${new Date().toISOString()} ${file.slice(-60)}\n`);
      expect(await play(stage, file)).toEqual([]);
    },
    90_000,
  );
});
