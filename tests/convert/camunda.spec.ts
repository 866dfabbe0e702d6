import { describe, expect, test } from '@jest/globals';
import { form } from '../../contracts/forms/form.ts';
import { convert } from '../../engine/convert/index.ts';
import { runScenario } from '../../engine/simulate/index.ts';
import { around, compiled, converted, file, it, notes, told } from './model.ts';

const task = (attributes: string, content = ''): string =>
  around(`<bpmn:userTask id="It" ${attributes}>${content}</bpmn:userTask>`);
const service = (attributes: string, content = ''): string =>
  around(`<bpmn:serviceTask id="It" ${attributes}>${content}</bpmn:serviceTask>`);
const extensions = (content: string): string => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`;

describe('user tasks', () => {
  test('who, when, how urgent', async () => {
    const xml = task(
      `camunda:assignee="\${boss}" camunda:candidateUsers="ann, \${helpers}" camunda:candidateGroups="a, b"
       camunda:dueDate="\${due}" camunda:followUpDate="2026-01-05T08:00:00Z" camunda:priority="70"`,
    );
    expect(await it(xml)).toMatchObject({
      assignment: {
        assignee: '=boss',
        candidateUsers: '=flatten(["ann", helpers])',
        candidateGroups: 'a, b',
      },
      due: '=due',
      followUp: '2026-01-05T08:00:00Z',
      priority: '70',
    });
    expect(told(xml)).toEqual(
      ['assignee', 'candidateUsers', 'candidateGroups', 'dueDate', 'followUpDate', 'priority'].map(
        (name) => `mapped camunda:${name}`,
      ),
    );
  });

  test.each([
    ['order-form', 'order-form', 'mapped'],
    ['embedded:app:forms/OrderForm.html', 'order-form', 'degraded'],
    ['camunda-forms:app:start_form.form', 'start-form', 'degraded'],
  ])('form %s', async (given, key, kind) => {
    const xml = task(`camunda:formKey="${given}"`);
    expect(await it(xml)).toMatchObject({ formKey: key });
    expect(told(xml)).toEqual([`${kind} camunda:formKey`]);
  });

  test('fields become a form file', async () => {
    const xml = task(
      'name="Check it"',
      extensions(`<camunda:formData>
        <camunda:formField id="amount" label="Amount" type="long" defaultValue="5">
          <camunda:validation><camunda:constraint name="required"/><camunda:constraint name="min" config="1"/>
            <camunda:constraint name="validator" config="com.x.Check"/></camunda:validation></camunda:formField>
        <camunda:formField id="who" label="Who" type="string" defaultValue="\${boss}"/>
        <camunda:formField id="ok" label="Fine" type="boolean" defaultValue="true"/>
        <camunda:formField id="way" label="Way" type="enum"><camunda:value id="l" name="left"/><camunda:value id="r" name="right"/></camunda:formField>
        <camunda:formField id="day" type="date"/><camunda:formField id="odd-key" type="string"/>
      </camunda:formData>`),
    );
    const { forms } = converted(xml);
    expect(forms).toEqual([
      {
        key: 'it',
        schema: {
          formatVersion: 1,
          key: 'it',
          title: { zh: 'Check it' },
          fields: [
            { key: 'amount', type: 'number', label: { zh: 'Amount' }, required: true, min: 1, defaultValue: 5 },
            { key: 'who', type: 'text', label: { zh: 'Who' }, defaultValue: '=boss' },
            { key: 'ok', type: 'checkbox', label: { zh: 'Fine' }, defaultValue: true },
            {
              key: 'way',
              type: 'select',
              label: { zh: 'Way' },
              options: [
                { value: 'l', label: { zh: 'left' } },
                { value: 'r', label: { zh: 'right' } },
              ],
            },
            { key: 'day', type: 'date', label: { zh: 'day' } },
          ],
        },
      },
    ]);
    expect(form.safeParse(forms[0]!.schema).success).toBe(true);
    expect(await it(xml)).toMatchObject({ formKey: 'it' });
    expect(notes(xml)).toEqual([
      'mapped camunda:formData: is in the form it',
      'degraded form: the field amount no longer checks validator com.x.Check',
      'degraded form: the field "odd-key" is left out: keys are letters, digits and underscore',
    ]);
  });
});

describe('services', () => {
  test('a topic is the type of a service', async () => {
    expect(await it(service('camunda:type="external" camunda:topic="invoice.send"'))).toMatchObject({
      kind: 'serviceTask',
      taskType: 'invoice.send',
    });
  });

  test.each([
    ['camunda:class="com.acme.Send"', 'com.acme.Send'],
    ['camunda:delegateExpression="${sender}"', 'sender'],
    ['camunda:expression="${sender.send(order.id, \'now\')}"', 'sender.send'],
  ])('code becomes a service that has to be written: %s', async (attribute, taskType) => {
    const xml = service(attribute);
    expect(await it(xml)).toMatchObject({ kind: 'serviceTask', taskType });
    expect(notes(xml)).toEqual([
      expect.stringMatching(/^degraded camunda:\w+: code of the other engine.*to be written/),
    ]);
  });

  test('arguments and result of a bean', async () => {
    const xml = service('camunda:expression="${sender.send(order.id, \'now\')}" camunda:resultVariable="sent"');
    expect(await it(xml)).toMatchObject({
      inputs: [
        { source: '=order.id', target: 'arg1' },
        { source: '="now"', target: 'arg2' },
      ],
      outputs: [{ source: '=result', target: 'sent' }],
    });
  });

  test('an expression that means the same is evaluated', async () => {
    const xml = service('camunda:expression="${a + b}" camunda:resultVariable="sum"');
    expect(await it(xml)).toMatchObject({ kind: 'scriptTask', source: 'a + b', resultVariable: 'sum' });
    expect(await it(service(`camunda:expression="\${execution.setVariable('x', a > 1)}"`))).toMatchObject({
      kind: 'scriptTask',
      source: '(a > 1) = true',
      resultVariable: 'x',
    });
  });

  test('fields, retries, properties', async () => {
    const xml = service(
      'camunda:class="com.acme.Send"',
      extensions(`<camunda:field name="to" stringValue="all"/><camunda:field name="text"><camunda:expression>Hi \${name}</camunda:expression></camunda:field>
        <camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>
        <camunda:properties><camunda:property name="owner" value="IT"/></camunda:properties>`),
    );
    expect(await it(xml)).toMatchObject({
      headers: { to: 'all' },
      inputs: [{ source: '=string join(["Hi ", string(name)])', target: 'text' }],
      retries: '5',
    });
    expect(converted(xml).xml).toContain('<zeebe:property name="owner" value="IT" />');
  });

  test('inputs and outputs', async () => {
    const xml = service(
      'camunda:type="external" camunda:topic="t"',
      extensions(`<camunda:inputOutput>
        <camunda:inputParameter name="plain">text</camunda:inputParameter>
        <camunda:inputParameter name="sum">\${a + 1}</camunda:inputParameter>
        <camunda:inputParameter name="list"><camunda:list><camunda:value>x</camunda:value><camunda:value>\${y}</camunda:value></camunda:list></camunda:inputParameter>
        <camunda:inputParameter name="map"><camunda:map><camunda:entry key="a b">\${y}</camunda:entry></camunda:map></camunda:inputParameter>
        <camunda:outputParameter name="out">\${answer.text}</camunda:outputParameter>
      </camunda:inputOutput>`),
    );
    expect(await it(xml)).toMatchObject({
      inputs: [
        { source: 'text', target: 'plain' },
        { source: '=a + 1', target: 'sum' },
        { source: '=["x", y]', target: 'list' },
        { source: '={"a b": y}', target: 'map' },
      ],
      outputs: [{ source: '=answer.text', target: 'out' }],
    });
  });

  test('a message is thrown by a service', async () => {
    const xml = around(
      `<bpmn:intermediateThrowEvent id="It"><bpmn:messageEventDefinition id="D" camunda:type="external" camunda:topic="mail"/></bpmn:intermediateThrowEvent>`,
    );
    expect(await it(xml)).toMatchObject({ definitions: [{ type: 'message', service: { taskType: 'mail' } }] });
  });
});

describe('decisions, calls, loops, scripts', () => {
  test('a decision', async () => {
    const xml = around(
      `<bpmn:businessRuleTask id="It" camunda:decisionRef="Dish" camunda:decisionRefBinding="deployment" camunda:mapDecisionResult="singleEntry" camunda:resultVariable="dish"/>`,
    );
    expect(await it(xml)).toMatchObject({
      kind: 'businessRuleTask',
      decision: 'Dish',
      binding: 'deployment',
      resultVariable: 'dish',
    });
    expect(told(xml).every((note) => note.startsWith('mapped'))).toBe(true);
    const list = around(
      `<bpmn:businessRuleTask id="It" camunda:decisionRef="Dish" camunda:mapDecisionResult="resultList" camunda:resultVariable="dish"/>`,
    );
    expect(told(list)).toContain('degraded camunda:mapDecisionResult');
  });

  test('a called process gets and gives what is named', async () => {
    const xml = around(
      `<bpmn:callActivity id="It" calledElement="\${which}" camunda:calledElementBinding="versionTag" camunda:calledElementVersionTag="v2">
       ${extensions(`<camunda:in source="a" target="b"/><camunda:in sourceExpression="\${a + 1}" target="c"/>
         <camunda:in businessKey="#{execution.processBusinessKey}"/><camunda:out source="d" target="e"/>`)}</bpmn:callActivity>`,
    );
    expect(await it(xml)).toMatchObject({
      processId: '=which',
      binding: 'versionTag',
      versionTag: 'v2',
      propagateAllParentVariables: false,
      propagateAllChildVariables: false,
      inputs: [
        { source: '=a', target: 'b' },
        { source: '=a + 1', target: 'c' },
      ],
      outputs: [{ source: '=d', target: 'e' }],
    });
    const all = around(
      `<bpmn:callActivity id="It" calledElement="q">${extensions('<camunda:in variables="all"/><camunda:out variables="all"/>')}</bpmn:callActivity>`,
    );
    expect(await it(all)).toMatchObject({ propagateAllParentVariables: true, propagateAllChildVariables: true });
  });

  test('a loop through a collection', async () => {
    const xml = around(
      `<bpmn:userTask id="It"><bpmn:multiInstanceLoopCharacteristics camunda:collection="people" camunda:elementVariable="person">
       <bpmn:completionCondition>\${nrOfCompletedInstances >= 2}</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
    );
    expect(await it(xml)).toMatchObject({
      multiInstance: {
        collection: '=people',
        elementVariable: 'person',
        completionCondition: '=numberOfCompletedInstances >= 2',
      },
    });
  });

  test.each([
    ['juel', '${a + 1}', { language: 'feel', source: 'a + 1', resultVariable: 'x' }],
    ['javascript', 'a + 1', { language: 'javascript', source: 'a + 1', resultVariable: 'x' }],
  ])('a script in %s', async (format, source, expected) => {
    const xml = around(
      `<bpmn:scriptTask id="It" scriptFormat="${format}" camunda:resultVariable="x"><bpmn:script>${source}</bpmn:script></bpmn:scriptTask>`,
    );
    expect(await it(xml)).toMatchObject(expected);
  });

  test('conditions, times, names', async () => {
    const { process } = await compiled(
      file(`<bpmn:message id="M" name="paid-\${country}"/><bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="Start"/>
        <bpmn:intermediateCatchEvent id="Wait"><bpmn:timerEventDefinition id="T"><bpmn:timeDuration>\${delay}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
        <bpmn:receiveTask id="Paid" messageRef="M"/><bpmn:exclusiveGateway id="G" default="D"/><bpmn:endEvent id="End"/>
        <bpmn:sequenceFlow id="A" sourceRef="Start" targetRef="Wait"/><bpmn:sequenceFlow id="B" sourceRef="Wait" targetRef="Paid"/><bpmn:sequenceFlow id="C" sourceRef="Paid" targetRef="G"/>
        <bpmn:sequenceFlow id="D" sourceRef="G" targetRef="End"/><bpmn:sequenceFlow id="E" sourceRef="G" targetRef="Wait"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${!paid}</bpmn:conditionExpression></bpmn:sequenceFlow>
        </bpmn:process>`),
    );
    expect(process.flows['E']!.condition).toBe('=paid != true');
    expect(process.elements['Wait']).toMatchObject({ definitions: [{ duration: '=delay' }] });
    expect(process.elements['Paid']).toMatchObject({ message: { name: '=string join(["paid-", string(country)])' } });
  });

  test('error and escalation variables, version tags', async () => {
    const { process } = await compiled(
      file(`<bpmn:error id="E" errorCode="X"/><bpmn:process id="p" isExecutable="true" camunda:versionTag="1.0" camunda:historyTimeToLive="P30D"><bpmn:startEvent id="Start"/>
        <bpmn:userTask id="It" camunda:asyncBefore="true"/><bpmn:boundaryEvent id="Bad" attachedToRef="It"><bpmn:errorEventDefinition id="D" errorRef="E" camunda:errorCodeVariable="code" camunda:errorMessageVariable="text"/></bpmn:boundaryEvent>
        <bpmn:endEvent id="End"/><bpmn:sequenceFlow id="A" sourceRef="Start" targetRef="It"/><bpmn:sequenceFlow id="B" sourceRef="It" targetRef="End"/><bpmn:sequenceFlow id="C" sourceRef="Bad" targetRef="End"/></bpmn:process>`),
    );
    expect(process.versionTag).toBe('1.0');
    expect(process.elements['Bad']).toMatchObject({ definitions: [{ codeVariable: 'code', messageVariable: 'text' }] });
  });
});

