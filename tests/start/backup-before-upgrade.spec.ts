import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { backUp, backUpBeforeUpgrade } from '../../scripts/backup/backup.ts';
import { readState } from '../../scripts/lib/embedded-state.mjs';
import { ownFolder, sleep } from '../harness/parts/index.ts';

/** A data folder of a stopped Millrace, small. */
function stoppedData(): string {
  const data = ownFolder('data');
  readState(data);
  mkdirSync(join(data, 'postgres'));
  writeFileSync(join(data, 'postgres', 'PG_VERSION'), '18\n');
  return data;
}

describe('backups before upgrades', () => {
  it('keep the last three, and all that a person made', async () => {
    // given
    const data = stoppedData();
    await backUp(data);

    // when
    const made: string[] = [];
    for (let i = 0; i < 4; i++) {
      made.push((await backUpBeforeUpgrade(data)).folder);
      await sleep(1100);
    }

    // then
    const left = readdirSync(join(data, 'backups'));
    expect(
      left.filter((name) => name.startsWith('before-upgrade-')).map((name) => join(data, 'backups', name)),
    ).toEqual(made.slice(1));
    expect(left.filter((name) => name.startsWith('backup-'))).toHaveLength(1);
  }, 30_000);

  it('do not overwrite an older one', async () => {
    const data = stoppedData();
    await backUp(data, 'mine');

    await expect(backUp(data, 'mine')).rejects.toThrow('exists already');
  });

  it('say so when there is nothing to back up', async () => {
    await expect(backUp(ownFolder('empty'))).rejects.toThrow('holds no data of Millrace');
  });
});
