import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { ModelingClient } from '../data/modeling-client.ts';

export interface StartData {
  processKey: string;
  name: string;
}

/** Starts an instance by hand: business key and, for those who know them, variables. */
@Component({
  selector: 'mr-start-dialog',
  imports: [ProblemNote],
  template: `
    <form class="dialog" (submit)="run($event)">
      <header>
        <h2>{{ t('start.title', { name: data.name }) }}</h2>
      </header>
      <div class="dialog-body">
        <div class="field">
          <label for="start-key">{{ t('start.businessKey') }}</label>
          <input
            id="start-key"
            class="input"
            maxlength="255"
            aria-describedby="start-key-hint"
            (input)="businessKey.set($any($event.target).value)"
          />
          <span id="start-key-hint" class="hint">{{ t('start.businessKeyHint') }}</span>
        </div>
        <div class="field">
          <label for="start-variables">{{ t('start.variables') }}</label>
          <textarea
            id="start-variables"
            class="textarea mono"
            rows="5"
            spellcheck="false"
            placeholder="{ }"
            [attr.aria-invalid]="parsed() === null || null"
            (input)="text.set($any($event.target).value)"
          ></textarea>
          @if (parsed() === null) {
            <span class="error" role="alert">{{ t('start.notJson') }}</span>
          }
        </div>
        <mr-problem [problem]="action.problem()" />
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" class="btn primary" [disabled]="parsed() === null || action.busy()">
          {{ t('process.start') }}
        </button>
      </footer>
    </form>
  `,
})
export class StartDialog {
  protected readonly data = inject<StartData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<StartDialog, string>>(MatDialogRef);
  protected readonly t = injectT();
  private readonly client = inject(ModelingClient);
  protected readonly businessKey = signal('');
  protected readonly text = signal('');
  protected readonly parsed = computed(() => objectOf(this.text()));
  protected readonly action = userAction((key, businessKey: string, variables: object) =>
    this.client.start(key, {
      processKey: this.data.processKey,
      ...(businessKey ? { businessKey } : {}),
      variables,
    }),
  );

  protected async run(event: Event): Promise<void> {
    event.preventDefault();
    const variables = this.parsed();
    if (variables === null) return;
    const started = await this.action.run(this.businessKey().trim(), variables);
    if (started) this.ref.close(started.id);
  }
}

function objectOf(text: string): object | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
