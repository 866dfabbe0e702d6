import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { FormModel } from '../../forms/util-form/form-model.ts';
import type { Problem } from '../../shared/util-http/problem.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { query } from '../../shared/util-query/query.ts';
import type { TaskView } from './task-client.ts';
import { TaskClient } from './task-client.ts';

const DRAFT_PAUSE = 1500;

/** One task on screen: its data, the form being filled in, what the person does with it. */
@Injectable()
export class OpenTask {
  private readonly client = inject(TaskClient);
  private readonly chosen = signal<string | undefined>(undefined);
  private readonly loadedForm = signal<FormModel | null>(null);
  private readonly saved = signal(true);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();
  private started = false;
  private shown: { id: string; may: string } | null = null;

  readonly task = query<TaskView, string>({
    params: () => this.chosen(),
    load: (id, abort) => this.client.read(id, abort),
    live: ['Task'],
    keep: true,
  });
  readonly form = this.loadedForm.asReadonly();
  readonly draftSaved = this.saved.asReadonly();
  readonly may = computed(() => new Set(this.task.value()?.may ?? []));

  readonly claim = userAction((key, id: string, version: number) => this.client.claim(key, id, version));
  readonly unclaim = userAction((key, id: string, version: number) => this.client.unclaim(key, id, version));
  readonly assign = userAction((key, id: string, assignee: string, reason: string) =>
    this.client.assign(key, id, { assignee, ...(reason ? { reason } : {}) }),
  );
  readonly comment = userAction((key, id: string, text: string) => this.client.comment(key, id, text));
  readonly complete = userAction(
    (key, id: string, variables: Record<string, unknown>, outcome: string | null, version: number) =>
      this.client.complete(key, id, { variables, version, ...(outcome === null ? {} : { outcome }) }),
  );

  constructor() {
    effect(() => {
      const task = this.task.value();
      untracked(() => this.show(task));
    });
    effect(() => {
      const typed = this.form()?.typedValues();
      if (typed) untracked(() => this.typed());
    });
  }

  open(id: string | undefined): void {
    clearTimeout(this.timer);
    this.chosen.set(id);
  }

  /** Says what went wrong beside the fields; the first of them. */
  explain(problem: Problem | null): string | null {
    return problem ? (this.form()?.refuse(problem.errors) ?? null) : null;
  }

  /** A task that is fetched again keeps what is being typed, unless other things may be done with it now. */
  private show(task: TaskView | undefined): void {
    const now = task ? { id: task.id, may: String(task.may.includes('complete')) } : null;
    if (now && this.shown && now.id === this.shown.id && now.may === this.shown.may) return;
    this.shown = now;
    this.started = false;
    const form = task?.form;
    this.loadedForm.set(
      task && form ? new FormModel(form, task.variables, task.draft ?? {}, !task.may.includes('complete')) : null,
    );
  }

  /** To be awaited before the task is completed: no draft may arrive after it, nor change its version meanwhile. */
  async settleDraft(): Promise<void> {
    clearTimeout(this.timer);
    await this.saving;
    clearTimeout(this.timer);
  }

  /** After a refusal: what was typed is kept again. */
  resumeDraft(): void {
    if (!this.saved() && this.may().has('draft')) this.saving = this.saveDraft();
  }

  /** The first call is the form as it was loaded. */
  private typed(): void {
    if (!this.started) {
      this.started = true;
      return;
    }
    if (!this.may().has('draft')) return;
    this.saved.set(false);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.saving = this.saveDraft()), DRAFT_PAUSE);
  }

  private async saveDraft(): Promise<void> {
    const [id, form] = [this.chosen(), this.form()];
    if (!id || !form || this.complete.busy()) return;
    try {
      const draft = form.typedValues();
      const { version } = await this.client.saveDraft(id, draft);
      if (this.chosen() === id) this.task.update((task) => ({ ...task, version, draft }));
      this.saved.set(true);
    } catch {
      this.timer = setTimeout(() => (this.saving = this.saveDraft()), 4 * DRAFT_PAUSE);
    }
  }
}
