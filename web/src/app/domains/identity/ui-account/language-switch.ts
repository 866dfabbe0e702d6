import { Component, inject } from '@angular/core';
import { I18n } from '../../shared/util-i18n/i18n.ts';

@Component({
  selector: 'mr-language-switch',
  template: `
    <div class="segmented" role="group" [attr.aria-label]="i18n.t('account.language')">
      <button type="button" lang="zh-CN" [attr.aria-pressed]="i18n.lang() === 'zh-CN'" (click)="i18n.use('zh-CN')">
        中文
      </button>
      <button type="button" lang="en" [attr.aria-pressed]="i18n.lang() === 'en'" (click)="i18n.use('en')">
        English
      </button>
    </div>
  `,
})
export class LanguageSwitch {
  protected readonly i18n = inject(I18n);
}
