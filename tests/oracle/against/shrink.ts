import type { Plan } from '../random/plan.ts';
import type { EngineModule } from './engine-side.ts';
import type { Disagreement } from './pair.ts';
import { draw, playPair } from './pair.ts';

type Tree = { [key: string]: unknown } | unknown[];

/** Schedules tried for each smaller diagram; a smaller one is played otherwise by the same seed. */
const TRIES = 60;

/** Makes a plan smaller as long as both sides still disagree about it. */
export async function shrink(engine: EngineModule, plan: Plan, seed: number): Promise<Disagreement & { plan: Plan }> {
  let best = { plan, ...(await disagreement(engine, plan, seed))! };
  for (let smaller = true; smaller;) {
    smaller = false;
    for (const candidate of candidates(best.plan)) {
      const found = await disagreement(engine, candidate, seed);
      if (!found) continue;
      best = { plan: candidate, ...found };
      smaller = true;
      break;
    }
  }
  return best;
}

async function disagreement(engine: EngineModule, plan: Plan, seed: number): Promise<Disagreement | null> {
  try {
    const drawn = await draw(plan);
    let shortest: Disagreement | null = null;
    for (let i = 0; i < TRIES; i++) {
      const found = playPair(engine, drawn, seed + i);
      if (found && (!shortest || found.commands.length < shortest.commands.length)) shortest = found;
    }
    return shortest;
  } catch {
    // Made too small to be drawn.
    return null;
  }
}

/** Plans with one part less: an entry of a list, an optional part, or a block in place of the one around it. */
function* candidates(plan: Plan): Generator<Plan> {
  for (const path of paths(plan as unknown as Tree)) {
    for (const change of [remove, lift]) {
      const copy = structuredClone(plan);
      if (change(copy as unknown as Tree, path)) yield copy;
    }
  }
}

function* paths(tree: Tree, path: string[] = []): Generator<string[]> {
  for (const [key, value] of Object.entries(tree)) {
    yield [...path, key];
    if (typeof value === 'object' && value !== null) yield* paths(value as Tree, [...path, key]);
  }
}

function parentOf(tree: Tree, path: readonly string[]): Record<string, unknown> {
  return path.slice(0, -1).reduce((at, key) => (at as Record<string, Tree>)[key]!, tree) as Record<string, unknown>;
}

function remove(tree: Tree, path: readonly string[]): boolean {
  const parent = parentOf(tree, path);
  const key = path.at(-1)!;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (['undo', 'repeat', 'maps', 'enough', 'until', 'first', 'one'].includes(key)) delete parent[key];
  else return simplify(parent, key);
  return true;
}

/** A block becomes a plain task. */
function simplify(parent: Record<string, unknown>, key: string): boolean {
  const value = parent[key] as { kind?: string; work?: string } | null;
  if (typeof value !== 'object' || value?.kind === undefined || value.work === 'task') return false;
  parent[key] = { kind: 'activity', work: 'task', boundaries: [] };
  return true;
}

/** A block inside takes the place of the one around it. */
function lift(tree: Tree, path: readonly string[]): boolean {
  const value = parentOf(tree, path)[path.at(-1)!] as { kind?: string } | null;
  if (typeof value !== 'object' || value?.kind === undefined) return false;
  for (let depth = path.length - 1; depth > 0; depth--) {
    const around = parentOf(tree, path.slice(0, depth));
    const key = path[depth - 1]!;
    if ((around[key] as { kind?: string } | null)?.kind === undefined) continue;
    around[key] = value;
    return true;
  }
  return false;
}
