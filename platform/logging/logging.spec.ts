import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logging.ts';

function logged(work: (logger: ReturnType<typeof createLogger>) => void, level = 'info'): Record<string, unknown>[] {
  const lines: string[] = [];
  work(createLogger({ level, part: 'test', destination: { write: (line) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('createLogger', () => {
  it('writes one JSON object per line with part, level name and time', () => {
    const [line] = logged((logger) => logger.info({ instanceId: 'i1' }, 'started'));

    expect(line).toMatchObject({ level: 'info', part: 'test', instanceId: 'i1', msg: 'started' });
    expect(line?.['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('keeps silent below its level', () => {
    expect(logged((logger) => logger.debug('detail'), 'warn')).toEqual([]);
  });

  it.each([
    { password: 'hunter2' },
    { body: { newPassword: 'hunter2', passwordHash: 1 } },
    { request: { headers: { authorization: 'Bearer hunter2', Cookie: 'sid=hunter2' } } },
    { url: 'postgres://millrace:hunter2@localhost:5432/millrace' },
    { list: [{ token: 'hunter2' }, { apiKey: 'hunter2' }] },
    { err: new Error('connect postgres://u:hunter2@h/db failed') },
    { text: 'Authorization: Bearer hunter2hunter2' },
  ])('leaves secrets out of %j', (members) => {
    const text = JSON.stringify(logged((logger) => logger.error(members, 'could not open postgres://u:hunter2@h/db')));

    expect(text).not.toContain('hunter2');
  });

  it('keeps message and stack of an error', () => {
    const [line] = logged((logger) => logger.error({ err: new TypeError('no such thing') }));

    expect(line?.['err']).toMatchObject({ type: 'TypeError', message: 'no such thing' });
  });

  it('leaves the given object as it was', () => {
    const members = { body: { password: 'hunter2' } };

    logged((logger) => logger.info(members));

    expect(members.body.password).toBe('hunter2');
  });
});
