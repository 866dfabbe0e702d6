import { appendFileSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { trimLogs } from './log-files.mjs';

describe('trimLogs', () => {
  it('moves a large log aside and leaves small ones and other files', () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'millrace-logs-'));
    appendFileSync(join(folder, 'api.log'), 'x'.repeat(100));
    appendFileSync(join(folder, 'worker.log'), 'short');
    appendFileSync(join(folder, 'notes.txt'), 'x'.repeat(100));

    // when
    trimLogs(folder, 50);
    appendFileSync(join(folder, 'api.log'), 'goes on');

    // then
    expect(readdirSync(folder).sort()).toEqual(['api.log', 'api.log.1', 'notes.txt', 'worker.log']);
    expect(readFileSync(join(folder, 'api.log'), 'utf8')).toBe('goes on');
    expect(readFileSync(join(folder, 'api.log.1'), 'utf8')).toHaveLength(100);
  });

  it('does not mind a folder that is not there yet', () => {
    expect(() => trimLogs('/no/such/folder')).not.toThrow();
  });
});
