import { Component, input, output } from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import type { Autosave } from '../data/autosave.ts';

/** Revision and state of saving; on a conflict the choice whose drawing counts. */
@Component({
  selector: 'mr-save-mark',
  imports: [Icon],
  template: `
    <span class="chip">{{ t('save.revision', { n: autosave().revision() }) }}</span>
    @switch (autosave().state()) {
      @case ('conflict') {
        <span class="chip danger" role="alert"
          ><mr-icon name="triangle-alert" [size]="13" />{{ t('save.conflict') }}</span
        >
        <button type="button" class="btn small" (click)="mine.emit()">{{ t('save.mine') }}</button>
        <button type="button" class="btn small" (click)="theirs.emit()">{{ t('save.theirs') }}</button>
      }
      @case ('failed') {
        <span class="chip warn" role="alert"><mr-icon name="wifi-off" [size]="13" />{{ t('save.failed') }}</span>
        <button type="button" class="btn small" (click)="autosave().flush()">{{ t('common.retry') }}</button>
      }
      @case ('saved') {
        <span class="muted small" role="status">{{ t('save.saved') }}</span>
      }
      @default {
        <span class="muted small" role="status">{{ t('save.saving') }}</span>
      }
    }
  `,
  styles: ':host { display: flex; align-items: center; gap: 8px; }',
})
export class SaveMark {
  readonly autosave = input.required<Autosave>();
  readonly mine = output();
  readonly theirs = output();
  protected readonly t = injectT();
}
