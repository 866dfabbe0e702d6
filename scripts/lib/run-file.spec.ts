import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readRecord, releaseFolder, runningOn, takeFolder, writeRecord } from './run-file.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'millrace-run-'));

describe('the lock of a data folder', () => {
  it('is taken and given back', () => {
    const dataDir = folder();

    takeFolder(dataDir);
    expect(readRecord(dataDir)?.pid).toBe(process.pid);
    releaseFolder(dataDir);

    expect(readRecord(dataDir)).toBeUndefined();
  });

  it('is taken from a process that is gone, or that is another program by now', () => {
    for (const pid of [2 ** 22 + 1, 1]) {
      const dataDir = folder();
      writeRecord(dataDir, { pid, command: 'node scripts/start.mjs', since: '', parts: {} });

      expect(runningOn(dataDir)).toBeUndefined();
      expect(takeFolder(dataDir).pid).toBe(process.pid);
    }
  });

  it('survives a file cut short by a crash', () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'run.json'), '{"pid": 12');

    expect(takeFolder(dataDir).pid).toBe(process.pid);
  });

  it('is not given back by somebody else', () => {
    const dataDir = folder();
    writeRecord(dataDir, { pid: 1, command: '', since: '', parts: {} });

    releaseFolder(dataDir);

    expect(readRecord(dataDir)?.pid).toBe(1);
  });
});
