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

export type ProcessView = z.infer<typeof processView>;
export type VersionView = z.infer<typeof versionView>;
export type ProcessDetail = ProcessView & { versions: VersionView[] };
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

  async processes(signal?: AbortSignal): Promise<ProcessView[]> {
    return (await this.api.get<{ items: ProcessView[] }>('/api/processes', undefined, signal)).items;
  }

  process(key: string, signal?: AbortSignal): Promise<ProcessDetail> {
    return this.api.get(`/api/processes/${encodeURIComponent(key)}`, undefined, signal);
  }

  versionXml(key: string, version: number, signal?: AbortSignal): Promise<string> {
    const path = `/api/processes/${encodeURIComponent(key)}/versions/${version}`;
    return this.api.text(path, 'application/xml', undefined, signal);
  }

  /** With names of elements, searchable variables and the diagram. */
  version(key: string, version: number, signal?: AbortSignal): Promise<VersionView> {
    return this.api.get(`/api/processes/${encodeURIComponent(key)}/versions/${version}`, undefined, signal);
  }

  async drafts(signal?: AbortSignal): Promise<DraftView[]> {
    return (await this.api.get<{ items: DraftView[] }>('/api/drafts', undefined, signal)).items;
  }

  /** The newest revision, or an older one. */
  draft(id: string, revision?: number, signal?: AbortSignal): Promise<DraftView> {
    return this.api.get(`/api/drafts/${id}`, { revision }, signal);
  }

  createDraft(key: string, body: { xml: string; basedOn?: number }): Promise<{ id: string; revision: number }> {
    return this.api.post('/api/drafts', body, { key });
  }

  /** `revision` is the one the change was made on; another one in between is refused as a conflict. */
  saveDraft(id: string, body: { xml: string; revision: number }): Promise<{ id: string; revision: number }> {
    return this.api.put(`/api/drafts/${id}`, body);
  }

  archiveDraft(id: string): Promise<void> {
    return this.api.delete(`/api/drafts/${id}`);
  }

  async revisions(id: string, signal?: AbortSignal): Promise<RevisionView[]> {
    return (await this.api.get<{ items: RevisionView[] }>(`/api/drafts/${id}/revisions`, undefined, signal)).items;
  }

  publish(key: string, body: { name: string; xml: string; notes: string; draftId: string }): Promise<DeploymentResult> {
    const resources = [{ name: `${body.name}.bpmn`, content: body.xml }];
    return this.api.post('/api/deployments', { resources, notes: body.notes, draftId: body.draftId }, { key });
  }

  start(key: string, body: { processKey: string; businessKey?: string; variables?: object }): Promise<{ id: string }> {
    return this.api.post('/api/instances', body, { key });
  }
}
