import { Component, inject, input } from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Empty } from '../../shared/ui-states/empty.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { FindingView } from '../data/modeling-client.ts';
import { InspectorHost } from '../ui-inspector/inspector-host.ts';

/** What would forbid publishing, and what is worth a look; a click shows the place. */
@Component({
  selector: 'mr-findings-panel',
  imports: [Empty, Icon],
  template: `
    @if (findings().length === 0) {
      <mr-empty icon="circle-check" [title]="i18n.t('findings.none')" [text]="i18n.t('findings.noneText')" />
    }
    <ul [attr.aria-busy]="busy()">
      @for (finding of findings(); track $index) {
        <li>
          <button type="button" [disabled]="!finding.elementId" (click)="show(finding)">
            <mr-icon [class]="finding.severity" [name]="icons[finding.severity]" />
            <span class="grow">
              <strong>{{ place(finding) }}</strong>
              <span class="text">{{ text(finding) }}</span>
            </span>
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    button {
      display: flex;
      gap: 10px;
      width: 100%;
      padding: 10px 14px;
      border: 0;
      border-bottom: 1px solid var(--line);
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--surface-2);
    }
    .text {
      display: block;
      overflow-wrap: anywhere;
    }
    mr-icon {
      margin-top: 2px;
    }
    .error {
      color: var(--danger);
    }
    .warning {
      color: var(--warn);
    }
    .info {
      color: var(--info);
    }
  `,
})
export class FindingsPanel {
  readonly findings = input.required<readonly FindingView[]>();
  readonly busy = input(false);
  protected readonly i18n = inject(I18n);
  private readonly host = inject(InspectorHost);
  protected readonly icons = { error: 'circle-x', warning: 'triangle-alert', info: 'info' } as const;

  /** Translated by the code of the rule; English when the app is older than the rule. */
  protected text(finding: FindingView): string {
    const params = Object.fromEntries(
      Object.entries(finding.params ?? {}).map(([name, value]) => [name, String(value)]),
    );
    return this.i18n.maybe(`rules.${finding.rule}`, finding.message, params);
  }

  protected place(finding: FindingView): string {
    const shape = finding.elementId ? this.host.drawing()?.find(finding.elementId) : undefined;
    return shape ? this.host.nameOf(shape) : (finding.elementId ?? this.i18n.t('findings.file'));
  }

  protected show(finding: FindingView): void {
    if (finding.elementId) this.host.drawing()?.show(finding.elementId);
  }
}
