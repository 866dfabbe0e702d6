import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Can } from '../../shared/util-ability/can.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import type { InstanceView } from '../data/monitoring-client.ts';
import { MonitoringClient } from '../data/monitoring-client.ts';

/** Variables of the process; who may operate can correct one, with a reason. */
@Component({
  selector: 'mr-variable-list',
  imports: [Can, Icon, ProblemNote],
  template: `
    <mr-problem [problem]="action.problem()" />
    <dl>
      @for (entry of entries(); track entry[0]) {
        <div>
          <dt>
            <code>{{ entry[0] }}</code>
          </dt>
          <dd>
            @if (editing() === entry[0]) {
              <form class="row" (submit)="save($event, entry[0])">
                <textarea
                  class="textarea mono"
                  rows="2"
                  [attr.aria-label]="entry[0]"
                  [attr.aria-invalid]="parsed() === undefined || null"
                  [value]="text()"
                  (input)="text.set($any($event.target).value)"
                ></textarea>
                <button type="submit" class="btn small primary" [disabled]="parsed() === undefined || action.busy()">
                  {{ t('common.save') }}
                </button>
                <button type="button" class="btn small" (click)="editing.set('')">{{ t('common.cancel') }}</button>
              </form>
            } @else {
              <code class="value">{{ entry[1] }}</code>
              @if (!instance().endedAt) {
                <button
                  *mrCan="'operate:Instance' of instance()"
                  type="button"
                  class="btn ghost icon small"
                  [attr.aria-label]="t('instance.changeVariable', { name: entry[0] })"
                  (click)="edit(entry[0], entry[1])"
                >
                  <mr-icon name="pencil" [size]="14" />
                </button>
              }
            }
          </dd>
        </div>
      } @empty {
        <p class="muted">{{ t('instance.noVariables') }}</p>
      }
    </dl>
  `,
  styles: `
    dl > div {
      display: grid;
      grid-template-columns: minmax(120px, 220px) minmax(0, 1fr);
      gap: 12px;
      padding: 6px 0;
      border-bottom: 1px solid var(--line);
    }
    dd {
      display: flex;
      align-items: start;
      gap: 6px;
    }
    form {
      flex: 1;
    }
    .value {
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class VariableList {
  readonly instance = input.required<InstanceView>();
  readonly changed = output();
  protected readonly t = injectT();
  private readonly client = inject(MonitoringClient);
  private readonly dialogs = inject(Dialogs);
  protected readonly editing = signal('');
  protected readonly text = signal('');
  protected readonly entries = computed(() =>
    Object.entries(this.instance().variables)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, value]) => [name, JSON.stringify(value, null, 1)] as const),
  );
  protected readonly parsed = computed<unknown>(() => {
    try {
      return JSON.parse(this.text()) as unknown;
    } catch {
      return undefined;
    }
  });
  protected readonly action = userAction((key, variables: Record<string, unknown>, reason: string) =>
    this.client.setVariables(key, this.instance().id, variables, reason),
  );

  protected edit(name: string, value: string): void {
    this.text.set(value);
    this.editing.set(name);
  }

  protected async save(event: Event, name: string): Promise<void> {
    event.preventDefault();
    const confirmed = await this.dialogs.confirm({
      title: this.t('instance.changeVariable', { name }),
      action: this.t('common.save'),
      reason: 'required',
    });
    if (!confirmed || !(await this.action.run({ [name]: this.parsed() }, confirmed.reason))) return;
    this.editing.set('');
    this.changed.emit();
  }
}
