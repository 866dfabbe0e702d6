import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import type { DraftView, FindingView } from '../data/modeling-client.ts';
import { ModelingClient } from '../data/modeling-client.ts';
import { diagramDifferences } from '../util-bpmn/differences.ts';

export interface PublishData {
  draft: DraftView;
  xml: string;
  findings: readonly FindingView[];
}

/** Last look before a drawing runs: findings, what changed, which instances go on in the old version. */
@Component({
  selector: 'mr-publish-dialog',
  imports: [Icon, ProblemNote],
  templateUrl: './publish-dialog.html',
  styleUrl: './publish-dialog.scss',
})
export class PublishDialog {
  protected readonly data = inject<PublishData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<PublishDialog, 'findings' | 'published'>>(MatDialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(ModelingClient);
  private readonly toasts = inject(Toasts);
  protected readonly notes = signal('');
  protected readonly name = this.i18n.text(this.data.draft.name, this.data.draft.processKey);
  protected readonly errors = this.data.findings.filter((finding) => finding.severity === 'error').length;
  protected readonly warnings = this.data.findings.filter((finding) => finding.severity === 'warning').length;

  /** The version that runs now; none for a new process. */
  protected readonly live = query({
    load: (_all, signal) => this.client.process(this.data.draft.processKey, signal).catch(() => null),
  });
  private readonly before = query({
    params: () => this.live.value() ?? undefined,
    load: ({ key, version }, signal) => this.client.versionXml(key, version, signal),
  });
  protected readonly differences = computed(() => {
    const before = this.before.value();
    return before === undefined ? null : diagramDifferences(before, this.data.xml);
  });
  protected readonly running = computed(() =>
    Object.values(this.live.value()?.open ?? {}).reduce((sum, count) => sum + count, 0),
  );

  protected readonly publish = userAction((key) =>
    this.client.publish(key, {
      name: this.data.draft.processKey,
      xml: this.data.xml,
      notes: this.notes().trim(),
      draftId: this.data.draft.id,
    }),
  );

  protected async run(): Promise<void> {
    const result = await this.publish.run();
    if (!result) return;
    const [process] = result.processes;
    const text = process?.changed === false ? 'publish.unchanged' : 'publish.done';
    this.toasts.done(this.t(text, { name: this.name, n: process?.version ?? 1 }));
    this.ref.close('published');
  }
}