describe('refused by name', () => {
  test.each([
    [
      '<camunda:executionListener class="com.x.L" event="start"/>',
      'camunda:executionListener',
      /com\.x\.L.*draw a service/,
    ],
    ['<camunda:taskListener expression="${x.y()}" event="create"/>', 'camunda:taskListener', /create/],
    [
      '<camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector>',
      'camunda:connector',
      /catalogue/,
    ],
    ['<camunda:somethingNew/>', 'camunda:somethingNew', /is not known/],
  ])('%s', async (extension, name, message) => {
    const xml = task('', extensions(extension));
    const [note] = converted(xml).notes;
    expect(note).toMatchObject({ kind: 'refused', elementId: 'It', name });
    expect(note!.message).toMatch(message);
    // It stays in the file, which is refused again wherever it is read.
    expect(converted(xml).xml).toContain(`<${name}`);
    await expect(compiled(converted(xml).xml)).rejects.toThrow(name);
  });

  test.each([
    ['camunda:initiator="who"', 'startEvent'],
    ['camunda:skipEverything="x"', 'userTask'],
    ['camunda:assignee="${finder.find(x)}"', 'userTask'],
    ['camunda:formKey="${which}"', 'userTask'],
    ['camunda:expression="${execution.getProcessInstance()}"', 'serviceTask'],
    ['camunda:type="mail"', 'serviceTask'],
  ])('%s', (attribute, element) => {
    const xml = around(`<bpmn:${element} id="It" ${attribute}/>`);
    expect(told(xml)).toEqual([`refused ${attribute.split('=')[0]!}`]);
    expect(converted(xml).xml).toContain(attribute.split('=')[0]);
  });

  test('conditions and scripts that reach into the other engine', () => {
    const xml = around(
      `<bpmn:scriptTask id="It" scriptFormat="javascript"><bpmn:script>execution.setVariable("a", 1)</bpmn:script></bpmn:scriptTask>`,
    );
    expect(notes(xml.replace('scriptTask id="It"', 'scriptTask id="It" camunda:asyncBefore="true"'))[0]).toMatch(
      /^refused script: reaches into the other engine by execution/,
    );
  });
});

