import { Injectable, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { I18n } from '../util-i18n/i18n.ts';
import type { Problem } from '../util-http/problem.ts';

/** Short notices at the foot of the screen, read out by screen readers. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly bar = inject(MatSnackBar);
  private readonly i18n = inject(I18n);

  done(text: string, undo?: { label: string; run: () => void }): void {
    const shown = this.bar.open(text, undo?.label, { duration: undo ? 8000 : 3500 });
    if (undo) shown.onAction().subscribe(() => undo.run());
  }

  problem(problem: Problem | null): void {
    if (!problem) return;
    const title = this.i18n.maybe(`problem.${problem.code}`, problem.title || this.i18n.t('problem.unknown'));
    const text = problem.detail && problem.detail !== title ? `${title}: ${problem.detail}` : title;
    this.bar.open(text, this.i18n.t('common.close'), { duration: 10_000, politeness: 'assertive' });
  }
}
