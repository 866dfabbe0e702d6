import { Component, inject, input, output } from '@angular/core';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { When } from '../../shared/ui-time/when.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import type { DraftView, RevisionView } from '../data/modeling-client.ts';
import { ModelingClient } from '../data/modeling-client.ts';

/** Autosaves of the drawing; an older one can be brought back as the newest. */
@Component({
  selector: 'mr-revisions-panel',
  imports: [Load, When],
  template: `
    <mr-load [of]="revisions" />
    <ol>
      @for (revision of revisions.value(); track revision.revision) {
        <li [class.current]="revision.revision === current()">
          <span class="grow">
            <strong>{{ t('save.revision', { n: revision.revision }) }}</strong>
            <span class="muted small">{{ revision.savedBy }} · <mr-when [at]="revision.savedAt" /></span>
          </span>
          @if (revision.revision !== current()) {
            <button type="button" class="btn small" (click)="bringBack(revision)">{{ t('revisions.restore') }}</button>
          } @else {
            <span class="chip primary">{{ t('revisions.current') }}</span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 10px 14px;
      border-bottom: 1px solid var(--line);
    }
    .small {
      display: block;
    }
  `,
})
export class RevisionsPanel {
  readonly draft = input.required<DraftView | null>();
  readonly current = input.required<number>();
  readonly restore = output<string>();
  protected readonly t = injectT();
  private readonly client = inject(ModelingClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly revisions = query({
    params: () => (this.draft() ? { id: this.draft()!.id, current: this.current() } : undefined),
    load: ({ id }, signal) => this.client.revisions(id, signal),
    keep: true,
  });

  protected async bringBack(revision: RevisionView): Promise<void> {
    const sure = await this.dialogs.confirm({
      title: this.t('revisions.restoreTitle', { n: revision.revision }),
      text: this.t('revisions.restoreText'),
      action: this.t('revisions.restore'),
    });
    if (!sure) return;
    try {
      const { xml } = await this.client.draft(this.draft()!.id, revision.revision);
      if (xml) this.restore.emit(xml);
    } catch (error) {
      this.toasts.problem(toProblem(error));
    }
  }
}
