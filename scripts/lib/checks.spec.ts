import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkRoom } from './disk.mjs';
import { isLoopback } from './net.mjs';
import { checkNode } from './node-version.mjs';
import { Problem, explain } from './problem.mjs';
import { findTemporal, isNewEnough } from './temporal-program.mjs';
import { temporalCli } from './temporal-releases.mjs';
import { unpack } from './wheel.mjs';

describe('checks before the start', () => {
  it('wants Node 20', () => {
    expect(() => checkNode('18.20.1', 'linux')).toThrow('Node 18.20.1 is too old');
    expect(() => checkNode('20.0.0', 'linux')).not.toThrow();
    expect(() => checkNode('24.0.0', 'win32')).toThrow('does not run on Windows itself');
  });

  it('wants room on the disk', () => {
    expect(() => checkRoom('/data', () => 10 << 20)).toThrow('The disk of /data is full: 10 MB free, 300 MB needed.');
    expect(() => checkRoom('/data', () => 1 << 30)).not.toThrow();
  });

  it.each([
    ['1.31.0', true],
    ['1.32.4', true],
    ['2.0.0', true],
    ['1.30.9', false],
    ['1.9.9', false],
  ])('Temporal server %s is new enough: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });

  it('refuses an old Temporal that was asked for by name', async () => {
    const program = join(mkdtempSync(join(tmpdir(), 'millrace-')), 'temporal');
    writeFileSync(program, '#!/bin/sh\necho "temporal version 1.1.0 (Server 1.25.0, UI 2.30.0)"\n');
    chmodSync(program, 0o755);

    await expect(findTemporal({ TEMPORAL_CLI_PATH: program })).rejects.toThrow(
      'has Temporal server 1.25.0; 1.31.0 or newer',
    );
    await expect(findTemporal({ TEMPORAL_CLI_PATH: '/no/temporal' })).rejects.toThrow(
      'is no Temporal CLI: /no/temporal',
    );
  });

  it('refuses a download that is not the expected file', () => {
    expect(() => unpack(temporalCli, Buffer.from('something else'), temporalCli.sha256['linux-x64'] ?? '')).toThrow(
      'is not the expected file',
    );
  });

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['192.168.1.5', false],
    ['127.evil.example', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });

  it('explains a problem in two lines, a full disk in whatever way it shows, and a surprise with its stack', () => {
    expect(explain(new Problem('It is so.', 'Do this.'))).toBe('It is so.\n  → Do this.');
    expect(explain(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toMatch(
      /^The disk is full\.\n {2}→ Free some room/,
    );
    expect(explain(new TypeError('surprise'))).toMatch(/TypeError: surprise\n\s+at /);
  });
});
