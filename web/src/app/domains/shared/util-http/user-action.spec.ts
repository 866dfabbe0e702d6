import { describe, expect, test } from '@jest/globals';
import { Problem } from './problem';
import { userAction } from './user-action';

describe('an action of a person', () => {
  test('is repeated under the same key when the outcome is not known', async () => {
    const keys: string[] = [];
    const action = userAction(async (key: string) => {
      keys.push(key);
      if (keys.length === 1) throw new Problem(0);
      return 'done';
    });
    expect(await action.run()).toBe('done');
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test('takes a new key for another input, and after a refusal', async () => {
    const keys: string[] = [];
    const action = userAction(async (key: string, input: number) => {
      keys.push(key);
      if (input < 3) throw new Problem(409, { code: 'conflict' });
      return input;
    });
    expect(await action.run(1)).toBeUndefined();
    expect(action.problem()?.code).toBe('conflict');
    await action.run(1);
    await action.run(3);
    expect(new Set(keys).size).toBe(3);
    expect(action.problem()).toBeNull();
  });

  test('runs once at a time', async () => {
    let runs = 0;
    const action = userAction(async () => {
      runs += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
      return runs;
    });
    await Promise.all([action.run(), action.run()]);
    expect(runs).toBe(1);
  });
});
