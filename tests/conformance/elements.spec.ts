import { describe, expect, test } from '@jest/globals';
import { compile } from '../../engine/compile/index.ts';
import { concrete } from './descriptor.ts';
import { descriptive } from './descriptive.ts';
import type { Hosted } from './hosts.ts';
import { hosts } from './hosts.ts';
import { propertyCases } from './property-cases.ts';

/**
 * Every concrete element of the metamodel and every attribute it can carry: it changes what is executed, is refused by
 * an error finding, or is listed as descriptive with the reason.
 */
type Outcome = 'changes execution' | 'refused' | 'changes nothing';

interface Compiled {
  hash: string;
  refused: boolean;
}

async function compiled({ model }: Hosted): Promise<Compiled> {
  const { processes, findings } = await compile(await model.xml());
  return { hash: processes[0]?.hash ?? '', refused: findings.some(({ severity }) => severity === 'error') };
}

function outcomeOf(base: Compiled, changed: Compiled): Outcome {
  if (changed.refused) return 'refused';
  return changed.hash === base.hash ? 'changes nothing' : 'changes execution';
}

/** Types that the compiler refuses as such. Reviewed by hand. */
const refused = [
  'ImplicitThrowEvent',
  'CallChoreography',
  'SubChoreography',
  'ChoreographyTask',
  'GlobalTask',
  'GlobalManualTask',
  'GlobalUserTask',
  'GlobalScriptTask',
  'GlobalBusinessRuleTask',
  'Choreography',
  'GlobalChoreographyTask',
];

const seen = new Set<string>();

describe.each([...hosts()])('%s', (type, host) => {
  test(refused.includes(type) ? 'is refused' : 'is accepted', async () => {
    expect((await compiled(host())).refused).toBe(refused.includes(type));
  });

  if (refused.includes(type)) return;

  test('has no attribute that is silently ignored', async () => {
    const base = await compiled(host());
    const ignored: string[] = [];
    for (const { key, set } of propertyCases(type)) {
      const hosted = host();
      set(hosted);
      if (outcomeOf(base, await compiled(hosted)) !== 'changes nothing') continue;
      if (descriptive.has(key)) seen.add(key);
      else ignored.push(key);
    }
    expect(ignored).toEqual([]);
  });
});

test('what is listed as descriptive changes nothing', () => {
  expect([...descriptive.keys()].filter((key) => !seen.has(key))).toEqual([]);
});

test('every element of the metamodel has a case or is part of one', () => {
  const covered = new Set(hosts().keys());
  const missing = [...concrete('FlowElement'), ...concrete('RootElement')].filter((type) => !covered.has(type));
  expect(missing).toEqual([]);
});
