import { Component, inject } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { injectT } from '../../shared/util-i18n/i18n.ts';

const KEYS = [
  ['J', 'inbox.keys.next'],
  ['K', 'inbox.keys.previous'],
  ['Enter', 'inbox.keys.form'],
  ['C', 'inbox.keys.claim'],
  ['U', 'inbox.keys.unclaim'],
  ['Ctrl Enter', 'inbox.keys.complete'],
  ['M', 'inbox.keys.comment'],
  ['/', 'inbox.keys.search'],
  ['Esc', 'inbox.keys.list'],
  ['?', 'inbox.keys.help'],
] as const;

@Component({
  selector: 'mr-keys-dialog',
  template: `
    <div class="dialog">
      <header>
        <h2>{{ t('inbox.keys.title') }}</h2>
      </header>
      <div class="dialog-body">
        <dl class="facts">
          @for (entry of keys; track entry[0]) {
            <dt>
              <kbd>{{ entry[0] }}</kbd>
            </dt>
            <dd>{{ t(entry[1]) }}</dd>
          }
        </dl>
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.close') }}</button>
      </footer>
    </div>
  `,
})
export class KeysDialog {
  protected readonly ref = inject<MatDialogRef<KeysDialog>>(MatDialogRef);
  protected readonly t = injectT();
  protected readonly keys = KEYS;
}
