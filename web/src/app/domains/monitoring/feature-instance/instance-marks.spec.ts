import type { InstanceView } from '../data/monitoring-client.ts';
import { instanceMarks } from './instance-marks.ts';

type Token = InstanceView['tokens'][number];

function token(elementId: string, state: Token['state']): Token {
  return {
    visit: 1,
    elementId,
    name: { zh: elementId },
    state,
    waitingFor: { kind: 'timer' },
    since: '2026-01-05T00:00:00Z',
  };
}

describe('marks of an instance', () => {
  const t = (key: string): string => key;

  test('tokens are counted; what only listens beside them is not', () => {
    // given a task with a timer at its border, twice
    const tokens = [token('Task', 'waiting'), token('Task', 'waiting'), token('Timer', 'armed')];

    // when
    const marks = instanceMarks({ tokens, incidents: [] }, new Set(['Start', 'Task', 'Timer']), t);

    // then
    expect(marks).toEqual([
      { elementId: 'Start', kind: 'done' },
      { elementId: 'Timer', kind: 'armed' },
      { elementId: 'Task', kind: 'token', text: '2', title: 'instance.tokens' },
    ]);
  });

  test('an open incident shows over its token, a resolved one does not', () => {
    const incident = { elementId: 'Task', state: 'open' } as InstanceView['incidents'][number];
    const tokens = [token('Task', 'waiting')];
    const marks = (state: 'open' | 'resolved') =>
      instanceMarks({ tokens, incidents: [{ ...incident, state }] }, new Set(), t).map(({ kind }) => kind);
    expect(marks('open')).toEqual(['incident']);
    expect(marks('resolved')).toEqual(['token']);
  });
});
