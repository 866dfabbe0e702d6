import type { JsonObject } from '../../../contracts/json.ts';
import type { Command, Game, OnVisit } from '../game/game.ts';
import { targets } from '../game/game.ts';
import type { Visit } from '../game/state.ts';
import type { Plan } from '../random/plan.ts';
import type { Random } from '../random/random.ts';

/** How a process that is begun from outside begins. */
export function startCommand(game: Game, plan: Plan, random: Random): Command {
  const variables = values(random, true);
  const { start } = plan;
  if (start === 'none' || start === 'implicit') return { do: 'start', variables };
  const ways = game.waysIn();
  const element = random.pick(ways);
  return { do: 'start', element, definition: start === 'message and signal' ? random.below(2) : 0, variables };
}

function values(random: Random, all = false): JsonObject {
  const names = ['a', 'b', 'c'].filter(() => all || random.oneIn(2));
  return Object.fromEntries(names.map((name) => [name, random.below(4)]));
}

/** What happens next, out of all that can happen. `null` when nothing can. */
export function nextCommand(game: Game, at: number, random: Random): Command | null {
  const commands = game.visits.flatMap((visit) => forVisit(game, visit, random));
  if (game.status === 'suspended') {
    commands.push({ do: 'resume' }, { do: 'set', variables: values(random) });
    return random.pick(commands);
  }
  const due = game.nextTimer()?.part.due;
  if (due !== undefined && due !== null) {
    const late = random.oneIn(3) ? random.below(4) * 60_000 : 0;
    commands.push({ do: 'time', at: Math.max(due + late, at) });
  }
  for (const name of new Set(game.awaitedSignals())) commands.push({ do: 'signal', name, variables: values(random) });
  if (commands.length === 0) return null;
  if (random.oneIn(12)) return { do: 'set', variables: values(random) };
  if (random.oneIn(60)) return { do: 'suspend' };
  if (random.oneIn(120)) return { do: 'cancel', compensate: random.oneIn(2) };
  return random.pick(commands);
}

function forVisit(game: Game, visit: Visit, random: Random): Command[] {
  const commands: Command[] = [];
  const { id: element, kind } = visit.node;
  const place = (what: OnVisit['do']): { element: string; nth: number } => ({
    element,
    nth: game.those(what, element).indexOf(visit),
  });
  const isHeld = game.status === 'suspended';
  if (isHeld && (kind === 'userTask' || !targets.complete(visit) || game.isHeld(visit))) return [];
  if (targets.complete(visit)) {
    commands.push({ do: 'complete', ...place('complete'), variables: values(random) });
    if (kind !== 'userTask' && random.oneIn(4)) return [{ do: 'fail', ...place('fail') }];
    if (random.oneIn(5)) {
      const error = random.oneIn(2) || isHeld;
      const code = `${error ? 'E' : 'X'}${1 + random.below(2)}`;
      return [
        { do: 'throw', kind: error ? 'error' : 'escalation', ...place('throw'), code, variables: values(random) },
      ];
    }
  }
  if (targets.message(visit)) commands.push({ do: 'message', ...place('message'), variables: values(random) });
  if (targets.retry(visit)) commands.push({ do: 'retry', ...place('retry'), variables: values(random) });
  if (targets.choose(visit) && !visit.adHoc!.closing) {
    const free = visit.node.inside.filter(
      ({ incoming, kind: tag }) => incoming.length === 0 && tag !== 'boundaryEvent',
    );
    const choices = free.filter(({ xml }) => xml.attributes['isForCompensation'] !== 'true').map(({ id }) => id);
    const elements = choices.length === 0 ? [] : random.list(1, 2, () => random.pick(choices));
    const done = elements.length === 0 || random.oneIn(4);
    commands.push({ do: 'choose', ...place('choose'), elements: done && random.oneIn(2) ? [] : elements, done });
  }
  return commands;
}
