import { Component, computed, inject, signal } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../../shared/ui-states/problem-note.ts';
import type { Problem } from '../../../shared/util-http/problem.ts';
import { toProblem } from '../../../shared/util-http/problem.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { AttachmentClient } from '../../data/attachment-client.ts';
import { injectControl } from '../field-control.ts';
import { SignaturePad } from '../signature-pad.ts';

/** Photos (camera or file) and signatures: stored at once, the value is the id. */
@Component({
  selector: 'mr-attachment-field',
  imports: [Icon, ProblemNote, SignaturePad],
  template: `
    <div class="row-wrap">
      @for (id of ids(); track id) {
        <span class="thumb">
          <img [src]="client.address(id)" [alt]="t('form.attachment')" />
          @if (!control.readOnly()) {
            <button
              type="button"
              class="btn icon small"
              [attr.aria-label]="t('form.removeAttachment')"
              (click)="remove(id)"
            >
              <mr-icon name="x" [size]="14" />
            </button>
          }
        </span>
      }
      @if (room() && !control.readOnly()) {
        @if (control.field.type === 'photo') {
          <label class="btn">
            <mr-icon name="camera" />{{ busy() ? t('form.uploading') : t('form.photo') }}
            <input
              #file
              class="sr-only"
              type="file"
              accept="image/*"
              capture="environment"
              [id]="control.id"
              (change)="file.files?.[0] && upload(file.files![0]!); file.value = ''"
            />
          </label>
        } @else {
          <mr-signature-pad (signed)="upload($event)" />
        }
      }
    </div>
    <mr-problem [problem]="problem()" />
  `,
  styles: `
    .thumb {
      position: relative;
    }
    .thumb img {
      display: block;
      height: 84px;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: #fff;
    }
    .thumb .btn {
      position: absolute;
      inset: 4px 4px auto auto;
    }
  `,
})
export class AttachmentField {
  protected readonly control = injectControl<Extract<FormField, { type: 'photo' | 'signature' }>>();
  protected readonly t = injectT();
  protected readonly client = inject(AttachmentClient);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly most = this.control.field.type === 'signature' ? 1 : (this.control.field.maxFiles ?? 5);
  protected readonly ids = computed(() => {
    const value = this.control.value();
    return Array.isArray(value) ? value.map(String) : typeof value === 'string' && value ? [value] : [];
  });
  protected readonly room = computed(() => this.ids().length < this.most);

  protected async upload(file: Blob): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      const id = await this.client.upload(file);
      this.control.set(this.most === 1 ? id : [...this.ids(), id]);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
    this.busy.set(false);
  }

  protected remove(id: string): void {
    const rest = this.ids().filter((one) => one !== id);
    this.control.set(this.most === 1 ? null : rest);
  }
}
