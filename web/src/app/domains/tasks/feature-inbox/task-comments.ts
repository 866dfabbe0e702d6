import type { ElementRef } from '@angular/core';
import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { When } from '../../shared/ui-time/when.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import type { UserAction } from '../../shared/util-http/user-action.ts';
import type { TaskView } from '../data/task-client.ts';

/** Remarks on a task; they stay with the instance. */
@Component({
  selector: 'mr-task-comments',
  imports: [ProblemNote, When],
  template: `
    <section [attr.aria-label]="t('inbox.comments')">
      <h2>{{ t('inbox.comments') }}</h2>
      <ul>
        @for (comment of task().comments; track comment.id) {
          <li>
            <span class="muted small"
              ><strong>{{ names.person(comment.author) }}</strong> · <mr-when [at]="comment.at"
            /></span>
            <p>{{ comment.text }}</p>
          </li>
        }
      </ul>
      @if (allowed()) {
        <form class="row" (submit)="say($event)">
          <input
            #box
            class="input"
            maxlength="5000"
            [attr.aria-label]="t('inbox.commentHint')"
            [placeholder]="t('inbox.commentHint')"
            [value]="text()"
            (input)="text.set($any($event.target).value)"
          />
          <button type="submit" class="btn" [disabled]="text().trim() === '' || action().busy()">
            {{ t('inbox.send') }}
          </button>
        </form>
        <mr-problem [problem]="action().problem()" />
      }
    </section>
  `,
  styles: `
    section,
    ul {
      display: flex;
      flex-direction: column;
      gap: 10px;
    }
    p {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class TaskComments {
  readonly task = input.required<TaskView>();
  readonly action = input.required<UserAction<[string, string], { id: string }>>();
  readonly allowed = input(false);
  readonly said = output();
  protected readonly t = injectT();
  protected readonly names = inject(Names);
  protected readonly text = signal('');
  private readonly box = viewChild<ElementRef<HTMLInputElement>>('box');

  focus(): void {
    this.box()?.nativeElement.focus();
  }

  protected async say(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.text().trim();
    if (!text || !(await this.action().run(this.task().id, text))) return;
    this.text.set('');
    this.said.emit();
  }
}
