import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Actor } from '../../../engine/model/event.ts';
import type { JsonObject } from '../../../contracts/json.ts';

export type MessageState = 'buffered' | 'assigned' | 'delivered' | 'expired';

/** A message on its way. `(name, messageId)` is unique, so publishing twice publishes once. */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  uniques: [{ properties: ['name', 'messageId'] }],
  properties: {
    id: p.uuid().primary(),
    name: p.string().length(255),
    messageId: p.string().length(255),
    correlationKey: p.string().length(255).nullable(),
    variables: p.json().$type<JsonObject>(),
    actor: p.json().$type<Actor>().nullable(),
    state: p.string().length(20).$type<MessageState>(),
    publishedAt: p.datetime(6),
    expiresAt: p.datetime(6).nullable(),
    /** Receiver it is assigned to. */
    subscriptionId: p.uuid().nullable(),
    instanceId: p.uuid().nullable(),
    /** Receivers that refused it. */
    refusedBy: p.array().columnType('uuid[]').$type<string[]>().default([]),
    deliveredAt: p.datetime(6).nullable(),
    attempts: p.integer().default(0),
    nextAttemptAt: p.datetime(6).nullable(),
  },
});
