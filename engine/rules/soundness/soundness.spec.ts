import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compile } from '../../compile/index.ts';
import type { CompiledElement, Finding } from '../../model/process.ts';
import type { Exploration } from './explore.ts';
import { explorationOf } from './explore.ts';
import type { Edge, Net, NetNode } from './net.ts';

const file = (name: string): Buffer => readFileSync(new URL(`../${name}.bpmn`, import.meta.url));

async function found(xml: string | Uint8Array, rule: string): Promise<Finding[]> {
  const { findings } = await compile(xml);
  return findings.filter((finding) => finding.rule === rule);
}

describe('a finding shows the way there', () => {
  test('to a join: what was passed, what was taken, what does not come', async () => {
    const [finding] = await found(file('deadlock/invalid-choice-then-join'), 'deadlock');
    expect(finding).toMatchObject({
      severity: 'error',
      elementId: 'Join',
      params: {
        path: ['Start', 'Flow_Start_Split', 'Split', 'Flow_Split_Task_B', 'Task_B', 'Flow_Task_B_Join', 'Join'],
        missing: ['Flow_Task_A_Join'],
      },
    });
  });

  test('to a merge: both ways', async () => {
    const [finding] = await found(file('lack-of-synchronization/invalid-split-then-merge'), 'lack-of-synchronization');
    const path = finding!.params!['path'];
    expect(path).toEqual(
      expect.arrayContaining(['Split', 'Flow_Split_Task_A', 'Flow_Split_Task_B', 'Task_A', 'Task_B']),
    );
  });

  test('round a loop', async () => {
    const [finding] = await found(file('unreachable-end/invalid-goes-round'), 'unreachable-end');
    expect(finding!.params!['path']).toEqual(['Task_A', 'Flow_Task_A_Task_B', 'Task_B', 'Flow_Task_B_Task_A']);
  });
});

