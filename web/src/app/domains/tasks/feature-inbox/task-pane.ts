import { Component, HostListener, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FormView } from '../../forms/ui-form/form-view.ts';
import { Session } from '../../identity/data/session.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Due } from '../../shared/ui-time/due.ts';
import { When } from '../../shared/ui-time/when.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { OpenTask } from '../data/open-task.ts';
import { AssignDialog } from './assign-dialog.ts';
import type { Assigned } from './assign-dialog.ts';
import { InboxState } from './inbox-state.ts';
import { TaskComments } from './task-comments.ts';
import { outcomesOf } from './outcomes.ts';
import type { OutcomeButton } from './outcomes.ts';

/** One task: what it is about, the form, the buttons that complete it, what others said. */
@Component({
  selector: 'mr-task-pane',
  imports: [Due, FormView, Icon, Load, ProblemNote, RouterLink, TaskComments, When],
  providers: [OpenTask],
  templateUrl: './task-pane.html',
  styleUrl: './task-pane.scss',
})
export class TaskPane {
  readonly taskId = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly open = inject(OpenTask);
  protected readonly me = inject(Session).username;
  private readonly inbox = inject(InboxState);
  private readonly toasts = inject(Toasts);
  private readonly dialogs = inject(Dialogs);
  private readonly formView = viewChild(FormView);
  private readonly comments = viewChild(TaskComments);
  protected readonly task = this.open.task.value;
  protected readonly outcomes = computed(() => outcomesOf(this.task(), this.i18n));
  protected readonly busy = computed(() => this.open.complete.busy() || this.task()?.state === 'completing');
  protected readonly problem = computed(
    () =>
      this.open.complete.problem() ??
      this.open.claim.problem() ??
      this.open.unclaim.problem() ??
      this.open.assign.problem(),
  );
  protected readonly names = inject(Names);
  protected readonly candidates = computed(() => {
    const { users, roles } = this.task()?.candidates ?? { users: [], roles: [] };
    return [...roles.map(this.names.role), ...users.map(this.names.person)].join(', ');
  });

  constructor() {
    effect(() => {
      const id = this.taskId();
      untracked(() => this.open.open(id));
    });
  }

  protected async claim(): Promise<void> {
    const task = this.task();
    if (!task || !this.open.may().has('claim')) return;
    if (await this.open.claim.run(task.id, task.version)) this.inbox.reload();
    await this.open.task.reload();
    this.formView()?.focus();
  }

  protected async unclaim(): Promise<void> {
    const task = this.task();
    if (!task || !this.open.may().has('unclaim')) return;
    if (await this.open.unclaim.run(task.id, task.version)) this.inbox.reload();
    await this.open.task.reload();
  }

  protected async assign(): Promise<void> {
    const task = this.task();
    if (!task) return;
    const given = await this.dialogs.open<Assigned>(AssignDialog, undefined, '440px');
    if (!given || !(await this.open.assign.run(task.id, given.assignee, given.reason))) return;
    this.toasts.done(this.t('inbox.assigned', { name: this.names.person(given.assignee) }));
    this.inbox.reload();
    await this.open.task.reload();
  }

  protected async complete(outcome: OutcomeButton): Promise<void> {
    const task = this.task();
    if (!task || this.busy() || !this.open.may().has('complete')) return;
    const form = this.open.form();
    const wrong = form?.showAll();
    if (wrong) {
      this.formView()?.focus(wrong);
      return;
    }
    await this.open.settleDraft();
    const done = await this.open.complete.run(task.id, form?.result() ?? {}, outcome.value, task.version);
    if (!done) {
      this.open.resumeDraft();
      const refused = this.open.explain(this.open.complete.problem());
      if (refused) this.formView()?.focus(refused);
      if (this.open.complete.problem()?.conflict) await this.open.task.reload();
      return;
    }
    this.toasts.done(this.t('inbox.done', { name: this.i18n.text(task.name, task.elementId) }));
    this.inbox.next();
    this.inbox.reload();
  }

  @HostListener('window:keydown', ['$event'])
  protected key(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      const [first] = this.outcomes();
      if (first) void this.complete(first);
      return;
    }
    const typing = (event.target as Element).closest('input, select, textarea, button, a, [role=dialog], [role=menu]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      Enter: () => this.formView()?.focus(),
      c: () => void this.claim(),
      u: () => void this.unclaim(),
      m: () => this.comments()?.focus(),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  }
}
