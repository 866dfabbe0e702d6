import { defineEntity, p } from '@mikro-orm/postgresql';

/** Up to when a person has seen their notifications. */
export const NotificationSeen = defineEntity({
  name: 'NotificationSeen',
  tableName: 'notification_seen',
  properties: { user: p.string().length(100).primary().name('username'), at: p.datetime(6) },
});
