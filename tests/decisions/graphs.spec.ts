import { describe, expect, test } from '@jest/globals';
import { compileDecisions } from '../../engine/decide/compile/index.ts';
import { evaluateDecision } from '../../engine/decide/evaluate/index.ts';
import { answer, compiled, decide, decision, environment, file, findings, inputData, literal, table } from './dmn.ts';

/** Requirement graphs: DMN 1.5 chapter 6; decision services and knowledge models: §10.4. */

const knowledge = (id: string, parameters: readonly string[], body: string, requires = ''): string =>
  `<businessKnowledgeModel id="${id}" name="${id}"><variable name="${id}"/><encapsulatedLogic>${parameters
    .map((name) => `<formalParameter name="${name}" typeRef="number"/>`)
    .join('')}${body}</encapsulatedLogic>${requires}</businessKnowledgeModel>`;
const needs = (id: string): string => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
const service = (id: string, parts: Record<string, readonly string[]>): string =>
  `<decisionService id="${id}" name="${id}"><variable name="${id}"/>${Object.entries(parts)
    .flatMap(([kind, ids]) => ids.map((one) => `<${kind} href="#${one}"/>`))
    .join('')}</decisionService>`;

describe('information requirements (§6.2.1)', () => {
  const chain = file(
    inputData('price', 'number') +
      decision('Net', literal('price * 0.9'), ['price'], 'number') +
      decision('Gross', literal('Net * 1.19'), ['@Net'], 'number') +
      decision('Both', literal('[Net, Gross]'), ['@Net', '@Gross']),
  );

  test('decisions are made from what they require', () => {
    expect(answer(chain, 'Both', { price: 100 })).toEqual([90, 107.1]);
  });

  test('each is made once, and its table is told once', () => {
    const rules = [['-', '1']];
    const xml = file(
      decision('T', table({ inputs: ['1'], outputs: [''], rules })) +
        decision('A', literal('T'), ['@T']) +
        decision('B', literal('T'), ['@T']) +
        decision('D', literal('A + B + T'), ['@A', '@B', '@T']),
    );
    expect(decide(xml, 'D')).toEqual({
      result: 3,
      matchedRules: [{ decision: 'T', table: 'Table', rules: [{ id: 'R1', number: 1 }] }],
      problems: [],
    });
  });

  test('a decision carries what it requires and nothing else', () => {
    const [net] = compiled(chain);
    expect(net!.nodes.map(({ id }) => id)).toEqual(['Net', 'price']);
    expect(net!.inputs).toEqual([{ name: 'price', type: 'number' }]);
    expect(evaluateDecision(net!, 'Net', { price: 10 }, environment).result).toBe(9);
  });

  test('the same content has the same hash, any other another', () => {
    const hash = (xml: string): string => compiled(xml).find(({ key }) => key === 'Net')!.hash;
    expect(hash(chain.replace('1.19', '1.20'))).toBe(hash(chain));
    expect(hash(chain.replace('0.9', '0.8'))).not.toBe(hash(chain));
  });

  test('names with spaces, and the ids of other tools', () => {
    const xml = file(
      inputData('in1', 'number', 'Requested   Amount') +
        `<decision id="d1" name="Monthly Rate"><informationRequirement><requiredInput href="#in1"/></informationRequirement>${literal('Requested Amount / 12')}</decision>` +
        decision('D', literal('d1 + Monthly Rate'), ['@d1']),
    );
    expect(answer(xml, 'D', { 'Requested Amount': 24 })).toBe(4);
    expect(answer(xml, 'Monthly Rate', { 'Requested Amount': 24 })).toBe(2);
  });

  test('variables that no requirement names are read all the same', () => {
    expect(answer(file(decision('D', literal('x + 1'))), 'D', { x: 1 })).toBe(2);
  });

  test('what it requires may be missing: null', () => {
    expect(answer(chain, 'Gross', {})).toBeNull();
  });

  test('a circle is a finding that shows it', () => {
    const xml = file(decision('A', literal('B'), ['@B']) + decision('B', literal('A'), ['@A']));
    expect(findings(xml)).toEqual(['error requirement-cycle A: what it requires leads back to it: A → B → A']);
  });

  test('so is what does not exist, or is of the wrong kind', () => {
    expect(findings(file(decision('A', literal('1'), ['nothing'])))).toEqual([
      'error dangling-reference A: #nothing does not exist',
    ]);
    expect(findings(file(decision('A', literal('1'), ['B']) + decision('B', literal('1'))))).toEqual([
      'error requirement A: requiredInput refers to a decision, not to a inputData',
    ]);
  });

  test('thousands of decisions in a row', () => {
    const many = Array.from({ length: 2000 }, (_, i) => decision(`D${i + 1}`, literal(`D${i} + 1`), [`@D${i}`]));
    const { drafts, findings: found } = compileDecisions(
      file(decision('D0', literal('0')) + many.slice(0, 300).join('')),
    );
    expect(found).toEqual([]);
    expect(evaluateDecision(drafts, 'D300', {}, environment).result).toBe(300);
  });
});

