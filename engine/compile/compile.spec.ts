import { describe, expect, test } from '@jest/globals';
import type { CompiledProcess, EventElement, UserTask } from '../model/process.ts';
import { compile, elementLabels } from './index.ts';

const NAMESPACES = [
  'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"',
  'xmlns:millrace="urn:millrace:bpmn:1"',
  'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"',
].join(' ');

function file(process: string, roots = '', attributes = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><definitions id="Definitions" ${NAMESPACES} targetNamespace="t">
    <process id="Process" isExecutable="true" ${attributes}>${process}</process>${roots}</definitions>`;
}

/** `Start → element → End` */
function around(id: string, element: string): string {
  return `<startEvent id="Start"/>${element}<endEvent id="End"/>
    <sequenceFlow id="Flow_In" sourceRef="Start" targetRef="${id}"/><sequenceFlow id="Flow_Out" sourceRef="${id}" targetRef="End"/>`;
}

async function one(process: string, roots = '', attributes = ''): Promise<CompiledProcess> {
  const { processes, findings } = await compile(file(process, roots, attributes));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return processes[0]!;
}

async function errors(process: string, roots = '', attributes = ''): Promise<[string, string | null][]> {
  const { processes, findings } = await compile(file(process, roots, attributes));
  expect(processes).toEqual([]);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, elementId }) => [rule, elementId]);
}

describe('user tasks', () => {
  test('say who, until when, by which form, with what escalation', async () => {
    // given
    const task = `<userTask id="Task"><extensionElements>
      <zeebe:assignmentDefinition assignee="=owner" candidateGroups="inspectors,leads" candidateUsers="=people"/>
      <zeebe:formDefinition formId="judge"/><zeebe:taskSchedule dueDate="PT8H" followUpDate="=tomorrow"/>
      <zeebe:priorityDefinition priority="80"/>
      <zeebe:ioMapping><zeebe:input source="=lot" target="l"/><zeebe:output source="=verdict" target="lot.verdict"/></zeebe:ioMapping>
      <millrace:ladder calendar="day"><millrace:stage after="50%" action="remind"/><millrace:stage after="P1D" action="escalate" role="lead"/></millrace:ladder>
      <millrace:responsibility responsible="inspector, keeper" accountable="quality"/>
      <millrace:fourEyes tasks="Other" variables="reporter"/>
      <millrace:outcomes><millrace:outcome code="ok"><millrace:label zh="合格" en="Pass"/></millrace:outcome><millrace:outcome code="no"/></millrace:outcomes>
      <millrace:instruction zh="先看图纸"/></extensionElements></userTask><userTask id="Other"/>`;

    // when
    const process = await one(
      around('Task', task).replace('targetRef="End"', 'targetRef="Other"') +
        '<sequenceFlow id="Flow_Last" sourceRef="Other" targetRef="End"/>',
    );

    // then
    expect(process.elements['Task']).toMatchObject({
      kind: 'userTask',
      assignment: { assignee: '=owner', candidateGroups: 'inspectors,leads', candidateUsers: '=people' },
      formKey: 'judge',
      due: 'PT8H',
      followUp: '=tomorrow',
      priority: '80',
      inputs: [{ source: '=lot', target: 'l' }],
      outputs: [{ source: '=verdict', target: 'lot.verdict' }],
      ladder: {
        calendar: 'day',
        stages: [
          { after: '50%', action: 'remind' },
          { after: 'P1D', action: 'escalate', role: 'lead' },
        ],
      },
      responsibility: { responsible: ['inspector', 'keeper'], accountable: 'quality' },
      fourEyes: { tasks: ['Other'], variables: ['reporter'] },
      outcomes: [{ code: 'ok', label: { zh: '合格', en: 'Pass' } }, { code: 'no' }],
      instruction: { zh: '先看图纸' },
    });
    expect(process.calendars).toEqual(['day']);
  });

  test('without own assignment go to the role of their innermost lane', async () => {
    // given
    const lanes = `<laneSet><lane id="Lane_A" name="Keepers"><flowNodeRef>Start</flowNodeRef><flowNodeRef>Sub</flowNodeRef>
      <childLaneSet><lane id="Lane_B" millrace:role="lead"><flowNodeRef>Task</flowNodeRef></lane></childLaneSet></lane></laneSet>`;
    const nodes = `<startEvent id="Start"/><userTask id="Task"/><subProcess id="Sub"><startEvent id="Start_Sub"/><userTask id="Inner"/>
      <sequenceFlow id="Flow_3" sourceRef="Start_Sub" targetRef="Inner"/></subProcess>
      <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task"/><sequenceFlow id="Flow_2" sourceRef="Task" targetRef="Sub"/>`;

    // when
    const { elements } = await one(lanes + nodes);

    // then
    expect((elements['Task'] as UserTask).assignment).toEqual({ laneRole: 'lead' });
    expect((elements['Inner'] as UserTask).assignment).toEqual({ laneRole: 'Keepers' });
  });

  test.each([
    ['<millrace:ladder><millrace:stage after="often" action="remind"/></millrace:ladder>', 'ladder-stage'],
    ['<millrace:ladder><millrace:stage after="50%" action="shout"/></millrace:ladder>', 'ladder-stage'],
    ['<millrace:ladder><millrace:stage after="50%" action="escalate"/></millrace:ladder>', 'ladder-stage'],
    ['<millrace:outcomes><millrace:outcome code="a"/><millrace:outcome code="a"/></millrace:outcomes>', 'outcome-code'],
    ['<zeebe:ioMapping><zeebe:input source="=a" target="__proto__"/></zeebe:ioMapping>', 'mapping-target'],
    ['<zeebe:ioMapping><zeebe:input source="=a" target="a b"/></zeebe:ioMapping>', 'mapping-target'],
    ['<zeebe:ioMapping><zeebe:input target="a"/></zeebe:ioMapping>', 'mapping-source'],
    ['<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="x"/></zeebe:taskListeners>', 'not-executed'],
    ['<millrace:ladders/>', 'unknown-content'],
  ])('%s is refused', async (extension, rule) => {
    const task = `<userTask id="Task"><extensionElements>${extension}</extensionElements></userTask>`;
    expect((await errors(around('Task', task)))[0]?.[0]).toBe(rule);
  });
});

