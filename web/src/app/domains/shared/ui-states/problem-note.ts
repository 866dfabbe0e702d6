import { Component, computed, inject, input, output } from '@angular/core';
import type { FieldError } from '../../../../../../contracts/errors.ts';
import { fieldWords } from '../util-http/field-words.ts';
import { I18n } from '../util-i18n/i18n.ts';
import type { Problem } from '../util-http/problem.ts';
import { Icon } from '../ui-icon/icon.ts';

/** Why something did not work, in words, and what to do. The one error state of the app. */
@Component({
  selector: 'mr-problem',
  imports: [Icon],
  template: `
    @if (problem(); as found) {
      <div class="note danger" role="alert">
        <mr-icon [name]="found.status === 0 ? 'wifi-off' : 'circle-alert'" />
        <div class="grow">
          <strong>{{ title() }}</strong>
          @if (detail()) {
            <p>{{ detail() }}</p>
          }
          @if (others().length > 0) {
            <ul>
              @for (error of others(); track error.path + error.code) {
                <li>
                  @if (error.path) {
                    <code>{{ error.path }}</code>
                  }
                  {{ words(error) }}
                </li>
              }
            </ul>
          }
        </div>
        @if (retryable()) {
          <button type="button" class="btn small" (click)="retry.emit()">
            <mr-icon name="refresh-cw" [size]="14" />{{ i18n.t('common.retry') }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      margin-top: 4px;
      padding-inline-start: 16px;
      list-style: disc;
    }
    .btn {
      align-self: center;
    }
  `,
})
export class ProblemNote {
  readonly problem = input.required<Problem | null>();
  readonly retryable = input(false);
  /** Errors that stand beside their fields already. */
  readonly placed = input<(error: FieldError) => boolean>(() => false);
  readonly retry = output();
  protected readonly i18n = inject(I18n);
  protected readonly title = computed(() => {
    const found = this.problem()!;
    return this.i18n.maybe(`problem.${found.code}`, found.title || this.i18n.t('problem.unknown'));
  });
  protected readonly others = computed(() => this.problem()!.errors.filter((error) => !this.placed()(error)));
  protected readonly detail = computed(() => {
    const found = this.problem()!;
    if (found.errors.length > 0) return this.others().length > 0 ? '' : this.i18n.t('form.marked');
    return this.i18n.maybe(`problem.${found.code}.detail`, besides(found.detail, found.title));
  });
  protected readonly words = (error: FieldError): string => fieldWords(this.i18n, error);
}

/** The API's sentence begins with its title, which stands above it already. */
function besides(detail: string, title: string): string {
  if (detail === title) return '';
  return title && detail.startsWith(title) ? detail.slice(title.length).replace(/^[:：]\s*/, '') : detail;
}
