import type { JsonObject } from '../../../contracts/json.ts';
import { conditionalStarts } from '../../../engine/execute/index.ts';
import type { Actor } from '../../../engine/model/event.ts';
import type { Database, Tx } from '../../../platform/database/database.ts';
import { graphOf } from '../definitions/graph-cache.ts';
import { hashedId } from '../hashed-id.ts';
import { newId } from '../../foundation/index.ts';
import { createInstance } from './create.ts';

export interface Conditions {
  /** What is known outside of instances; it becomes the variables of what begins. */
  variables: JsonObject;
  at: Date;
  /** The same key again starts nothing more. */
  key: string;
  actor?: Actor;
}

/** Newest active version of every process that has a conditional event. */
const CONDITIONAL = `
  select id, key from (select distinct on (key) id, key, graph from process_version where active order by key, version desc) newest
  where jsonb_path_exists(graph, '$.elements.*.definitions[*] ? (@.type == "conditional")')`;

/** Starts an instance at every conditional start event that these variables make true; returns the starting commands. */
export async function startByConditions(
  database: Pick<Database, 'query'>,
  tx: Tx,
  conditions: Conditions,
): Promise<string[]> {
  const { variables, actor, key } = conditions;
  const at = conditions.at.getTime();
  const commands: string[] = [];
  for (const { id: versionId, key: processKey } of await tx.query<{ id: string; key: string }>(CONDITIONAL)) {
    for (const elementId of conditionalStarts(await graphOf(database, versionId), variables, at)) {
      const commandId = hashedId(`conditions ${key} ${versionId} ${elementId}`);
      if ((await tx.query('select 1 from command where id = $1', [commandId])).length > 0) continue;
      const event = { type: 'start' as const, at, elementId, variables, ...(actor ? { actor } : {}) };
      commands.push(await createInstance(tx, { instanceId: newId(), commandId, processKey, versionId, event }));
    }
  }
  return commands;
}
