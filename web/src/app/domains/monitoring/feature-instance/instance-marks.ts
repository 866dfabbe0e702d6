import type { DiagramMark } from '../../modeling/ui-diagram/diagram.ts';
import { countText } from '../../shared/util-i18n/count-text.ts';
import type { Translate } from '../../shared/util-i18n/i18n.ts';
import type { InstanceView } from '../data/monitoring-client.ts';

/** Where an instance stands: its way so far, its tokens, trouble, and events that listen beside a token. */
export function instanceMarks(
  { tokens, incidents }: Pick<InstanceView, 'tokens' | 'incidents'>,
  passed: ReadonlySet<string>,
  t: Translate,
): DiagramMark[] {
  const troubled = new Set(incidents.filter((one) => one.state === 'open').map((one) => one.elementId));
  const counts = new Map<string, number>();
  for (const { elementId, state } of tokens)
    if (state === 'waiting') counts.set(elementId, (counts.get(elementId) ?? 0) + 1);
  const armed = new Set(tokens.filter(({ state }) => state === 'armed').map(({ elementId }) => elementId));
  return [
    ...[...passed]
      .filter((id) => !counts.has(id) && !armed.has(id))
      .map((elementId): DiagramMark => ({ elementId, kind: 'done' })),
    ...[...armed].filter((id) => !counts.has(id)).map((elementId): DiagramMark => ({ elementId, kind: 'armed' })),
    ...[...counts].map(([elementId, count]): DiagramMark => ({
      elementId,
      kind: troubled.has(elementId) ? 'incident' : 'token',
      text: countText(count),
      title: t('instance.tokens', { n: count }),
    })),
  ];
}
