import { describe, expect, test } from '@jest/globals';
import { form } from '../../contracts/forms/form.ts';
import { around, converted, it, notes, told } from './model.ts';

const flowable = (element: string): string => around(element, 'flowable');

describe('Flowable', () => {
  test('user tasks, also as the standard says it', async () => {
    const xml = flowable(
      `<bpmn:userTask id="It" flowable:assignee="\${boss}" flowable:dueDate="\${due}" flowable:formFieldValidation="true" flowable:category="a">
       <bpmn:potentialOwner id="O"><bpmn:resourceAssignmentExpression id="R"><bpmn:formalExpression>management, user(kermit), group(staff)</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:userTask>`,
    );
    expect(await it(xml)).toMatchObject({
      assignment: { assignee: '=boss', candidateUsers: 'kermit', candidateGroups: 'management, staff' },
      due: '=due',
    });
    expect(told(xml).filter((note) => !note.startsWith('mapped'))).toEqual([]);
  });

  test('form properties are one form', async () => {
    const xml = flowable(
      `<bpmn:startEvent id="Other"/><bpmn:userTask id="It"><bpmn:extensionElements>
       <flowable:formProperty id="days" name="Days" type="long" required="true"/>
       <flowable:formProperty id="reason" name="Reason" writable="false" default="none"/>
       <flowable:formProperty id="kind" type="enum"><flowable:value id="a" name="A"/></flowable:formProperty>
       </bpmn:extensionElements></bpmn:userTask>`,
    ).replace('<bpmn:startEvent id="Other"/>', '');
    const [made] = converted(xml).forms;
    expect(made!.schema['fields']).toEqual([
      { key: 'days', type: 'number', label: { zh: 'Days' }, required: true },
      { key: 'reason', type: 'text', label: { zh: 'Reason' }, readOnly: true, defaultValue: 'none' },
      { key: 'kind', type: 'select', label: { zh: 'kind' }, options: [{ value: 'a', label: { zh: 'A' } }] },
    ]);
    expect(form.safeParse(made!.schema).success).toBe(true);
    expect(await it(xml)).toMatchObject({ formKey: 'it' });
  });

  test('services', async () => {
    expect(await it(flowable('<bpmn:serviceTask id="It" flowable:class="org.acme.Send"/>'))).toMatchObject({
      taskType: 'org.acme.Send',
    });
    expect(
      await it(flowable('<bpmn:serviceTask id="It" flowable:expression="${a * 2}" flowable:resultVariableName="b"/>')),
    ).toMatchObject({ kind: 'scriptTask', source: 'a * 2', resultVariable: 'b' });
    expect(
      await it(
        flowable(
          '<bpmn:serviceTask id="It" flowable:type="external-worker" flowable:topic="t" flowable:exclusive="false"/>',
        ),
      ),
    ).toMatchObject({ taskType: 't' });
    for (const type of ['mail', 'http', 'shell', 'camel', 'dmn']) {
      expect(notes(flowable(`<bpmn:serviceTask id="It" flowable:type="${type}"/>`))).toEqual([
        `refused flowable:type: tasks of type "${type}" are not executed: use a service of the catalogue`,
      ]);
    }
  });

  test('loops by the reference of the standard', async () => {
    const xml = flowable(
      `<bpmn:userTask id="It" flowable:async="true"><bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopDataInputRef>people</bpmn:loopDataInputRef><bpmn:inputDataItem id="I" name="person"/></bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>`,
    );
    expect(await it(xml)).toMatchObject({
      multiInstance: { sequential: true, collection: '=people', elementVariable: 'person' },
    });
  });

  test('a called process may inherit everything', async () => {
    const xml = flowable(
      '<bpmn:callActivity id="It" calledElement="q" flowable:inheritVariables="true" flowable:inheritBusinessKey="true"/>',
    );
    expect(await it(xml)).toMatchObject({ propagateAllParentVariables: true, propagateAllChildVariables: false });
  });

  test.each([
    ['flowable:skipExpression="${x}"'],
    ['flowable:triggerable="true"'],
    ['flowable:taskCompleterVariableName="x"'],
    ['flowable:unheardOf="x"'],
  ])('%s is refused by name', (attribute) => {
    const xml = flowable(`<bpmn:serviceTask id="It" flowable:class="a.B" ${attribute}/>`);
    expect(told(xml)).toContain(`refused ${attribute.split('=')[0]!}`);
  });

  test.each(['activiti.org/bpmn', 'operaton.org/schema/1.0/bpmn'])('%s is read alike', async (uri) => {
    const xml = flowable('<bpmn:userTask id="It" flowable:assignee="ann"/>').replace(
      'http://flowable.org/bpmn',
      `http://${uri}`,
    );
    expect(await it(xml)).toMatchObject({ assignment: { assignee: 'ann' } });
  });
});
