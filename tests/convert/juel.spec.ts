import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../contracts/json.ts';
import { convertJuel } from '../../engine/convert/juel/index.ts';
import { compileFeel } from '../../engine/execute/feel.ts';

/** JUEL as Camunda 7 and Flowable evaluate it, and the FEEL that means the same. */

const variables: Record<string, Json> = {
  amount: 120,
  small: 3,
  negative: -7,
  name: 'Ann',
  empty_text: '',
  yes: true,
  no: false,
  nothing: null,
  order: {
    lines: [
      { sku: 'A', qty: 2 },
      { sku: 'B', qty: 5 },
    ],
    customer: { vip: true },
  },
  list: ['a', 'b'],
  none: [],
  map: { 'a b': 1 },
};

function value(text: string): Json {
  const converted = convertJuel(text);
  if ('refused' in converted) throw new Error(converted.refused);
  if (!converted.expression.startsWith('=')) return converted.expression;
  return compileFeel(converted.expression.slice(1)).evaluate((name) => variables[name], { now: 0, offset: 0 });
}

describe('values are what the other engine gives', () => {
  test.each<[string, Json]>([
    ['plain text', 'plain text'],
    ['=not FEEL', '=not FEEL'],
    ['${amount}', 120],
    ['#{amount}', 120],
    [' ${amount} ', 120],
    ['${amount > 100}', true],
    ['${amount gt 100 and small lt 5}', true],
    ['${amount >= 120 && small != 3}', false],
    ["${name == 'Ann'}", true],
    ['${name eq "Ann" || no}', true],
    ['${order.lines[1].sku}', 'B'],
    ["${map['a b']}", 1],
    ['${order.customer.vip}', true],
    ['${amount + small * 2}', 126],
    ['${amount / 50}', 2.4],
    ['${amount % 50}', 20],
    ['${negative % 3}', -1],
    ['${-small}', -3],
    ['${yes ? "on" : "off"}', 'on'],
    ['${nothing ? "on" : "off"}', 'off'],
    ['${1.5e2}', 150],
    // What is null counts as false there.
    ['${!yes}', false],
    ['${!nothing}', true],
    ['${not (amount > nothing)}', true],
    ['${amount > nothing}', false],
    ['${nothing && yes}', false],
    ['${nothing == null}', true],
    ['${missing != null}', false],
    // empty: null, "", and what has no entries.
    ['${empty nothing}', true],
    ['${empty empty_text}', true],
    ['${empty none}', true],
    ['${empty list}', false],
    ['${empty amount}', false],
    ['${!empty order.lines}', true],
    // Methods of Java that have their like.
    ['${list.size() == 2}', true],
    ['${name.length()}', 3],
    ['${name.equals("Ann")}', true],
    ['${name.startsWith("A") && name.endsWith("n")}', true],
    ['${list.contains("b")}', true],
    ['${name.contains("nn")}', true],
    ['${none.isEmpty()}', true],
    ['${list.get(0)}', 'a'],
    ['${map.containsKey("a b")}', true],
    ['${name.toUpperCase()}', 'ANN'],
    ["${execution.getVariable('amount')}", 120],
    // Text with expressions in it.
    ['Hello ${name}!', 'Hello Ann!'],
    ['${amount} of ${small}', '120 of 3'],
    ['nobody: ${nothing}.', 'nobody: .'],
    ['a "quoted" ${name} \\ }', 'a "quoted" Ann \\ }'],
    ["${name == '}' ? 1 : 2}", 2],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('names of loops', () => {
  test.each([
    ['${nrOfCompletedInstances / nrOfInstances >= 0.5}', '=(numberOfCompletedInstances / numberOfInstances) >= 0.5'],
    ['${loopCounter == 0}', '=(loopCounter - 1) = 0'],
  ])('%s', (text, expression) => {
    expect(convertJuel(text, 'condition')).toEqual({ expression });
  });
});

describe('what is not the same is refused by name', () => {
  test.each([
    ['${bean.doIt(x)}', /the Java method doIt\(\)/],
    ['${dateTime().plusDays(1)}', /plusDays/],
    ['${currentUser()}', /the function currentUser/],
    ['${fn:length(x)}', /the function fn:length/],
    ['${execution.id}', /execution\.id is known to the other engine only/],
    ['${execution.setVariable("a", 1)}', /execution\.setVariable\(\)/],
    ['${task.assignee}', /task\.assignee/],
    ['${execution}', /execution is an object/],
    ['${list[i]}', /an index that is computed/],
    ['${name + "!"}', /\+ with a text/],
    ['${a$b}', /a\$b is no name/],
    ['${x.class.name}', /the property class/],
    ['${for}', /in FEEL/],
    ['${a b}', /"b" stands where an operator/],
    ['${a ==}', /the end stands where/],
    ['${', /does not end/],
    ['${a ; b}', /";/],
    [`\${${'('.repeat(300)}a${')'.repeat(300)}}`, /too deeply/],
  ])('%s', (text, reason) => {
    expect(convertJuel(text)).toEqual({ refused: expect.stringMatching(reason) });
  });
});
