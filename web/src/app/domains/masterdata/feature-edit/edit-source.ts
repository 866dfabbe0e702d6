import { inject } from '@angular/core';
import { subjectEntry } from '../../../../../../contracts/permissions.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import type { Query } from '../../shared/util-query/query.ts';
import { query } from '../../shared/util-query/query.ts';
import type { MasterRecord } from '../data/master-client.ts';
import { MasterClient } from '../data/master-client.ts';
import type { LoadedKind } from '../ui-kind/load-kind.ts';
import { nextRevision } from '../util-edit/kind-form.ts';
import type { KindView } from '../util-kinds/kind-view.ts';
import { toForm } from '../util-schema/form-values.ts';
import type { Kind } from '../util-schema/json-schema.ts';
import { propertiesOf } from '../util-schema/json-schema.ts';

/** What the form starts with. */
export interface EditSource {
  /** The record that is changed; none while one is made. */
  record: MasterRecord | null;
  values: Values;
  /** What the next new one starts with. */
  again: Values;
  hidden: ReadonlySet<string>;
  /** A record as the form has it. */
  formOf: (record: MasterRecord) => Values;
}

interface Asked {
  kind: Kind;
  view: KindView;
  id: string | undefined;
}

/** Reads what the form needs: the record to change or to copy, and what is left out for this person. */
export function editSource(
  loaded: LoadedKind,
  id: () => string | undefined,
  prefilled: Readonly<Record<string, string>>,
): Query<EditSource> {
  const client = inject(MasterClient);
  const lookup = inject(LookupClient);
  const permissions = inject(Permissions);
  return query<EditSource, Asked>({
    params: () => {
      const kind = loaded.kind();
      return kind && { kind, view: loaded.view(), id: id() };
    },
    load: async ({ kind, view, id: changed }, abort) => {
      const from = changed ?? prefilled['copy'];
      const record = from ? await client.one(kind, from, abort) : null;
      const hidden = guardedFields(permissions, kind, changed ? 'update' : 'create', record);
      if (!changed && (await isOnlyPlant(lookup))) hidden.add('plant');
      const formOf = (one: MasterRecord): Values => toForm(kind.input, one);
      const again = known(kind, prefilled);
      const values = changed ? formOf(record!) : { ...(record ? copied(formOf(record), view) : {}), ...again };
      return { record: changed ? record : null, values, again, hidden, formOf };
    },
  });
}

/** Costs and the like, without a rule that names them. */
function guardedFields(permissions: Permissions, kind: Kind, verb: string, record: MasterRecord | null): Set<string> {
  const guarded = subjectEntry(kind.subject)?.guarded ?? [];
  return new Set(guarded.filter((field) => !permissions.allows(verb, kind.subject, record ?? undefined, field)));
}

async function isOnlyPlant(lookup: LookupClient): Promise<boolean> {
  try {
    return (await lookup.find('plants', '')).length === 1;
  } catch {
    return false;
  }
}

/** Only fields that the kind has: an address may say anything. */
function known(kind: Kind, prefilled: Readonly<Record<string, string>>): Values {
  const properties = propertiesOf(kind.input);
  return Object.fromEntries(Object.entries(prefilled).filter(([name]) => name in properties));
}

/** A copy gets a code of its own; a revision goes on with the next letter. */
function copied(values: Values, view: KindView): Values {
  const { code: _code, ...rest } = values;
  if (!view.revised) return rest;
  return { ...rest, revision: nextRevision(String(values['revision'] ?? 'A')) };
}