describe('the file', () => {
  test('what is converted is left alone the second time', () => {
    const { xml } = converted(task('camunda:assignee="ann"'));
    expect(xml).not.toMatch(/camunda:|xmlns:camunda/);
    expect(convert(xml)).toBeNull();
  });

  test('drawings of ours and files that are none', () => {
    expect(convert(around('<bpmn:task id="It"/>').replace(/ xmlns:camunda="[^"]*"/, ''))).toBeNull();
    for (const broken of ['', 'x', '<a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a/>']) expect(convert(broken)).toBeNull();
  });

  test('texts, comments and layout stay', () => {
    const xml = task(
      'camunda:assignee="ann"',
      '<!-- why --><bpmn:documentation>&lt;b&gt; &amp; "x"</bpmn:documentation>',
    );
    const { xml: result } = converted(xml);
    expect(result).toContain('<!-- why --><bpmn:documentation>&lt;b&gt; &amp; "x"</bpmn:documentation>');
    expect(result.indexOf('documentation')).toBeLessThan(result.indexOf('extensionElements'));
  });

  test('a scenario runs a model of Camunda', async () => {
    const xml = file(`<bpmn:process id="order" isExecutable="true"><bpmn:startEvent id="Start"/>
      <bpmn:userTask id="Check" camunda:candidateGroups="clerks"/><bpmn:exclusiveGateway id="Big" default="No"/>
      <bpmn:serviceTask id="Tell" camunda:type="external" camunda:topic="tell"/><bpmn:endEvent id="End"/>
      <bpmn:sequenceFlow id="A" sourceRef="Start" targetRef="Check"/><bpmn:sequenceFlow id="B" sourceRef="Check" targetRef="Big"/>
      <bpmn:sequenceFlow id="Yes" sourceRef="Big" targetRef="Tell"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">\${amount > 100 &amp;&amp; !empty name}</bpmn:conditionExpression></bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="No" sourceRef="Big" targetRef="End"/><bpmn:sequenceFlow id="C" sourceRef="Tell" targetRef="End"/></bpmn:process>`);
    const result = await runScenario([{ name: 'order.bpmn', content: xml }], {
      name: 'big orders are told',
      files: ['order.bpmn'],
      start: { variables: { amount: 120 } },
      services: { tell: { result: { told: true } } },
      calendars: {},
      steps: [
        { complete: 'Check', variables: { name: 'Ann' } },
        { expect: { ended: true, path: ['Check', 'Tell'], variables: { told: true } } },
      ],
    } as never);
    expect(result.failures).toEqual([]);
  });
});
