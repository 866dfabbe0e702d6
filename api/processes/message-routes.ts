import { z } from 'zod';
import { broadcastSignalBody, messageView, publishMessageBody } from '../../contracts/processes/api.ts';
import { permit } from '../../domain/foundation/index.ts';
import {
  actorOf,
  follow,
  listMessages,
  publishMessage,
  refuseAmbiguous,
  throwSignal,
} from '../../domain/processes/index.ts';
import type { ProcessEngine } from '../../domain/processes/index.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import { durationMs } from './duration.ts';

const publish = (engine: ProcessEngine): AnyRoute =>
  route({
    method: 'post',
    path: '/api/messages',
    access: { kind: 'verb', verb: 'send', subject: 'Message' },
    summary: 'Publish a message by name and correlation key',
    body: publishMessageBody,
    response: z.object({ id: z.uuid(), state: z.enum(['buffered', 'assigned', 'delivered', 'expired']) }),
    handler: async ({ body, command: context, database }) => {
      const command = { ...context };
      permit(command, { subject: 'Message', verb: 'send' }, { name: body.name });
      const published = await database.transaction(async (tx) => {
        await refuseAmbiguous(tx, body.name, body.correlationKey ?? null);
        return publishMessage(tx, {
          name: body.name,
          correlationKey: body.correlationKey ?? null,
          variables: body.variables,
          messageId: body.messageId ?? `http:${command.key}`,
          actor: actorOf(command.actor),
          ...(body.ttl === undefined ? {} : { timeToLive: durationMs(body.ttl) }),
        });
      });
      follow(engine, published.commands);
      return { status: 201, body: { id: published.id, state: published.state as 'buffered' } };
    },
  });

const list = route({
  method: 'get',
  path: '/api/messages',
  access: { kind: 'verb', verb: 'read', subject: 'Message' },
  summary: 'Messages: what waits for a receiver, what was delivered',
  query: z.strictObject({
    state: z.enum(['buffered', 'assigned', 'delivered', 'expired']).optional(),
    name: z.string().max(255).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ items: z.array(messageView) }),
  handler: async ({ database, query }) => {
    const { limit, name, state } = query;
    const filter = { limit, ...(name === undefined ? {} : { name }), ...(state === undefined ? {} : { state }) };
    return { body: { items: await listMessages(database, filter) } };
  },
});

const signal = route({
  method: 'post',
  path: '/api/signals',
  access: { kind: 'verb', verb: 'send', subject: 'Signal' },
  summary: 'Throw a signal to everything that waits for it',
  body: broadcastSignalBody,
  response: z.object({ id: z.uuid() }),
  handler: async ({ body, command, database }) => {
    permit({ ...command }, { subject: 'Signal', verb: 'send' }, { name: body.name });
    const id = await database.transaction((tx) => throwSignal(tx, body.name, body.variables, actorOf(command.actor)));
    return { status: 202, body: { id } };
  },
});

/** Events from outside: messages and signals. */
export function messageRoutes(engine: ProcessEngine): AnyRoute[] {
  return [publish(engine), list, signal];
}
