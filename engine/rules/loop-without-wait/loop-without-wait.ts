import { feelOf, isFeel } from '../../execute/expression.ts';
import { FeelError } from '../../execute/feel.ts';
import type { CompiledElement, CompiledProcess } from '../../model/process.ts';
import { elementsOf } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { cyclesOf } from '../soundness/components.ts';
import type { Net, NetNode } from '../soundness/net.ts';
import { netsOf } from '../soundness/net.ts';
import { nextOf, pathOf } from '../unreachable-end/unreachable-end.ts';

/**
 * A loop in which nobody and nothing is waited for, and nothing changes what its conditions read: once in it, a token
 * goes round until the engine stops it as an incident.
 */
export const loopWithoutWait: Rule = {
  code: 'loop-without-wait',
  wholeGraph: true,
  check(process, report) {
    const inside = Map.groupBy(elementsOf(process), ({ scope }) => scope);
    const waiting = waitingIn(inside);
    for (const net of netsOf(process)) {
      const passing = [...net.nodes.values()].filter(({ id }) => !waiting.has(id));
      const known = new Set(passing);
      for (const cycle of cyclesOf(passing, (node) => nextOf(net, node).filter((next) => known.has(next)))) {
        if (canEnd(process, inside, net, cycle)) continue;
        const path = pathOf(net, new Set(cycle));
        const message = `the loop ${path.join(' → ')} waits for nothing and changes nothing that its conditions read: it is stopped as an incident`;
        report({ severity: 'warning', elementId: path[0]!, message, params: { path } });
      }
    }
  },
};

type Inside = ReadonlyMap<string | undefined, readonly CompiledElement[]>;

/** Elements at which a token may have to wait, or ends; subprocesses after what is in them. */
function waitingIn(inside: Inside): Set<string> {
  const waiting = new Set<string>();
  const open = [...(inside.get(undefined) ?? [])];
  const order: CompiledElement[] = [];
  for (let element = open.pop(); element; element = open.pop()) {
    order.push(element);
    open.push(...(inside.get(element.id) ?? []));
  }
  for (const element of order.reverse()) {
    const isWaiting =
      element.kind === 'subProcess' ? inside.get(element.id)?.some(({ id }) => waiting.has(id)) : waits(element);
    if (isWaiting) waiting.add(element.id);
  }
  return waiting;
}

function waits(element: CompiledElement): boolean {
  switch (element.kind) {
    case 'task':
    case 'sendTask':
    case 'businessRuleTask':
    case 'exclusiveGateway':
    case 'startEvent':
      return false;
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
      return element.incoming.length > 1;
    case 'manualTask':
      return element.instruction !== undefined;
    case 'scriptTask':
      return element.language !== 'feel';
    case 'intermediateThrowEvent':
      return element.definitions.some((one) => one.type === 'compensation' || ('service' in one && one.service));
    case 'intermediateCatchEvent':
      return !element.definitions.some(({ type }) => type === 'link');
    case 'endEvent':
      return element.scope === undefined || element.definitions.length > 0;
    default:
      return true;
  }
}

/** Some way leads out, and something in the loop changes what decides about it. */
function canEnd(process: CompiledProcess, inside: Inside, net: Net, cycle: readonly NetNode[]): boolean {
  const round = new Set(cycle);
  const leaving = cycle.filter((node) => nextOf(net, node).some((next) => !round.has(next)));
  if (leaving.length === 0) return false;
  const flows = leaving.flatMap(({ element }) => element.outgoing.map((id) => process.flows[id]!));
  const read = flows.flatMap(({ condition }) => (condition === undefined ? [] : readsOf(condition)));
  const written = cycle.flatMap(({ element }) => writtenBy(inside, element));
  return written.includes(ANYTHING) || read.includes(ANYTHING) || read.some((name) => written.includes(name));
}

const ANYTHING = '*';

function readsOf(condition: string): string[] {
  if (!isFeel(condition)) return [];
  try {
    return [...feelOf(condition.slice(1)).reads];
  } catch (error) {
    // Reported by expression-syntax.
    if (error instanceof FeelError) return [ANYTHING];
    throw error;
  }
}

function writtenBy(inside: Inside, element: CompiledElement): string[] {
  const outputs = 'outputs' in element ? element.outputs.map(({ target }) => target.split('.', 1)[0]!) : [];
  switch (element.kind) {
    case 'scriptTask':
      return outputs.length > 0 ? outputs : [element.resultVariable ?? ANYTHING];
    case 'businessRuleTask':
      return outputs.length > 0 ? outputs : [element.resultVariable ?? ANYTHING];
    case 'subProcess':
      return [...outputs, ...(inside.get(element.id) ?? []).flatMap((inner) => writtenBy(inside, inner))];
    default:
      return 'multiInstance' in element && element.multiInstance ? [...outputs, ANYTHING] : outputs;
  }
}
