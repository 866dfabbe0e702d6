import { beforeAll, describe, expect, test } from '@jest/globals';
import { masterCommands, masterdataKind, nextCode, releaseBom } from '../../domain/masterdata/index.ts';
import { importCommand } from '../../domain/masterdata/index.ts';
import { contextOf, openGround, refusal, seedPlant } from './support.ts';
import type { Ground } from './support.ts';

const { bomKind, calendarKind, codeRuleKind, itemKind } = masterdataKind;
const items = masterCommands(itemKind);
const boms = masterCommands(bomKind);
const itemOf = (code: string, more: object = {}) => ({
  code,
  name: { zh: code },
  type: 'semi',
  unit: 'pcs',
  procurement: 'make',
  ...more,
});

let ground: Ground;
let plantId: string;

beforeAll(async () => {
  ground = await openGround(20);
  plantId = await seedPlant(ground);
}, 60_000);

describe('items', () => {
  test('are created, changed, deactivated, with audit', async () => {
    const { id, version } = await ground.run(items.create, itemOf('A-1'));
    const changed = await ground.run(items.change, { id, version, values: itemOf('A-1', { category: 'bolts' }) });
    expect(changed.version).toBe(2);
    expect(await refusal(ground.run(items.change, { id, version, values: itemOf('A-1') }))).toBe('stale-version');
    expect(await refusal(ground.run(items.change, { id, values: itemOf('A-2') }))).toBe('code-fixed');
    expect(await refusal(ground.run(items.create, itemOf('A-1')))).toBe('code-taken');
    expect(await refusal(ground.run(items.create, itemOf('A-9', { unit: 'mile' })))).toBe('unknown-reference');
    await ground.run(items.deactivate, { id });
    const audit = await ground.query<{ before: object | null; after: object }>(
      'select before, after from audit_entry where ref = $1 order by at, id',
      [id],
    );
    expect(audit).toHaveLength(3);
    expect(audit[1]).toEqual({ before: { category: null }, after: { category: 'bolts' } });
    expect(audit[2]).toEqual({ before: { active: true }, after: { active: false } });
  });

  test('the same key gives the same item', async () => {
    const first = await ground.run(items.create, itemOf('K-1'), { key: 'one' });
    expect(await ground.run(items.create, itemOf('K-1'), { key: 'one' })).toEqual(first);
    expect(await refusal(ground.run(items.create, itemOf('K-2'), { key: 'one' }))).toBe('key-reused');
  });
});

describe('bills of materials', () => {
  test('a cycle through released bills is refused', async () => {
    for (const code of ['X', 'Y', 'Z']) await ground.run(items.create, itemOf(code));
    const bill = (item: string, component: string) => ({ item, lines: [{ line: 10, item: component, quantity: '2' }] });
    expect(await refusal(ground.run(boms.create, bill('X', 'X')))).toBe('bom-cycle');
    const x = await ground.run(boms.create, bill('X', 'Y'));
    const y = await ground.run(boms.create, bill('Y', 'Z'));
    const z = await ground.run(boms.create, bill('Z', 'X'));
    await ground.run(releaseBom, { id: x.id });
    await ground.run(releaseBom, { id: y.id });
    expect(await refusal(ground.run(releaseBom, { id: z.id }))).toBe('bom-cycle');
    expect(await refusal(ground.run(boms.change, { id: x.id, values: bill('X', 'Z') }))).toBe('released-fixed');
    const second = await ground.run(boms.create, { ...bill('X', 'Z'), revision: 'B' });
    expect(await refusal(ground.run(releaseBom, { id: second.id }))).toBe('bom-overlap');
  });

  test('components are kept in their own unit', async () => {
    await ground.run(items.create, itemOf('GLUE', { unit: 'kg' }));
    const { id } = await ground.run(boms.create, {
      item: 'Z',
      revision: 'G',
      lines: [{ line: 1, item: 'GLUE', quantity: '15', unit: 'g' }],
    });
    const [line] = await ground.query<{ quantity: string }>('select quantity from bom_line where bom_id = $1', [id]);
    expect(line!.quantity).toBe('0.015000');
  });
});

