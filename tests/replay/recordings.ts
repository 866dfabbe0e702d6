import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import type { temporal } from '@temporalio/proto';

const root = fileURLToPath(new URL('./histories', import.meta.url));
const ENDING = '.json.gz';
const { History } = proto.temporal.api.history.v1;

export type Recorded = { workflowId: string; history: temporal.api.history.v1.IHistory };

/** Stories that have a recording. */
export function recordedStories(): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ENDING))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).slice(0, -ENDING.length))
    .sort();
}

/** Histories as the server wrote them (protobuf, base64), one file a story. */
export function writeRecording(story: string, recorded: readonly Recorded[]): void {
  const file = join(root, story + ENDING);
  const rows = recorded.map(({ workflowId, history }) => ({
    workflowId,
    history: Buffer.from(History.encode(history).finish()).toString('base64'),
  }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gzipSync(JSON.stringify(rows), { level: 9 }));
}

export function readRecording(story: string): Recorded[] {
  const text = gunzipSync(readFileSync(join(root, story + ENDING))).toString('utf8');
  return (JSON.parse(text) as { workflowId: string; history: string }[]).map(({ workflowId, history }) => ({
    workflowId,
    history: History.decode(Buffer.from(history, 'base64')),
  }));
}
