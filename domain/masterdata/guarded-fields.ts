import { fault } from '../../contracts/errors.ts';
import { subjectEntry } from '../../contracts/permissions.ts';
import type { CommandContext, NewRow } from '../foundation/index.ts';
import type { MasterKind, MasterRow } from './master-kind.ts';

type Verb = 'create' | 'update';

/** Refuses to write a guarded field, such as a cost, without a rule that names it. */
export function requireGuarded<Row extends MasterRow, Input>(
  { actor }: CommandContext,
  kind: MasterKind<Row, Input>,
  verb: Verb,
  row: Row,
  before?: Row,
): void {
  for (const field of closedFields(actor, kind, verb, row)) {
    const [was, is] = [before?.[field], row[field]].map((value) => JSON.stringify(value ?? null));
    if (was === is || (!before && is === 'null')) continue;
    const params = { verb, subject: kind.subject };
    throw fault('forbidden', { detail: `${actor.user} may not ${verb} ${kind.subject}.${String(field)}`, params });
  }
}

/** Who may not see a guarded field cannot send it either: left out, it keeps its value. */
export function keepGuarded<Row extends MasterRow, Input>(
  context: CommandContext,
  kind: MasterKind<Row, Input>,
  before: Row,
  row: NewRow<Row>,
  input: Input,
): NewRow<Row> {
  const kept = { ...row };
  for (const field of closedFields(context.actor, kind, 'update', before))
    if (!(field in (input as object))) Object.assign(kept, { [field]: before[field] });
  requireGuarded(context, kind, 'update', kept as unknown as Row, before);
  return kept;
}

function closedFields<Row extends MasterRow, Input>(
  { ability }: CommandContext['actor'],
  kind: MasterKind<Row, Input>,
  verb: Verb,
  row: Row,
): (keyof Row & string)[] {
  const guarded = (subjectEntry(kind.subject)?.guarded ?? []) as (keyof Row & string)[];
  const scope = kind.record.scope(row);
  return guarded.filter((field) => field in row && !ability.can(verb, kind.subject, scope, field));
}
