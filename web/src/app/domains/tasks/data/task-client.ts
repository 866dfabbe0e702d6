import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type { Form } from '../../../../../../contracts/forms/form.ts';
import type { notificationView, taskRow, taskView } from '../../../../../../contracts/processes/api.ts';
import type { CommandView } from '../../shared/util-commands/command-client.ts';
import { CommandClient } from '../../shared/util-commands/command-client.ts';
import { Api } from '../../shared/util-http/api.ts';
import type { Page } from '../../shared/util-query/pages.ts';

export type TaskRow = z.infer<typeof taskRow>;
export type TaskView = Omit<z.infer<typeof taskView>, 'form'> & { form: Form | null };
export type NotificationView = z.infer<typeof notificationView>;
export type TaskViewName = 'mine' | 'claimable' | 'done';

export interface TaskQuery {
  view: TaskViewName;
  search?: string | undefined;
  processKey?: string | undefined;
  overdue?: string | undefined;
  minPriority?: string | undefined;
  sort?: string | undefined;
  variable?: string[];
}

export interface TaskCounts {
  mine: number;
  claimable: number;
  overdue: number;
}

export interface Completion {
  variables: Record<string, unknown>;
  outcome?: string;
  version: number;
}

@Injectable({ providedIn: 'root' })
export class TaskClient {
  private readonly api = inject(Api);
  private readonly commands = inject(CommandClient);

  list(query: TaskQuery, cursor: string | undefined, limit: number, signal?: AbortSignal): Promise<Page<TaskRow>> {
    return this.api.get('/api/tasks', { ...query, cursor, limit }, signal);
  }

  counts(signal?: AbortSignal): Promise<TaskCounts> {
    return this.api.get('/api/tasks/counts', undefined, signal);
  }

  read(id: string, signal?: AbortSignal): Promise<TaskView> {
    return this.api.get(`/api/tasks/${id}`, undefined, signal);
  }

  claim(key: string, id: string, version: number): Promise<{ version: number }> {
    return this.api.post(`/api/tasks/${id}/claim`, { version }, { key });
  }

  unclaim(key: string, id: string, version: number): Promise<{ version: number }> {
    return this.api.post(`/api/tasks/${id}/unclaim`, { version }, { key });
  }

  assign(key: string, id: string, body: { assignee: string; reason?: string }): Promise<{ version: number }> {
    return this.api.post(`/api/tasks/${id}/assign`, body, { key });
  }

  /** Resolves when the task is through; throws what it was refused for. */
  async complete(key: string, id: string, body: Completion): Promise<CommandView> {
    return this.commands.settle(await this.api.post<CommandView>(`/api/tasks/${id}/complete`, body, { key }));
  }

  saveDraft(id: string, draft: Record<string, unknown>): Promise<{ version: number }> {
    return this.api.post(`/api/tasks/${id}/draft`, { draft });
  }

  comment(key: string, id: string, text: string): Promise<{ id: string }> {
    return this.api.post(`/api/tasks/${id}/comments`, { text }, { key });
  }

  async notifications(signal?: AbortSignal): Promise<NotificationView[]> {
    return (await this.api.get<{ items: NotificationView[] }>('/api/notifications', undefined, signal)).items;
  }

  notificationsSeen(): Promise<void> {
    return this.api.post('/api/notifications/seen', {});
  }
}
