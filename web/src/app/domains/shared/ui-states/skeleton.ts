import { Component, computed, inject, input } from '@angular/core';
import { I18n } from '../util-i18n/i18n.ts';

/** Grey lines where text will be. */
@Component({
  selector: 'mr-skeleton',
  template: `
    <span class="sr-only" role="status">{{ i18n.t('common.loading') }}</span>
    @for (width of widths(); track $index) {
      <span class="skeleton" [style.width.%]="width" [style.height.px]="height()"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 14px;
      padding: 16px;
    }
  `,
})
export class Skeleton {
  readonly rows = input(5);
  readonly height = input(14);
  protected readonly i18n = inject(I18n);
  protected readonly widths = computed(() => Array.from({ length: this.rows() }, (_, row) => 92 - ((row * 37) % 45)));
}
