import { Component, computed, input, signal } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';

/** A part of the inspector that folds. `mark`: something is set inside. */
@Component({
  selector: 'mr-section',
  imports: [Icon],
  template: `
    <h3>
      <button type="button" [attr.aria-expanded]="unfolded()" (click)="chosen.set(!unfolded())">
        <mr-icon [name]="unfolded() ? 'chevron-down' : 'chevron-right'" [size]="15" />
        <span class="grow">{{ title() }}</span>
        @if (mark()) {
          <span class="dot"></span>
        }
      </button>
    </h3>
    @if (unfolded()) {
      <div class="body"><ng-content /></div>
    }
  `,
  styles: `
    :host {
      display: block;
      border-bottom: 1px solid var(--line);
    }
    button {
      display: flex;
      align-items: center;
      gap: 6px;
      width: 100%;
      min-height: 40px;
      padding: 0 14px 0 10px;
      border: 0;
      background: none;
      color: var(--text);
      font: inherit;
      font-weight: 600;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-2);
    }
    mr-icon {
      color: var(--text-2);
    }
    .dot {
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: var(--primary);
    }
    .body {
      display: flex;
      flex-direction: column;
      gap: 12px;
      padding: 2px 14px 16px;
    }
  `,
})
export class Section {
  readonly title = input.required<string>();
  readonly open = input(true);
  readonly mark = input(false);
  /** What the person chose, once they chose. */
  protected readonly chosen = signal<boolean | null>(null);
  protected readonly unfolded = computed(() => this.chosen() ?? this.open());
}