describe('codes', () => {
  async function codes(scope: 'work-order' | 'report', count: number, clients: number, fail = 0): Promise<string[]> {
    const drawn: string[] = [];
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let i = 0; i < count / clients; i++) {
          const work = ground.database.transaction(async (tx) => {
            const code = await nextCode({ ...contextOf(), tx }, scope, plantId);
            if (fail > 0 && (i + client) % fail === 0) throw new RangeError('rolled back');
            return code;
          });
          await work
            .then((code) => drawn.push(code))
            .catch((error: unknown) => {
              if (!(error instanceof RangeError)) throw error;
            });
        }
      }),
    );
    return drawn;
  }

  test('are unique under concurrency, the first ones included', async () => {
    const drawn = await codes('work-order', 2000, 20, 7);
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.every((code) => /^WO-\d{4}-\d{4}$/.test(code))).toBe(true);
  });

  test('without gaps where the rule says so', async () => {
    const segments = [
      { kind: 'const', text: 'R' },
      { kind: 'seq', width: 6 },
      { kind: 'check', algorithm: 'mod97' },
    ];
    await ground.run(masterCommands(codeRuleKind).create, { scope: 'report', segments, gapless: true });
    const drawn = await codes('report', 400, 10, 5);
    const numbers = drawn.map((code) => Number(code.slice(1, 7))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test('a changed rule leaves the old one to read old codes by', async () => {
    const commands = masterCommands(codeRuleKind);
    const rule = { scope: 'receipt', segments: [{ kind: 'seq', width: 8 }] };
    const { id } = await ground.run(commands.create, rule);
    const next = await ground.run(commands.change, { id, values: { ...rule, gapless: true } });
    expect(next.id).not.toBe(id);
    const rows = await ground.query<{ active: boolean }>(`select active from code_rule where scope = 'receipt'`);
    expect(rows.map((row) => row.active).sort()).toEqual([false, true]);
  });
});

describe('CSV', () => {
  const importItems = importCommand(itemKind);
  const header = 'code,name.zh,type,unit,procurement,leadTimeDays,inspectIncoming,minimumStock';

  test('a dry run finds all errors at once and keeps nothing', async () => {
    const csv = `${header}\nC-1,螺栓,raw,pcs,buy,3,true,10\nC-2,,raw,pcs,buy,x,,\nC-3,螺母,raw,mile,buy,,,-1\n`;
    const report = await ground.run(importItems, { csv, dryRun: true });
    expect(report).toMatchObject({ records: 3, created: 1, applied: false });
    expect(report.errors.map((error) => [error.line, error.path])).toEqual([
      [3, 'name'],
      [3, 'leadTimeDays'],
      [4, 'minimumStock'],
    ]);
    expect(await ground.query(`select 1 from item where code like 'C-%'`)).toEqual([]);
  });

  test('creates, changes, and leaves alone', async () => {
    const first = `${header}\nC-1,螺栓,raw,pcs,buy,3,true,10\nC-2,螺母,raw,pcs,buy,,,\n`;
    expect(await ground.run(importItems, { csv: first })).toMatchObject({ created: 2, applied: true });
    const second = `${header}\nC-1,螺栓,raw,pcs,buy,4,true,10\nC-2,螺母,raw,pcs,buy,,,\n`;
    expect(await ground.run(importItems, { csv: second })).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
  });

  test('reads lists over several rows', async () => {
    const csv = 'item,revision,lines.line,lines.item,lines.quantity\nC-1,M,10,C-2,2\n,,20,A-1,1\n';
    const report = await ground.run(importCommand(bomKind), { csv });
    expect(report.errors).toEqual([expect.objectContaining({ code: 'inactive-record' })]);
    const good = csv.replace('A-1', 'X');
    expect(await ground.run(importCommand(bomKind), { csv: good })).toMatchObject({ created: 1, applied: true });
    expect(await ground.run(importCommand(bomKind), { csv: good }, { key: 'again' })).toMatchObject({ unchanged: 1 });
  });

  test('reads shifts and exceptions of calendars', async () => {
    const csv =
      'code,name.zh,week.mon,week.tue,exceptions.date,exceptions.shifts\n' +
      'DAY,白班,08:00-12:00 13:00-17:00,22:00-06:00,2026-02-17,-\n,,,,2026-02-14,08:00-17:00\n';
    expect(await ground.run(importCommand(calendarKind), { csv })).toMatchObject({ created: 1, applied: true });
  });
});
