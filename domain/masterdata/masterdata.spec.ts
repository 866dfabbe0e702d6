import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeRuleInput } from '../../contracts/masterdata/code-rules.ts';
import type { CodeSegment } from '../../contracts/masterdata/code-rules.ts';
import { formatCode, parseCode } from './code-format.ts';
import { compileCalendar } from './compile-calendar.ts';
import { conversionFactor } from './convert-quantity.ts';
import { explodeBom } from './explode-bom.ts';
import type { BomOf } from './explode-bom.ts';
import { add, compare, multiply, rational, roundUp, toDecimal } from './rational.ts';
import type { Rational } from './rational.ts';
import { offsetAt, zoneOffsets } from './zone-offsets.ts';

const runs = { numRuns: 1000 };
const whole = (max: bigint) => fc.bigInt({ min: 1n, max });
const fraction = fc.tuple(whole(10_000n), whole(10_000n)).map(([num, den]): Rational => ({ num, den }));

describe('units', () => {
  test('there and back is exactly 1, over any chain', () => {
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 1, maxLength: 6 }), (factors) => {
        const chain = factors.map((factor, index) => ({ from: `u${index}`, to: `u${index + 1}`, factor }));
        const last = `u${factors.length}`;
        const there = conversionFactor(chain, 'u0', last)!;
        const back = conversionFactor(chain, last, 'u0')!;
        expect(compare(multiply(there, back), { num: 1n, den: 1n })).toBe(0);
      }),
      runs,
    );
  });

  test('units without a connection', () => {
    expect(conversionFactor([], 'kg', 'm')).toBeUndefined();
  });

  test.each([
    ['1/3', { num: 1n, den: 3n }, '0.333334', '0.333333', undefined],
    ['1/2000000, a tie', { num: 1n, den: 2_000_000n }, '0.000001', '0', undefined],
    ['3/2000000, a tie', { num: 3n, den: 2_000_000n }, '0.000002', '0.000002', undefined],
    ['5/4', { num: 5n, den: 4n }, '1.25', '1.25', '1.25'],
  ] as const)('%s rounded', (_name, value, up, halfEven, exact) => {
    expect(toDecimal(value, 'up')).toBe(up);
    expect(toDecimal(value, 'half-even')).toBe(halfEven);
    expect(toDecimal(value, 'exact')).toBe(exact);
  });
});

describe('bill of materials', () => {
  const decimal = fc
    .bigInt({ min: 1n, max: 10_000_000n })
    .map((value) => toDecimal({ num: value, den: 1000n }, 'exact')!);
  /** Bills over items 0…n that only use items with higher numbers: acyclic by construction. */
  const bills = fc.array(
    fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), decimal, fc.constantFrom('0', '2.5', '10')), { maxLength: 4 }),
    { minLength: 1, maxLength: 6 },
  );
  const bomOf =
    (drawn: [number, string, string][][]) =>
    (itemId: string): BomOf | undefined => {
      const index = Number(itemId);
      const lines = drawn[index];
      if (!lines || lines.length === 0) return undefined;
      return {
        baseQuantity: '4',
        lines: lines.map(([step, quantity, scrapPercent]) => ({
          itemId: String(index + step),
          quantity,
          scrapPercent,
          fixed: false,
        })),
      };
    };

  test('k times the product needs exactly k times the components', () => {
    fc.assert(
      fc.property(bills, decimal, whole(1000n), (drawn, quantity, k) => {
        const single = explodeBom('0', rational(quantity), bomOf(drawn));
        const many = explodeBom('0', multiply(rational(quantity), { num: k, den: 1n }), bomOf(drawn));
        expect([...many.keys()]).toEqual([...single.keys()]);
        for (const [item, need] of single)
          expect(compare(many.get(item)!, multiply(need, { num: k, den: 1n }))).toBe(0);
      }),
      runs,
    );
  });

  test('parts of an order need together what the whole needs, rounded up once at most one millionth apart', () => {
    fc.assert(
      fc.property(bills, decimal, decimal, (drawn, a, b) => {
        const [first, second] = [
          explodeBom('0', rational(a), bomOf(drawn)),
          explodeBom('0', rational(b), bomOf(drawn)),
        ];
        const all = explodeBom('0', add(rational(a), rational(b)), bomOf(drawn));
        for (const [item, need] of all) {
          expect(compare(add(first.get(item)!, second.get(item)!), need)).toBe(0);
          expect(compare(rational(roundUp(need)), need)).not.toBe(-1);
        }
      }),
      runs,
    );
  });

  test('a fixed line is needed once; a cycle is refused', () => {
    const line = { itemId: 'c', quantity: '3', scrapPercent: '0', fixed: true };
    const bom = { baseQuantity: '1', lines: [line] };
    const needs = explodeBom('p', rational('50'), (id) => (id === 'p' ? bom : undefined));
    expect(roundUp(needs.get('c')!)).toBe('3');
    const loop = (): BomOf => ({ baseQuantity: '1', lines: [{ ...line, itemId: 'p' }] });
    expect(() => explodeBom('p', rational('1'), loop)).toThrow('contains itself');
  });
});

