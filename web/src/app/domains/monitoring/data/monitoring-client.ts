import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type {
  historyEntry,
  incidentView,
  instanceRow,
  instanceView,
  stuckReasons,
  stuckRow,
  tokenView,
} from '../../../../../../contracts/processes/api.ts';
import type { Effect, TraceEntry } from '../../../../../../engine/model/effect.ts';
import type { EngineEvent } from '../../../../../../engine/model/event.ts';
import type { CommandView } from '../../shared/util-commands/command-client.ts';
import { CommandClient } from '../../shared/util-commands/command-client.ts';
import { Api } from '../../shared/util-http/api.ts';
import type { Page } from '../../shared/util-query/pages.ts';

export type InstanceRow = z.infer<typeof instanceRow>;
export type InstanceView = z.infer<typeof instanceView>;
export type TokenView = z.infer<typeof tokenView>;
export type IncidentView = z.infer<typeof incidentView>;
export type StuckRow = z.infer<typeof stuckRow>;
export type StuckReason = (typeof stuckReasons)[number];
export type HistoryEntry = Omit<z.infer<typeof historyEntry>, 'event' | 'trace' | 'effects'> & {
  event: EngineEvent;
  trace: TraceEntry[];
  effects: Effect[];
};

export interface InstanceQuery {
  search?: string | undefined;
  processKey?: string | undefined;
  state?: string | undefined;
  elementId?: string | undefined;
  withIncident?: string | undefined;
  variable?: string[];
  sort?: string | undefined;
}

export type Operation = 'cancel' | 'suspend' | 'resume';

const HISTORY_PAGE = 200;

/** Instances, their history, what is stuck, and what helps. */
@Injectable({ providedIn: 'root' })
export class MonitoringClient {
  private readonly api = inject(Api);
  private readonly commands = inject(CommandClient);

  instances(
    query: InstanceQuery,
    cursor: string | undefined,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Page<InstanceRow>> {
    return this.api.get('/api/instances', { ...query, cursor, limit }, signal);
  }

  instance(id: string, signal?: AbortSignal): Promise<InstanceView> {
    return this.api.get(`/api/instances/${id}`, undefined, signal);
  }

  /** The steps after `cursor`, oldest first. */
  history(id: string, cursor: string | undefined, signal?: AbortSignal): Promise<Page<HistoryEntry>> {
    return this.api.get(`/api/instances/${id}/history`, { cursor, limit: HISTORY_PAGE }, signal);
  }

  operate(key: string, id: string, operation: Operation, reason: string): Promise<CommandView> {
    return this.send(`/api/instances/${id}/${operation}`, { reason }, key);
  }

  setVariables(key: string, id: string, variables: object, reason: string): Promise<CommandView> {
    return this.send(`/api/instances/${id}/variables`, { variables, reason }, key);
  }

  repair(key: string, incidentId: string, how: 'retry' | 'skip', reason: string): Promise<CommandView> {
    return this.send(`/api/incidents/${incidentId}/${how}`, reason ? { reason } : {}, key);
  }

  stuck(query: { reason?: string; processKey?: string }, signal?: AbortSignal): Promise<StuckList> {
    return this.api.get('/api/stuck', query, signal);
  }

  sendMessage(key: string, body: { name: string; correlationKey: string | null; variables: object }): Promise<unknown> {
    return this.api.post('/api/messages', body, { key });
  }

  remind(key: string, taskId: string, reason: string): Promise<unknown> {
    return this.api.post(`/api/tasks/${taskId}/remind`, { reason }, { key });
  }

  assign(key: string, taskId: string, assignee: string, reason: string): Promise<unknown> {
    return this.api.post(`/api/tasks/${taskId}/assign`, { assignee, ...(reason ? { reason } : {}) }, { key });
  }

  changeDue(key: string, taskId: string, due: string, reason: string): Promise<CommandView> {
    return this.send(`/api/tasks/${taskId}/due`, { due, reason }, key);
  }

  private async send(path: string, body: object, key: string): Promise<CommandView> {
    return this.commands.settle(await this.api.post<CommandView>(path, body, { key }));
  }
}

export interface StuckList {
  items: StuckRow[];
  counts: Partial<Record<StuckReason, number>>;
}