describe('knowledge models (§6.2.2)', () => {
  test('are functions, for expressions and for invocations', () => {
    const xml = file(
      knowledge('rate', ['a', 'b'], literal('a / b')) +
        decision('D', literal('[rate(1, 4), rate(b: 2, a: 1)]'), ['#rate']) +
        decision(
          'E',
          `<invocation>${literal('rate')}<binding><parameter name="a"/>${literal('3')}</binding><binding><parameter name="b"/>${literal('2')}</binding></invocation>`,
          ['#rate'],
        ),
    );
    expect(answer(xml, 'D')).toEqual([0.25, 0.5]);
    expect(answer(xml, 'E')).toBe(1.5);
  });

  test('may require others, contain tables, and call themselves', () => {
    const rules = [
      ['< 10', '"small"'],
      ['>= 10', '"large"'],
    ];
    const xml = file(
      knowledge('double', ['n'], literal('n * 2')) +
        knowledge('size', ['n'], table({ inputs: ['double(n)'], outputs: [''], rules }), needs('double')) +
        knowledge('fib', ['n'], literal('if n < 2 then n else fib(n - 1) + fib(n - 2)')) +
        decision('D', literal('[size(4), size(5), fib(15)]'), ['#size', '#fib']),
    );
    expect(answer(xml, 'D')).toEqual(['small', 'large', 610]);
    expect(decide(xml, 'D').matchedRules.map(({ decision: key, rules: hit }) => [key, hit[0]!.id])).toEqual([
      ['size', 'R1'],
      ['size', 'R2'],
    ]);
  });

  test('arguments of another type give null and a problem', () => {
    const xml = file(knowledge('f', ['n'], literal('n')) + decision('D', literal('f("x")'), ['#f']));
    expect(answer(xml, 'D')).toMatch(/n: "x" is no number/);
  });

  test('without end are stopped', () => {
    const xml = file(knowledge('f', ['n'], literal('f(n + 1)')) + decision('D', literal('f(1)'), ['#f']));
    expect(answer(xml, 'D')).toMatch(/too deep/);
  });
});

describe('decision services (§6.2.3, §10.4)', () => {
  const xml = file(
    inputData('a') +
      inputData('b') +
      decision('Middle', literal('a + "?"'), ['a']) +
      decision('Out', literal('Middle + b'), ['@Middle', 'b']) +
      decision('Second', literal('b + "!"'), ['b']) +
      service('One', { outputDecision: ['Out'], inputDecision: ['Middle'], inputData: ['b'] }) +
      service('Two', { outputDecision: ['Out', 'Second'], encapsulatedDecision: ['Middle'], inputData: ['a', 'b'] }) +
      decision('Calls', literal('[One("B", "M"), One(Middle: "m", b: "b"), Two("a", "b").Second]'), ['#One', '#Two']),
  );

  test('are called with input data, then input decisions', () => {
    expect(answer(xml, 'Calls')).toEqual(['MB', 'mb', 'b!']);
  });

  test('are answered for themselves: a value, or a context of several outputs', () => {
    expect(answer(xml, 'One', { Middle: 'x', b: 'y' })).toBe('xy');
    expect(answer(xml, 'Two', { a: 'x', b: 'y' })).toEqual({ Out: 'x?y', Second: 'y!' });
  });

  test('see nothing but what they are given', () => {
    expect(answer(xml, 'One', { a: 'x', b: 'y' })).toBeNull();
  });

  test('ask for their parameters', () => {
    expect(compiled(xml).find(({ key }) => key === 'One')!.inputs).toEqual([{ name: 'b' }, { name: 'Middle' }]);
  });
});

describe('imports (§6.3.3)', () => {
  const library = file(
    '<itemDefinition name="tRate"><typeRef>number</typeRef><allowedValues><text>[0..1]</text></allowedValues></itemDefinition>' +
      inputData('base', 'number') +
      decision('Base Rate', literal('base / 100'), ['base']) +
      knowledge('twice', ['n'], literal('n * 2')),
    'urn:library',
  );
  const main = (extra = ''): string =>
    file(
      `<import name="lib" namespace="urn:library" importType="https://www.omg.org/spec/DMN/20230324/MODEL/" locationURI="library.dmn"/>
      <decision id="D" name="D"><variable name="D" typeRef="lib.tRate"/>
        <informationRequirement><requiredDecision href="urn:library#Base Rate"/></informationRequirement>
        <knowledgeRequirement><requiredKnowledge href="urn:library#twice"/></knowledgeRequirement>
        ${literal('lib.twice(lib.Base Rate)')}</decision>${extra}`,
    );

  test('elements and types of another file go by the name of the import', () => {
    const [one] = compiled(main(), [library]);
    expect(evaluateDecision(one!, 'D', { base: 20 }, environment).result).toBe(0.4);
    expect(evaluateDecision(one!, 'D', { base: 80 }, environment)).toMatchObject({
      result: null,
      problems: [{ elementId: 'D', message: 'D: 1.6 is no tRate' }],
    });
  });

  test('a file that is not given is a finding', () => {
    expect(findings(main())[0]).toBe(
      'error import-missing Definitions: the imported file (library.dmn) of namespace urn:library is not given',
    );
  });

  test('only DMN can be imported', () => {
    const xml = main().replace(
      'importType="https://www.omg.org/spec/DMN/20230324/MODEL/"',
      'importType="http://www.dmg.org/PMML-4_2"',
    );
    expect(findings(xml)[0]).toMatch(/not-executed .* only DMN files/);
  });
});
