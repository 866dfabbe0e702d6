import type { CodeScope, CodeSegment } from '../../contracts/masterdata/code-rules.ts';
import { masterdataFault } from '../../contracts/masterdata/errors.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../foundation/index.ts';
import type { CommandContext } from '../foundation/index.ts';
import { formatCode, seriesOf } from './code-format.ts';
import { localDate } from './local-date.ts';

interface RuleRow {
  id: string;
  segments: CodeSegment[];
  gapless: boolean;
  zone: string;
}

const prefixes: Record<CodeScope, string> = {
  item: 'I',
  lot: 'L',
  'work-order': 'WO',
  report: 'WR',
  'inspection-lot': 'QL',
  nonconformance: 'NC',
  'put-away': 'PA',
  requisition: 'PR',
  'purchase-order': 'PO',
  receipt: 'GR',
};

/** What a plant gets that has no rule of its own: `WO-2601-0001`. Reports and postings are many, so they have more. */
function defaultSegments(scope: CodeScope): CodeSegment[] {
  const width = scope === 'report' || scope === 'lot' ? 6 : 4;
  return [
    { kind: 'const', text: `${prefixes[scope]}-` },
    { kind: 'date', format: 'YYMM' },
    { kind: 'const', text: '-' },
    { kind: 'seq', width, reset: 'month' },
  ];
}

/**
 * The next code of a scope. Numbers come from a sequence, so that transactions do not wait for each other and one that
 * fails leaves a hole; gapless rules lock their series until the commit. Call it before taking other locks.
 */
export async function nextCode(
  context: CommandContext,
  scope: CodeScope,
  plantId: string,
  attributes: Record<string, string> = {},
): Promise<string> {
  const rule = (await ruleOf(context.tx, scope, plantId)) ?? (await makeDefaultRule(context, scope, plantId));
  const parts = { date: localDate(context.at, rule.zone), attributes };
  const series = seriesOf(rule.segments, parts);
  const [row] = await context.tx.query<{ number: string }>('select next_code_number($1, $2, $3) as number', [
    rule.id,
    series,
    rule.gapless,
  ]);
  const code = formatCode(rule.segments, { ...parts, number: BigInt(row!.number) });
  if (code !== undefined) return code;
  throw masterdataFault('code-range-exhausted', { detail: `${scope}: number ${row!.number} does not fit its rule` });
}

async function ruleOf(tx: Tx, scope: CodeScope, plantId: string): Promise<RuleRow | undefined> {
  const [rule] = await tx.query<RuleRow>(
    `select r.id, r.segments, r.gapless, p.zone from code_rule r join plant p on p.id = r.plant_id
     where r.plant_id = $1 and r.scope = $2 and r.active`,
    [plantId, scope],
  );
  return rule;
}

/** The first code ever of a scope makes its rule; two at once are decided by the unique index. */
async function makeDefaultRule(context: CommandContext, scope: CodeScope, plantId: string): Promise<RuleRow> {
  const id = newId(context.at);
  const made = await context.tx.query(
    `insert into code_rule (id, version, created_at, created_by, updated_at, updated_by, plant_id, scope, segments, gapless, active)
     values ($1, 1, $2, $3, $2, $3, $4, $5, $6, false, true)
     on conflict (plant_id, scope) where active do nothing returning id`,
    [id, context.at, context.actor.user, plantId, scope, JSON.stringify(defaultSegments(scope))],
  );
  if (made.length > 0) await createSequence(context.tx, id);
  const rule = await ruleOf(context.tx, scope, plantId);
  if (!rule) throw masterdataFault('unknown-reference', { detail: `no plant ${plantId}` });
  return rule;
}

/** Every rule counts in a sequence of its own. */
export async function createSequence(tx: Tx, ruleId: string): Promise<void> {
  await tx.query(`create sequence if not exists "${sequenceName(ruleId)}"`);
}

/** The same name as in `next_code_number`. */
function sequenceName(ruleId: string): string {
  return `code_rule_${ruleId.replaceAll('-', '')}`;
}
