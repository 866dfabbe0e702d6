import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { saveFile } from '../../shared/util-shell/save-file.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import type { ImportReport } from '../data/records-client.ts';
import { RecordsClient } from '../data/records-client.ts';

export interface ImportData {
  /** Of the list: `/api/masterdata/items`. */
  path: string;
  title: string;
  /** Columns of the file, in order. */
  columns: readonly string[];
}

/** Reads a CSV file: first a dry run that shows every error at once, then the real thing. */
@Component({
  selector: 'mr-import-dialog',
  imports: [Icon, ProblemNote],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.scss',
})
export class ImportDialog {
  protected readonly data = inject<ImportData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<ImportDialog, ImportReport>>(MatDialogRef);
  protected readonly t = injectT();
  private readonly client = inject(RecordsClient);
  protected readonly fileName = signal('');
  private readonly text = signal('');
  protected readonly report = signal<ImportReport | null>(null);
  protected readonly run = userAction((key, csv: string, dryRun: boolean) =>
    this.client.importCsv(key, this.data.path, csv, dryRun),
  );
  protected readonly ready = computed(() => {
    const report = this.report();
    return !!report && report.errors.length === 0 && report.records > 0 && !this.run.busy();
  });

  protected async choose(file: File): Promise<void> {
    this.fileName.set(file.name);
    this.text.set(await file.text());
    this.report.set((await this.run.run(this.text(), true)) ?? null);
  }

  protected async apply(): Promise<void> {
    const report = await this.run.run(this.text(), false);
    if (!report) return;
    if (report.applied) this.ref.close(report);
    else this.report.set(report);
  }

  protected template(): void {
    saveFile(`${this.data.path.split('/').at(-1)!}.csv`, 'text/csv', `\ufeff${this.data.columns.join(',')}\n`);
  }
}