describe('codes', () => {
  const segment: fc.Arbitrary<CodeSegment> = fc.oneof(
    fc.stringMatching(/^[A-Z0-9-]{1,6}$/).map((text) => ({ kind: 'const' as const, text })),
    fc.constantFrom('YYYYMMDD', 'YYMM', 'YY').map((format) => ({ kind: 'date' as const, format }) as CodeSegment),
    fc.integer({ min: 1, max: 6 }).map((width) => ({ kind: 'attribute' as const, name: 'category', width })),
  );
  const segments = fc
    .tuple(fc.array(segment, { maxLength: 4 }), fc.constantFrom('mod10', 'mod97', undefined))
    .map(([list, algorithm]): CodeSegment[] => [
      ...list.map((one, index) => (one.kind === 'attribute' ? { ...one, name: `part${'abcd'[index]}` } : one)),
      { kind: 'seq', width: 6, reset: 'never' },
      ...(algorithm ? [{ kind: 'check' as const, algorithm: algorithm as 'mod10' }] : []),
    ]);
  const parts = fc.record({
    date: fc.constantFrom('2026-01-31', '2027-12-01'),
    attributes: fc.dictionary(fc.constantFrom('parta', 'partb', 'partc', 'partd'), fc.string({ maxLength: 8 })),
    number: fc.bigInt({ min: 0n, max: 999_999n }),
  });

  test('what is written can be read back', () => {
    fc.assert(
      fc.property(segments, parts, (rule, values) => {
        const code = formatCode(rule, values)!;
        const read = parseCode(rule, code)!;
        expect(read.number).toBe(values.number);
        expect(formatCode(rule, { ...values, attributes: read.attributes, number: read.number })).toBe(code);
      }),
      runs,
    );
  });

  test('one wrong digit is noticed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('mod10', 'mod97'),
        fc.bigInt({ min: 0n, max: 999_999n }),
        fc.nat(5),
        (algorithm, number, at) => {
          const rule = [
            { kind: 'seq', width: 6, reset: 'never' },
            { kind: 'check', algorithm },
          ] as CodeSegment[];
          const code = formatCode(rule, { date: '2026-01-01', attributes: {}, number })!;
          const wrong = code.slice(0, at) + String((Number(code[at]) + 1) % 10) + code.slice(at + 1);
          expect(parseCode(rule, wrong)).toBeUndefined();
        },
      ),
      runs,
    );
  });

  test('Luhn and mod 97-10 as published', () => {
    const digits = (text: string) => ({ kind: 'const' as const, text });
    const check = (algorithm: 'mod10' | 'mod97') => ({ kind: 'check' as const, algorithm });
    const none = { date: '2026-01-01', attributes: {}, number: 0n };
    expect(formatCode([digits('7992739871'), check('mod10')], none)).toBe('79927398713');
    expect(formatCode([digits('794'), check('mod97')], none)).toBe('79444');
  });

  test('a number that does not fit, and rules that cannot be', () => {
    const seq: CodeSegment = { kind: 'seq', width: 2, reset: 'never' };
    expect(formatCode([seq], { date: '2026-01-01', attributes: {}, number: 100n })).toBeUndefined();
    const check = { kind: 'check', algorithm: 'mod10' };
    expect(codeRuleInput.safeParse({ scope: 'item', segments: [seq, seq] }).success).toBe(false);
    expect(codeRuleInput.safeParse({ scope: 'item', segments: [check, seq] }).success).toBe(false);
    expect(codeRuleInput.safeParse({ scope: 'item', segments: [seq, check] }).success).toBe(true);
  });
});

describe('calendars', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const calendar = { code: 'C', name: { zh: '历' }, zone: 'Asia/Shanghai', week: closed, exceptions: [] };

  test('shifts of the week; a night shift of Sunday goes on on Monday', () => {
    const night = [{ from: '22:00', to: '06:00' }];
    const compiled = compileCalendar(
      { ...calendar, week: { ...closed, mon: [{ from: '08:00', to: '12:00' }], sun: night } },
      at,
    );
    expect(compiled.week).toEqual([
      [0, 360],
      [480, 720],
      [9960, 10080],
    ]);
  });

  test('a holiday keeps the night shift that began before; a make-up day has shifts of its own', () => {
    const night = [{ from: '22:00', to: '06:00' }];
    const day = [{ from: '08:00', to: '16:00' }];
    const exceptions = [
      { date: '2026-02-17', shifts: [] },
      { date: '2026-02-14', shifts: day },
    ];
    const compiled = compileCalendar({ ...calendar, week: { ...closed, mon: night, tue: day }, exceptions }, at);
    expect(compiled.exceptions['2026-02-17']).toEqual([[0, 360]]);
    expect(compiled.exceptions['2026-02-14']).toEqual([[480, 960]]);
  });

  test('overlapping shifts are refused', () => {
    const mon = [
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '15:00' },
    ];
    expect(() => compileCalendar({ ...calendar, week: { ...closed, mon } }, at)).toThrow('overlap');
    const night = { ...closed, mon: [{ from: '22:00', to: '06:00' }], tue: [{ from: '05:00', to: '09:00' }] };
    expect(() => compileCalendar({ ...calendar, week: night }, at)).toThrow('night shift');
  });

  test('offset changes of a zone to the second', () => {
    const offsets = zoneOffsets('Europe/Berlin', Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1));
    expect(offsets.slice(1)).toEqual([
      [Date.UTC(2026, 2, 29, 1), 120],
      [Date.UTC(2026, 9, 25, 1), 60],
    ]);
    expect(zoneOffsets('Asia/Shanghai', Date.UTC(2026, 0, 1), Date.UTC(2036, 0, 1))).toHaveLength(1);
  });

  test('the compiled offsets say what the zone says, at any instant', () => {
    const [from, to] = [Date.UTC(2025, 6, 1), Date.UTC(2030, 0, 1)];
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai');
    const tables = new Map<string, [number, number][]>();
    fc.assert(
      fc.property(zone, fc.integer({ min: from, max: to - 1 }), (name, instant) => {
        if (!tables.has(name)) tables.set(name, zoneOffsets(name, from, to));
        const entry = tables.get(name)!.findLast(([since]) => since <= instant) ?? tables.get(name)![0]!;
        expect(entry[1]).toBe(offsetAt(name, instant));
      }),
      runs,
    );
  });
});
