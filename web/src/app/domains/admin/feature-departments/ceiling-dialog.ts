import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { subjectEntry, subjects } from '../../../../../../contracts/permissions.ts';
import type { StoredRule } from '../../../../../../contracts/permissions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { DepartmentRow } from '../data/admin-types.ts';
import { gives, toggled } from '../util-rules/ceiling-draft.ts';
import { subjectWord, verbWord } from '../util-rules/rule-words.ts';

/** What the roles of a department may have at most: subjects × verbs. Closes with true when it was saved. */
@Component({
  selector: 'mr-ceiling-dialog',
  imports: [Icon, ProblemNote],
  template: `
    <form class="dialog" (submit)="save($event)">
      <header>
        <h2 class="grow">{{ t('admin.departments.setCeiling') }} · {{ i18n.text(department.name) }}</h2>
        <button type="button" class="btn ghost icon small" [attr.aria-label]="t('common.close')" (click)="ref.close()">
          <mr-icon name="x" />
        </button>
      </header>
      <div class="dialog-body">
        <p class="muted">{{ t('admin.departments.ceilingHelp') }}</p>
        @for (line of lines; track line.name) {
          <fieldset>
            <legend>{{ subject(line.name) }}</legend>
            @for (verb of line.verbs; track verb) {
              <label class="check">
                <input type="checkbox" [checked]="has(line.name, verb)" (change)="toggle(line.name, verb)" />{{
                  verbOf(verb)
                }}
              </label>
            }
          </fieldset>
        }
        <mr-problem [problem]="action.problem()" />
      </div>
      <footer>
        <button type="button" class="btn" (click)="ref.close()">{{ t('common.cancel') }}</button>
        <button type="submit" class="btn primary" [disabled]="action.busy()">{{ t('common.save') }}</button>
      </footer>
    </form>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      margin: 0;
      padding: 0 0 6px;
      border: 0;
      border-bottom: 1px solid var(--line);
    }
    legend {
      padding: 0;
      font-weight: 500;
    }
  `,
})
export class CeilingDialog {
  protected readonly department = inject<DepartmentRow>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<CeilingDialog, boolean>>(MatDialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(AdminClient);
  private readonly ceiling = signal<readonly StoredRule[]>(this.department.ceiling);
  protected readonly lines = Object.keys(subjects).map((name) => ({ name, verbs: subjectEntry(name)!.verbs }));
  protected readonly action = userAction((key, ceiling: readonly StoredRule[]) =>
    this.client.setPowers(key, this.department.id, { version: this.department.version, ceiling }).then(() => true),
  );
  protected readonly subject = (name: string): string => subjectWord({ i18n: this.i18n }, name);
  protected readonly verbOf = (name: string): string => verbWord({ i18n: this.i18n }, name);

  protected has(subject: string, verb: string): boolean {
    return gives(this.ceiling(), subject, verb);
  }

  protected toggle(subject: string, verb: string): void {
    this.ceiling.set(toggled(this.ceiling(), subject, verb));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (await this.action.run(this.ceiling())) this.ref.close(true);
  }
}
