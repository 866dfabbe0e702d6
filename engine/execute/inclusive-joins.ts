import type { Visit } from '../model/event.ts';
import type { FlowId, Gateway } from '../model/process.ts';
import type { OpenVisit } from '../model/state.ts';
import type { Node, Run } from './kernel.ts';
import { reachOf } from './reach.ts';
import { nodeOf } from './tokens.ts';

/**
 * Lets one join go on that has nothing more to wait for: of all that tokens moved or died for, the oldest. False when
 * there is none.
 */
export function fireJoin(run: Run): boolean {
  const scopes = [...run.touched].sort((a, b) => a - b);
  for (const scope of scopes) {
    const ready = readyJoin(run, scope);
    if (ready) {
      const node = nodeOf(run, ready);
      node.behavior.ready!(run, node, ready);
      return true;
    }
    run.touched.delete(scope);
  }
  return false;
}

function readyJoin(run: Run, scope: Visit): OpenVisit | null {
  const joins = Object.values(run.state.scopes[scope]?.joins ?? {}).sort((a, b) => a - b);
  for (const number of joins) {
    const visit = run.state.visits[number]!;
    const node = nodeOf(run, visit) as Node<Gateway>;
    const looksAround = node.element.kind === 'inclusiveGateway' || visit.reset !== undefined;
    if (looksAround && isReady(run, node, visit)) return visit;
  }
  return null;
}

/**
 * 13.4.3: no token elsewhere can reach an incoming flow that has none, unless it can also reach one that has. Flows
 * whose tokens a complex gateway has taken in its first phase count as having one.
 */
function isReady(run: Run, node: Node<Gateway>, join: OpenVisit): boolean {
  const { flows } = run.process;
  const reach = reachOf(node, (flow) => run.graph.nodes.get(flows[flow]!.source));
  let full = 0n;
  for (const flow of marked(join)) full |= reach.bits.get(flow) ?? 0n;
  const empty = ((1n << BigInt(node.element.incoming.length)) - 1n) & ~full;
  const blocks = (visit: OpenVisit): boolean => {
    if (visit.scope !== join.scope || visit.host !== undefined || visit.tokenLeft || visit === join) return false;
    const mask = reach.from.get(visit.elementId) ?? 0n;
    return (mask & empty) !== 0n && (mask & full) === 0n;
  };
  const last = join.blockedBy === undefined ? undefined : run.state.visits[join.blockedBy];
  if (last && blocks(last)) return false;
  const blocker = empty === 0n ? undefined : Object.values(run.state.visits).find(blocks);
  if (blocker) join.blockedBy = blocker.visit;
  return blocker === undefined;
}

function marked(join: OpenVisit): FlowId[] {
  const held = Object.keys(join.arrived!).filter((flow) => join.arrived![flow]! > 0);
  return join.reset ? [...held, ...join.reset] : held;
}
