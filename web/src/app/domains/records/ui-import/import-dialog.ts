import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { FieldError } from '../../../../../../contracts/errors.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { fieldWords } from '../../shared/util-http/field-words.ts';
import { saveFile } from '../../shared/util-shell/save-file.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { ImportReport } from '../data/records-client.ts';
import { RecordsClient } from '../data/records-client.ts';
import type { ImportColumn } from '../util-csv/import-column.ts';
import { columnLabel, templateOf, withKnownHead } from '../util-csv/import-column.ts';
import { readCsvFile } from '../util-csv/read-file.ts';

export interface ImportData {
  /** Of the list: `/api/masterdata/items`. */
  path: string;
  title: string;
  /** Columns of the file, in order. */
  columns: readonly ImportColumn[];
}

/** Errors shown at most. */
const MOST = 300;

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
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(RecordsClient);
  protected readonly fileName = signal('');
  protected readonly refused = signal<'excel' | 'empty' | 'size' | null>(null);
  protected readonly over = signal(false);
  private readonly text = signal('');
  protected readonly report = signal<ImportReport | null>(null);
  protected readonly errors = computed(() => this.report()?.errors.slice(0, MOST) ?? []);
  protected readonly more = computed(() => Math.max(0, (this.report()?.errors.length ?? 0) - MOST));
  protected readonly check = userAction((key, csv: string) => this.client.importCsv(key, this.data.path, csv, true));
  protected readonly run = userAction((key, csv: string) => this.client.importCsv(key, this.data.path, csv, false));
  protected readonly busy = computed(() => this.check.busy() || this.run.busy());
  protected readonly ready = computed(() => {
    const report = this.report();
    return !!report && report.errors.length === 0 && report.records > 0 && !this.busy();
  });

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.choose(file);
  }

  protected async choose(file: File): Promise<void> {
    this.report.set(null);
    this.run.clear();
    this.check.clear();
    this.fileName.set(file.name);
    const read = readCsvFile(new Uint8Array(await file.arrayBuffer()));
    this.refused.set('refused' in read ? read.refused : null);
    if ('refused' in read) return;
    this.text.set(withKnownHead(read.text, this.data.columns));
    this.report.set((await this.check.run(this.text())) ?? null);
  }

  protected async apply(): Promise<void> {
    this.ref.disableClose = true;
    const report = await this.run.run(this.text());
    this.ref.disableClose = false;
    if (!report) return;
    if (report.applied) this.ref.close(report);
    else this.report.set(report);
  }

  protected label(path: string): string {
    return columnLabel(path, this.data.columns);
  }

  protected words(error: Pick<FieldError, 'code' | 'message'>): string {
    return fieldWords(this.i18n, error);
  }

  protected template(): void {
    saveFile(`${this.data.path.split('/').at(-1)!}.csv`, 'text/csv', templateOf(this.data.columns));
  }
}