describe('a join that may go on, or may be freed, only warns', () => {
  test.each(['invalid-perhaps', 'invalid-until-interrupted', 'invalid-boundary-goes-past'])('%s', async (name) => {
    const findings = await found(file(`deadlock/${name}`), 'deadlock');
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

test('an activity that is done once for each way is no mistake', async () => {
  const xml = file('lack-of-synchronization/invalid-split-then-merge')
    .toString()
    .replaceAll('bpmn:exclusiveGateway', 'bpmn:task');
  expect(await found(xml, 'lack-of-synchronization')).toMatchObject([{ severity: 'info', elementId: 'Join' }]);
});

// ---- against all orders of all tokens

type Kind = 'exclusiveGateway' | 'parallelGateway' | 'task';

/** A net of nodes that lead to others; the first is the start. */
function netOf(shape: readonly { kind: Kind; to: readonly number[] }[]): Net {
  const nodes = shape.map(({ kind }, index): NetNode => {
    const element = { id: String(index), kind } as CompiledElement;
    return { id: element.id, element, incoming: [], joins: 'any', choices: [], isEnd: false, endsScope: false };
  });
  const edges: Edge[] = [];
  shape.forEach(({ kind, to }, index) => {
    const out = [...new Set(to)].map((target) => {
      const edge = { index: edges.length, flow: String(edges.length), from: String(index), to: String(target) };
      edges.push(edge);
      nodes[target]!.incoming.push(edge);
      return edge;
    });
    nodes[index]!.isEnd = out.length === 0;
    nodes[index]!.choices = out.length === 0 ? [[]] : kind === 'exclusiveGateway' ? out.map((edge) => [edge]) : [out];
  });
  for (const node of nodes) if (node.element.kind === 'parallelGateway' && node.incoming.length > 1) node.joins = 'all';
  const map = new Map(nodes.map((node) => [node.id, node]));
  return { id: 'net', nodes: map, edges, starts: [['0']], canBeInterrupted: false };
}

const shapes = fc.integer({ min: 3, max: 8 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) =>
      fc.record({
        kind: fc.constantFrom<Kind>('exclusiveGateway', 'parallelGateway', 'task'),
        to: fc.array(
          fc.oneof(
            { weight: 4, arbitrary: fc.integer({ min: Math.min(index + 1, count - 1), max: count - 1 }) },
            fc.integer({ min: 1, max: count - 1 }),
          ),
          {
            maxLength: index === count - 1 ? 0 : 3,
          },
        ),
      }),
    ),
  ),
);

/** Every state by every order: what gets stuck where, and whether two tokens ever meet. */
function everything(net: Net): { stuck: Set<string>; doubled: boolean } | null {
  const stuck = new Set<string>();
  let doubled = false;
  const seen = new Set<string>();
  const open = net.nodes.get('0')!.choices.map((choice) => choice.map(({ index }) => index));
  for (let tokens = open.pop(); tokens; tokens = open.pop()) {
    tokens.sort((a, b) => a - b);
    if (seen.has(tokens.join())) continue;
    seen.add(tokens.join());
    if (seen.size > 5000) return null;
    if (new Set(tokens).size < tokens.length) {
      doubled = true;
      continue;
    }
    const next = [...net.nodes.values()].flatMap((node) => steps(node, tokens!));
    if (next.length === 0) for (const index of tokens) stuck.add(net.edges[index]!.to);
    open.push(...next);
  }
  return { stuck, doubled };
}

function steps(node: NetNode, tokens: readonly number[]): number[][] {
  const here = node.incoming.map(({ index }) => index).filter((index) => tokens.includes(index));
  const rounds = node.joins === 'all' ? (here.length === node.incoming.length ? [here] : []) : here.map((one) => [one]);
  return rounds.flatMap((used) => {
    const rest = tokens.filter((index) => !used.includes(index));
    return node.choices.map((choice) => [...rest, ...choice.map(({ index }) => index)]);
  });
}

const nodesOf = ({ faults }: Exploration, kind: string): Set<string> =>
  new Set(faults.filter((fault) => fault.kind === kind).map(({ node }) => node.id));

test('one order finds what all orders find', () => {
  let compared = 0;
  fc.assert(
    fc.property(shapes, (shape) => {
      const net = netOf(shape);
      const all = everything(net);
      if (!all) return;
      compared += 1;
      const seen = explorationOf(net);
      expect(seen.complete).toBe(true);
      expect(nodesOf(seen, 'doubled').size > 0).toBe(all.doubled);
      if (!all.doubled) expect(nodesOf(seen, 'deadlock')).toEqual(all.stuck);
    }),
    { numRuns: 3000 },
  );
  expect(compared).toBeGreaterThan(2500);
});

// ---- three hundred elements

const flow = (from: string, to: string, condition = ''): string =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${condition === '' ? '' : `<conditionExpression>${condition}</conditionExpression>`}</sequenceFlow>`;

const processOf = (body: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"><process id="p" isExecutable="true">${body}</process></definitions>`;

/** Thirty branches at once, each with a choice of two tasks and a loop back. */
function wide(branches: number): string {
  const parts = Array.from({ length: branches }, (_, i) => {
    const [merge, choice, a, b, join, again] = ['M', 'C', 'A', 'B', 'J', 'L'].map((name) => `${name}${i}`) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const gateways = `<exclusiveGateway id="${merge}"/><exclusiveGateway id="${choice}" default="${choice}_${b}"/><exclusiveGateway id="${join}"/><exclusiveGateway id="${again}" default="${again}_J"/>`;
    const tasks = [a, b].map((id) => `<userTask id="${id}"/>`).join('');
    const flows = [
      flow('S', merge),
      flow(merge, choice),
      flow(choice, a, '=a'),
      flow(choice, b),
      flow(a, join),
      flow(b, join),
      flow(join, again),
      flow(again, merge, '=b'),
      flow(again, 'J'),
    ];
    return gateways + tasks + flows.join('');
  });
  return processOf(
    `<startEvent id="Start"/><parallelGateway id="S"/><parallelGateway id="J"/><endEvent id="End"/>${flow('Start', 'S')}${flow('J', 'End')}${parts.join('')}`,
  );
}

/** Choices whose ways cross into the next branches, so that nothing can be looked at by itself. */
function crossed(branches: number): string {
  const parts = Array.from({ length: branches }, (_, i) => {
    const next = (i + 1) % branches;
    return `<exclusiveGateway id="C${i}" default="C${i}_A${next}"/><userTask id="A${i}"/><inclusiveGateway id="I${i}"/>${flow('S', `C${i}`)}${flow(`C${i}`, `A${i}`, '=a')}${flow(`C${i}`, `A${next}`)}${flow(`A${i}`, `I${i}`)}${flow(`I${i}`, 'J')}`;
  });
  return processOf(
    `<startEvent id="Start"/><parallelGateway id="S"/><inclusiveGateway id="J"/><endEvent id="End"/>${flow('Start', 'S')}${flow('J', 'End')}${parts.join('')}`,
  );
}

describe('within two seconds for three hundred elements', () => {
  test.each<[string, string]>([
    ['side by side', wide(50)],
    ['crossing', crossed(100)],
    [
      'one after the other',
      processOf(
        `<startEvent id="T0"/>${Array.from({ length: 300 }, (_, i) => `<task id="T${i + 1}"/>${flow(`T${i}`, `T${i + 1}`)}`).join('')}`,
      ),
    ],
  ])('%s', async (_name, xml) => {
    const began = performance.now();
    const { findings } = await compile(xml);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(findings.filter(({ rule }) => rule === 'deadlock')).toEqual([]);
  });
});
