import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

export interface ShownOnce {
  title: string;
  text: string;
  secret: string;
}

/** Something that is shown once and never again: a one-time link, an access token. */
@Component({
  selector: 'mr-one-time-link',
  imports: [Icon],
  template: `
    <div class="dialog">
      <header>
        <h2 class="grow">{{ data.title }}</h2>
      </header>
      <div class="dialog-body">
        <p>{{ data.text }}</p>
        <div class="input-group">
          <input
            #box
            class="input mono"
            readonly
            [attr.aria-label]="data.title"
            [value]="data.secret"
            (focus)="box.select()"
          />
          <button type="button" class="btn" (click)="copy(box)">
            <mr-icon [name]="copied() ? 'check' : 'copy'" [size]="16" />{{ t('admin.copy') }}
          </button>
        </div>
        <span class="hint" aria-live="polite">{{ copied() ? t('admin.copied') : '' }}</span>
      </div>
      <footer>
        <button type="button" class="btn primary" (click)="ref.close()">{{ t('admin.noted') }}</button>
      </footer>
    </div>
  `,
})
export class OneTimeLink {
  protected readonly data = inject<ShownOnce>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<OneTimeLink>>(MatDialogRef);
  protected readonly t = injectT();
  protected readonly copied = signal(false);

  /** Browsers give the clipboard to safe addresses only; selecting is what remains. */
  protected async copy(box: HTMLInputElement): Promise<void> {
    box.select();
    try {
      await navigator.clipboard.writeText(this.data.secret);
      this.copied.set(true);
    } catch {
      this.copied.set(document.execCommand('copy'));
    }
  }
}
