import type { EventName, EventVariables } from '../../contracts/events.ts';
import { newId } from './audit.ts';
import type { CommandContext } from './context.ts';

/** An event of the records; its business key becomes the correlation key of the message. */
export interface Emitted<Name extends EventName = EventName> {
  name: Name;
  businessKey: string;
  plantId: string;
  variables: EventVariables<Name>;
}

/** What carries events on: publishing a message, in the same transaction. `id` makes a repetition harmless. */
export type EventSink = (context: CommandContext, event: Emitted & { id: string }) => Promise<void>;

const sinks: EventSink[] = [];

/** Connects a receiver of all events; done once per process by the composition (api, worker). */
export function connectEvents(sink: EventSink): void {
  if (!sinks.includes(sink)) sinks.push(sink);
}

/** Records that something happened, in the transaction in which it happened, and hands it to the sinks. */
export async function emit<Name extends EventName>(context: CommandContext, event: Emitted<Name>): Promise<void> {
  const id = newId(context.at);
  await context.tx.query(
    `insert into domain_event (id, name, business_key, plant_id, variables, at, actor)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      event.name,
      event.businessKey,
      event.plantId,
      JSON.stringify(event.variables),
      context.at,
      context.actor.onBehalfOf ?? context.actor.user,
    ],
  );
  for (const sink of sinks) await sink(context, { ...event, id } as unknown as Emitted & { id: string });
}
