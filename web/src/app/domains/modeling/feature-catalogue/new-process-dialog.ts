import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import type { LocalizedText } from '../../../../../../contracts/json.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';

export interface NewProcess {
  key: string;
  name: LocalizedText;
}

const KEY = /^[A-Za-z_][\w.-]*$/;

@Component({
  selector: 'mr-new-process-dialog',
  template: `
    <form class="dialog" (submit)="done($event)">
      <header>
        <h2>{{ t('catalogue.new') }}</h2>
      </header>
      <div class="dialog-body">
        <div class="field">
          <label for="process-zh">{{ t('inspector.nameZh') }} <span class="required"></span></label>
          <input id="process-zh" class="input" maxlength="200" (input)="zh.set($any($event.target).value)" />
        </div>
        <div class="field">
          <label for="process-en">{{ t('inspector.nameEn') }}</label>
          <input id="process-en" class="input" maxlength="200" (input)="en.set($any($event.target).value)" />
        </div>
        <div class="field">
          <label for="process-key">{{ t('catalogue.key') }} <span class="required"></span></label>
          <input
            id="process-key"
            class="input mono"
            maxlength="200"
            spellcheck="false"
            aria-describedby="process-key-hint"
            [attr.aria-invalid]="!valid() || null"
            [value]="key()"
            (input)="key.set($any($event.target).value.trim())"
          />
          <span id="process-key-hint" class="hint">{{ t('catalogue.keyHint') }}</span>
        </div>
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" class="btn primary" [disabled]="!ready()">{{ t('catalogue.create') }}</button>
      </footer>
    </form>
  `,
})
export class NewProcessDialog {
  protected readonly ref = inject<MatDialogRef<NewProcessDialog, NewProcess>>(MatDialogRef);
  protected readonly t = injectT();
  protected readonly zh = signal('');
  protected readonly en = signal('');
  /** Proposed from the English name; free to change. */
  protected readonly key = linkedSignal(() => proposal(this.en()));
  protected readonly valid = computed(() => KEY.test(this.key()));
  protected readonly ready = computed(() => this.valid() && (this.zh().trim() !== '' || this.en().trim() !== ''));

  protected done(event: Event): void {
    event.preventDefault();
    if (!this.ready()) return;
    const [zh, en] = [this.zh().trim(), this.en().trim()];
    this.ref.close({ key: this.key(), name: { zh: zh || en, ...(en ? { en } : {}) } });
  }
}

function proposal(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^[a-z]/.test(words) ? words : `process-${Math.random().toString(36).slice(2, 7)}`;
}
