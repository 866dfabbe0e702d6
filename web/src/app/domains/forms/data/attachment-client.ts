import { Injectable, inject } from '@angular/core';
import { Api } from '../../shared/util-http/api.ts';

/** Files that belong to a form: stored by content, read with the rights of what they belong to. */
@Injectable({ providedIn: 'root' })
export class AttachmentClient {
  private readonly api = inject(Api);

  async upload(file: Blob): Promise<string> {
    const { id } = await this.api.upload<{ id: string }>('/api/attachments', file);
    return id;
  }

  address(id: string): string {
    return `/api/attachments/${id}`;
  }
}
