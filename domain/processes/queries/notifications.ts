import type { z } from 'zod';
import type { notificationView } from '../../../contracts/processes/api.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { ActingUser } from '../../foundation/index.ts';
import { whereFor } from '../../identity/index.ts';
import { labelsOf } from './labels.ts';
import { TASK_ATTRIBUTES } from './list-tasks.ts';

export type NotificationItem = z.output<typeof notificationView>;

interface NotificationRow {
  id: string;
  action: NotificationItem['action'];
  stage: number;
  task_id: string;
  version_id: string;
  element_id: string;
  business_key: string | null;
  at: Date;
  seen: boolean;
}

/**
 * Reminders and escalations of open tasks that are the person's: to the assignee, to those who could take it, or to
 * the role that the rung names.
 */
export async function listNotifications(
  db: Pick<Tx, 'query'>,
  actor: ActingUser,
  roles: readonly string[],
): Promise<NotificationItem[]> {
  const mine = whereFor(actor.ability, 'complete', 'Task', TASK_ATTRIBUTES, 2);
  const rows = await db.query<NotificationRow>(
    `select n.id, n.action, n.stage, n.task_id, t.version_id, t.element_id, t.business_key, n.at,
       n.at <= coalesce((select s.at from notification_seen s where s.username = $1), '-infinity') as seen
     from notification n join task t on t.id = n.task_id
     where n.at > now() - interval '30 days' and t.state in ('open', 'completing')
       and (n.role = any($2::text[]) or n.role is null and (t.assignee = $1 or t.assignee is null and ${mine.sql}))
     order by n.at desc limit 100`,
    [actor.user, roles, ...mine.params],
  );
  const labels = await labelsOf(
    db,
    rows.map((row) => row.version_id),
  );
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    stage: row.stage,
    taskId: row.task_id,
    name: labels.element(row.version_id, row.element_id),
    businessKey: row.business_key,
    at: row.at.toISOString(),
    seen: row.seen,
  }));
}

/** Everything up to `at` is seen. */
export async function markNotificationsSeen(db: Pick<Tx, 'query'>, username: string, at: Date): Promise<void> {
  await db.query(
    `insert into notification_seen (username, at) values ($1, $2) on conflict (username) do update set at = greatest(notification_seen.at, excluded.at)`,
    [username, at],
  );
}
