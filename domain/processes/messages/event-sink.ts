import type { JsonObject } from '../../../contracts/json.ts';
import type { EventSink } from '../../foundation/index.ts';
import { actorOf } from '../actor.ts';
import { follow } from '../commands/send.ts';
import type { ProcessEngine } from '../process-engine.ts';
import { publishMessage } from './publish.ts';

/** What happens to records becomes messages that processes wait for, in the same transaction. */
export function eventSink(engine: ProcessEngine): EventSink {
  return async ({ tx, actor }, event) => {
    const published = await publishMessage(tx, {
      name: event.name,
      correlationKey: event.businessKey,
      variables: { ...(event.variables as JsonObject), plantId: event.plantId },
      messageId: event.id,
      actor: actorOf(actor),
    });
    tx.afterCommit(() => follow(engine, published.commands));
  };
}
