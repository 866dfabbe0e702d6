/** Diagrams that this engine and others run as they are. */

export interface BenchDiagram {
  name: string;
  xml: string;
  /** What its scripts and conditions do, for engines that take them as functions; by element or flow id. */
  scripts: Record<string, (variables: Record<string, number>) => unknown>;
  variables: Record<string, number>;
}

export const document = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:millrace="urn:millrace:bpmn:1" id="bench_definitions" targetNamespace="bench">
<process id="bench" isExecutable="true">${body}</process></definitions>`;

export function flow(from: string, to: string, condition?: string): string {
  const inner =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression" language="feel">${condition}</conditionExpression>`;
  return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
}

export const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

const ends = '<startEvent id="Start"/><endEvent id="End"/>';

const sequence = document(
  `${ends}${times(10, (i) => `<task id="T${i}"/>`)}${flow('Start', 'T0')}${times(9, (i) => flow(`T${i}`, `T${i + 1}`))}${flow('T9', 'End')}`,
);

const loop = document(
  `${ends}<scriptTask id="Count" scriptFormat="feel" millrace:resultVariable="n"><script>n + 1</script></scriptTask>
   <exclusiveGateway id="More" default="More_End"/>${flow('Start', 'Count')}${flow('Count', 'More')}${flow('More', 'Count', 'n &lt; 1000')}${flow('More', 'End')}`,
);

const parallel = document(
  `${ends}<parallelGateway id="Fork"/><parallelGateway id="Join"/>${flow('Start', 'Fork')}${flow('Join', 'End')}
   ${times(50, (i) => `<task id="T${i}"/>${flow('Fork', `T${i}`)}${flow(`T${i}`, 'Join')}`)}`,
);

/** Three levels of inclusive gateways with three ways each, all of them taken. */
function nest(depth: number, name: string): { body: string; first: string; last: string } {
  if (depth === 0) return { body: `<task id="${name}"/>`, first: name, last: name };
  const ways = [0, 1, 2].map((way) => nest(depth - 1, `${name}${way}`));
  const [fork, join] = [`${name}_Fork`, `${name}_Join`];
  const flows = ways.map(({ first, last }) => flow(fork, first, 'n = 0') + flow(last, join)).join('');
  return {
    body: `<inclusiveGateway id="${fork}"/><inclusiveGateway id="${join}"/>${ways.map(({ body }) => body).join('')}${flows}`,
    first: fork,
    last: join,
  };
}
const nested = nest(3, 'N');
const inclusive = document(`${ends}${nested.body}${flow('Start', nested.first)}${flow(nested.last, 'End')}`);

const multiple = document(
  `${ends}<task id="Each"><multiInstanceLoopCharacteristics isSequential="false"><loopCardinality>1000</loopCardinality></multiInstanceLoopCharacteristics></task>
   ${flow('Start', 'Each')}${flow('Each', 'End')}`,
);

export const diagrams: readonly BenchDiagram[] = [
  { name: 'sequence of 10', xml: sequence, scripts: {}, variables: {} },
  {
    name: 'exclusive loop, 1,000 rounds',
    xml: loop,
    scripts: { Count: (variables) => (variables['n']! += 1), More_Count: ({ n }) => n! < 1000 },
    variables: { n: 0 },
  },
  { name: 'parallel 50', xml: parallel, scripts: {}, variables: {} },
  { name: 'inclusive, three levels of three', xml: inclusive, scripts: {}, variables: { n: 0 } },
  { name: 'multi-instance 1,000', xml: multiple, scripts: {}, variables: {} },
];
