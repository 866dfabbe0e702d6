import type { Game } from '../game/game.ts';
import type { Part, Visit } from '../game/state.ts';
import type { View } from './view.ts';
import { joinText, scopeText, visitText } from './view.ts';

/** The oracle's view of an instance. */
export function viewOf(game: Game): View {
  const isOpen = game.isOpen();
  const joins = game.joins.map(({ node, held, taken }) => {
    const counts = [...held].map(([flow, count]): [string, number] => [flow.id, count]);
    return visitText(node.id, joinText(counts, taken && taken.map(({ id }) => id)), false, undefined);
  });
  const scopes = game.visits.flatMap(({ node, inside }) => (inside ? scopeText(node.id, inside.values) : []));
  return {
    status: game.status,
    path: game.path,
    thrown: game.thrown.map(({ kind, name }) => `${kind} ${name}`),
    visits: [...game.visits.flatMap(visitTexts), ...joins].sort(),
    scopes: [...scopeText('process', game.root.values), ...scopes].sort(),
    due: isOpen && game.status === 'active' ? (game.nextTimer()?.part.due ?? null) : null,
  };
}

function visitTexts({ node, waits, serves, parts, incident }: Visit): string[] {
  const armed = serves !== null;
  if (waits === 'event') {
    const own = visitText(node.id, 'event', armed, incident?.code);
    return [own, ...parts.map((part) => visitText(node.id, partText(part), true, undefined))];
  }
  const what = waits === 'part' ? partText(parts[0]!) : (waits ?? 'nothing');
  return [visitText(node.id, what, armed, incident?.code)];
}

function partText({ definition: { kind, name }, due, holds }: Part): string {
  if (kind === 'timer') return `timer ${due}`;
  if (kind === 'signal') return `signal ${name}`;
  return kind === 'conditional' ? `condition ${holds}` : kind;
}
