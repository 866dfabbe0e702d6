import { expect, test } from '@jest/globals';
import { compileConverted } from '../../engine/convert/index.ts';
import { around } from './model.ts';

/** Whatever the file: notes and findings, never an exception. */
const sound = around(
  `<bpmn:callActivity id="It" calledElement="\${q}" camunda:asyncBefore="true" camunda:calledElementBinding="latest"><bpmn:extensionElements>
   <camunda:in source="a" target="b"/><camunda:inputOutput><camunda:inputParameter name="x"><camunda:list><camunda:value>\${y}</camunda:value></camunda:list></camunda:inputParameter></camunda:inputOutput>
   <camunda:formData><camunda:formField id="f" type="enum"><camunda:value id="1"/></camunda:formField></camunda:formData>
   <camunda:field name="n"><camunda:expression>\${a.b(c)}</camunda:expression></camunda:field></bpmn:extensionElements>
   <bpmn:multiInstanceLoopCharacteristics camunda:collection="l" camunda:elementVariable="e"/></bpmn:callActivity>`,
);

test('two thousand mutated files', async () => {
  let seed = 11;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % below;
  };
  const pieces = [
    ...['<', '>', '"', '${', '}', '=', '&amp;', '\u0000', '𝄞', '__proto__', ' id="It"', 'xmlns:camunda=""', 'bpmn:'],
    ...['</bpmn:extensionElements>', '<camunda:in/>', '<camunda:value/>', ' camunda:class=""', '${((((', 'constructor'],
  ];
  for (let i = 0; i < 2000; i++) {
    let xml = sound;
    for (let j = random(4); j >= 0; j--) {
      const at = random(xml.length);
      const piece = random(3) === 0 ? '' : pieces[random(pieces.length)]!;
      xml = xml.slice(0, at) + piece + xml.slice(at + random(15));
    }
    const { findings, processes } = await compileConverted(xml);
    expect(findings.length + processes.length).toBeGreaterThan(0);
  }
}, 60_000);

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', async (name) => {
  const xml = around(
    `<bpmn:userTask id="It" camunda:${name}="x"><bpmn:extensionElements><camunda:${name}/></bpmn:extensionElements></bpmn:userTask>`,
  );
  const { findings } = await compileConverted(xml);
  expect(findings.filter(({ rule }) => rule === 'import-refused').map(({ message }) => message)).toEqual([
    `camunda:${name}: is not known`,
    `camunda:${name}: is not known`,
  ]);
});
