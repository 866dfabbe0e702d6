import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type {
  deploymentResult,
  draftView,
  findingSchema,
  processView,
  versionView,
} from '../../../../../../contracts/processes/api.ts';
import { Api } from '../../shared/util-http/api.ts';
import type { Page } from '../../shared/util-query/pages.ts';

export type ProcessView = z.infer<typeof processView>;
export type VersionView = z.infer<typeof versionView>;
export type DraftView = z.infer<typeof draftView>;
export type FindingView = z.infer<typeof findingSchema>;
export type DeploymentResult = z.infer<typeof deploymentResult>;
export interface RevisionView {
  revision: number;
  savedAt: string;
  savedBy: string;
}

/** Processes, their versions, and the drawings in work. */
@Injectable({ providedIn: 'root' })
export class ModelingClient {
  private readonly api = inject(Api);

  processes(q: string, cursor?: string, signal?: AbortSignal): Promise<Page<ProcessView>> {
    return this.api.get('/api/processes', { q, cursor, limit: 50 }, signal);
  }

  process(key: string, signal?: AbortSignal): Promise<ProcessView> {
    return this.api.get(`/api/processes/${encodeURIComponent(key)}`, undefined, signal);
  }

  versions(key: string, signal?: AbortSignal): Promise<Page<VersionView>> {
    return this.api.get(`/api/processes/${encodeURIComponent(key)}/versions`, { limit: 100 }, signal);
  }

  versionXml(key: string, version: number, signal?: AbortSignal): Promise<string> {
    const path = `/api/processes/${encodeURIComponent(key)}/versions/${version}`;
    return this.api.text(path, 'application/xml', undefined, signal);
  }

  drafts(signal?: AbortSignal): Promise<Page<DraftView>> {
    return this.api.get('/api/drafts', { limit: 100 }, signal);
  }

  draft(id: string, signal?: AbortSignal): Promise<DraftView> {
    return this.api.get(`/api/drafts/${id}`, undefined, signal);
  }

  createDraft(key: string, body: { xml: string; basedOn?: number }): Promise<DraftView> {
    return this.api.post('/api/drafts', body, { key });
  }

  /** `revision` is the one the change was made on; another one in between is refused as `stale-version`. */
  saveDraft(id: string, body: { xml: string; revision: number }): Promise<DraftView> {
    return this.api.put(`/api/drafts/${id}`, body);
  }

  archiveDraft(key: string, id: string): Promise<void> {
    return this.api.post(`/api/drafts/${id}/archive`, {}, { key });
  }

  revisions(id: string, signal?: AbortSignal): Promise<Page<RevisionView>> {
    return this.api.get(`/api/drafts/${id}/revisions`, { limit: 100 }, signal);
  }

  revision(id: string, revision: number): Promise<DraftView> {
    return this.api.get(`/api/drafts/${id}/revisions/${revision}`);
  }

  publish(key: string, body: { name: string; xml: string; notes: string; draftId: string }): Promise<DeploymentResult> {
    const resources = [{ name: `${body.name}.bpmn`, content: body.xml }];
    return this.api.post('/api/deployments', { resources, notes: body.notes, draftId: body.draftId }, { key });
  }

  start(key: string, body: { processKey: string; businessKey?: string; variables?: object }): Promise<{ id: string }> {
    return this.api.post('/api/instances', body, { key });
  }
}
