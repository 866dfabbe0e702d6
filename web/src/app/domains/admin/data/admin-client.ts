import { Injectable, inject } from '@angular/core';
import type { RuleDetails } from '../../../../../../contracts/permissions.ts';
import type { CallOptions } from '../../shared/util-http/api.ts';
import { Api } from '../../shared/util-http/api.ts';
import type { AuditChain, Explanation } from './admin-types.ts';

export interface Question {
  verb: string;
  subject: string;
  username?: string;
  record?: Record<string, string | boolean | string[]>;
}

export interface NewGrant extends RuleDetails {
  roleId: string;
  subject: string;
  verb: string;
  reason: string;
  expiresAt?: string;
}

/** What administration has besides lists and records. */
@Injectable({ providedIn: 'root' })
export class AdminClient {
  private readonly api = inject(Api);

  /** A one-time link with which the person sets a password; what the address bar takes. */
  async passwordLink(userId: string): Promise<string> {
    const { path } = await this.api.post<{ path: string }>(`/api/identity/users/${userId}/password-link`);
    return new URL(path, location.origin).href;
  }

  unlock(key: string, userId: string): Promise<void> {
    return this.api.post(`/api/identity/users/${userId}/unlock`, undefined, { key });
  }

  setPowers(key: string, departmentId: string, powers: object): Promise<void> {
    return this.api.put(`/api/identity/departments/${departmentId}/powers`, powers, { key });
  }

  grant(key: string, grant: NewGrant): Promise<void> {
    return this.api.post('/api/identity/grants', grant, { key });
  }

  explain(question: Question): Promise<Explanation> {
    return this.api.post('/api/permissions/explain', question);
  }

  verifyAudit(): Promise<AuditChain> {
    return this.api.get('/api/admin/audit/verify');
  }

  exportAudit(query: CallOptions['query']): Promise<string> {
    return this.api.text('/api/admin/audit/export', 'text/csv', query);
  }
}