describe('the process', () => {
  test('has a business key, searchable variables, a version tag, a ladder for all tasks', async () => {
    const extensions = `<extensionElements><zeebe:versionTag value="v2"/>
      <millrace:ladder><millrace:stage after="100%" action="breach"/></millrace:ladder>
      <millrace:searchable><millrace:variable name="lot" type="string"/><millrace:variable name="qty" type="number"/></millrace:searchable>
      <millrace:pilot plants="P1" lines="L3"/></extensionElements>`;
    const process = await one(
      extensions + around('Task', '<userTask id="Task"/>'),
      '',
      'millrace:businessKey="=orderNo"',
    );
    expect(process).toMatchObject({
      key: 'Process',
      businessKey: '=orderNo',
      versionTag: 'v2',
      ladder: { stages: [{ after: '100%', action: 'breach' }] },
      searchable: [
        { name: 'lot', type: 'string' },
        { name: 'qty', type: 'number' },
      ],
    });
  });

  test('its hash follows what is executed and nothing else', async () => {
    const plain = await one(around('Task', '<userTask id="Task"/>'));
    const named = await one(
      around('Task', '<userTask id="Task" name="Count"><documentation>x</documentation></userTask>'),
    );
    const other = await one(around('Task', '<manualTask id="Task"/>'));
    expect(named.hash).toBe(plain.hash);
    expect(other.hash).not.toBe(plain.hash);
    expect(plain.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('that is not executable is left out, beside one that is', async () => {
    const { processes, findings } = await compile(
      file(
        around('Task', '<task id="Task"/>'),
        '<process id="Drawing" isExecutable="false"><transaction id="T"/></process>',
      ),
    );
    expect(processes.map(({ key }) => key)).toEqual(['Process']);
    expect(findings).toEqual([expect.objectContaining({ rule: 'not-executable', severity: 'info' })]);
  });

  test('a file without anything to run says so', async () => {
    const xml = file('', '').replace('isExecutable="true"', 'isExecutable="false"');
    expect((await compile(xml)).findings.map(({ rule }) => rule)).toEqual(['not-executable', 'nothing-executable']);
  });
});

describe('events', () => {
  test('timers may count working time', async () => {
    const event = `<intermediateCatchEvent id="Catch"><timerEventDefinition millrace:calendar="day"><timeDuration>PT4H</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
    const process = await one(around('Catch', event));
    expect((process.elements['Catch'] as EventElement).definitions).toEqual([
      { type: 'timer', duration: 'PT4H', calendar: 'day' },
    ]);
  });

  test.each([
    ['<timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition>', 'timer-syntax'],
    ['<timerEventDefinition><timeDate>tomorrow</timeDate></timerEventDefinition>', 'timer-syntax'],
    ['<timerEventDefinition><timeCycle>R0/PT1H</timeCycle></timerEventDefinition>', 'timer-syntax'],
    ['<timerEventDefinition/>', 'timer-definition'],
    ['<messageEventDefinition/>', 'message-name'],
    ['<signalEventDefinition/>', 'signal-name'],
    ['<messageEventDefinition messageRef="Nothing"/>', 'dangling-reference'],
    ['', 'event-trigger'],
  ])('%s is refused', async (definition, rule) => {
    const event = `<intermediateCatchEvent id="Catch">${definition}</intermediateCatchEvent>`;
    expect((await errors(around('Catch', event)))[0]).toEqual([rule, 'Catch']);
  });

  test.each([
    [
      '<zeebe:ioMapping><zeebe:input source="=a" target="b"/></zeebe:ioMapping>',
      'intermediateCatchEvent',
      'not-executed',
    ],
    ['<zeebe:taskDefinition type="a.b"/>', 'intermediateThrowEvent', 'misplaced-extension'],
    ['<millrace:publish correlationKey="=a"/>', 'intermediateThrowEvent', 'misplaced-extension'],
  ])('%s on an %s without use for it is refused', async (extension, type, rule) => {
    const definition =
      type === 'intermediateCatchEvent'
        ? '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
        : '';
    const event = `<${type} id="Event"><extensionElements>${extension}</extensionElements>${definition}</${type}>`;
    expect(await errors(around('Event', event))).toEqual([[rule, 'Event']]);
  });

  test('a boundary event sits on an activity beside it', async () => {
    const boundary =
      '<boundaryEvent id="Boundary" attachedToRef="Start"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>';
    expect(await errors(around('Task', `<task id="Task"/>${boundary}`))).toEqual([['boundary-host', 'Boundary']]);
  });

  test('an error event cannot let its activity go on', async () => {
    const boundary =
      '<boundaryEvent id="Boundary" attachedToRef="Task" cancelActivity="false"><errorEventDefinition/></boundaryEvent>';
    expect(await errors(around('Task', `<task id="Task"/>${boundary}`))).toEqual([['event-interrupting', 'Boundary']]);
  });

  test('who throws says which code', async () => {
    const end =
      '<startEvent id="Start"/><endEvent id="End"><errorEventDefinition/></endEvent><sequenceFlow id="F" sourceRef="Start" targetRef="End"/>';
    expect(await errors(end)).toEqual([['error-code', 'End']]);
  });
});

describe('models of other engines', () => {
  test('are refused with what stands in the way', async () => {
    const task =
      '<userTask id="Task" camunda:assignee="demo"><extensionElements><camunda:formData/></extensionElements></userTask>';
    expect(await errors(around('Task', task))).toEqual([
      ['foreign-extension', 'Task'],
      ['foreign-extension', 'Task'],
    ]);
  });

  test('conditions in other languages are refused', async () => {
    const body = around('Task', '<task id="Task"/>').replace(
      'targetRef="End"/>',
      'targetRef="End"><conditionExpression>${ok}</conditionExpression></sequenceFlow>',
    );
    expect(await errors(body)).toEqual([['condition-language', 'Flow_Out']]);
  });
});

test('labels are known per language', async () => {
  const xml = file(
    around(
      'Task',
      '<userTask id="Task" name="检验"><extensionElements><millrace:label en="Inspect"/></extensionElements></userTask>',
    ).replace('<startEvent id="Start"/>', '<startEvent id="Start" name="报工"/>'),
    '',
    'name="一号流程"',
  );
  expect({ ...(await elementLabels(xml)) }).toEqual({
    Process: { zh: '一号流程' },
    Start: { zh: '报工' },
    Task: { zh: '检验', en: 'Inspect' },
  });
});
