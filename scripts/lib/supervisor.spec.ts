import { describe, expect, it } from '@jest/globals';
import type { Part } from './part.mjs';
import { Supervisor } from './supervisor.mjs';
import { until } from './wait.mjs';

/** Parts that end when told so, with a record of what happened to them. */
function stage() {
  const events: string[] = [];
  const ends = new Map<string, () => void>();
  let pid = 100;
  const recipe = (name: string, trouble?: () => Error | undefined) => ({
    name,
    start: async (): Promise<Part> => {
      const failure = trouble?.();
      if (failure) throw failure;
      events.push(`start ${name}`);
      let end: (how: string) => void = () => {};
      const exited = new Promise<string>((resolve) => (end = resolve));
      ends.set(name, () => end('exit code 1'));
      const stop = async () => {
        events.push(`stop ${name}`);
        end('exit code 0');
      };
      return { name, pid: ++pid, logFile: '', exited, running: () => true, lastWords: () => '', stop, kill: stop };
    },
  });
  return { events, recipe, end: (name: string) => ends.get(name)?.() };
}

describe('Supervisor', () => {
  it('stops in the reverse order of starting', async () => {
    const { events, recipe } = stage();
    const supervisor = new Supervisor();
    await supervisor.add(recipe('postgres'));
    await supervisor.add(recipe('api'));

    await supervisor.stop();

    expect(events).toEqual(['start postgres', 'start api', 'stop api', 'stop postgres']);
  });

  it('starts a part again that ended by itself, and tells the new process', async () => {
    // given
    const { events, recipe, end } = stage();
    const seen: Record<string, number>[] = [];
    const supervisor = new Supervisor((parts) => seen.push(parts));
    await supervisor.add(recipe('worker'));

    // when
    end('worker');
    await until(() => events.length === 2, { timeout: 3000 });

    // then
    expect(events).toEqual(['start worker', 'start worker']);
    expect(seen.map((parts) => parts['worker'])).toEqual([101, 102]);
    await supervisor.stop();
  });

  it('leaves a first failure to the caller', async () => {
    const { recipe } = stage();

    await expect(new Supervisor().add(recipe('api', () => new Error('no way')))).rejects.toThrow('no way');
  });

  it('tries again when a restart fails', async () => {
    // given
    const { events, recipe, end } = stage();
    let attempt = 0;
    const supervisor = new Supervisor();
    await supervisor.add(recipe('api', () => (++attempt === 2 ? new Error('not yet') : undefined)));

    // when
    end('api');
    await until(() => events.length === 2, { timeout: 5000 });

    // then
    expect(attempt).toBe(3);
    await supervisor.stop();
  });

  it('does not start again what it stops', async () => {
    const { events, recipe } = stage();
    const supervisor = new Supervisor();
    await supervisor.add(recipe('api'));

    await supervisor.stop();
    await new Promise((resolve) => setTimeout(resolve, 700));

    expect(events).toEqual(['start api', 'stop api']);
  });
});
