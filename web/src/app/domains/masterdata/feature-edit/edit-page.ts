import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { FormView } from '../../forms/ui-form/form-view.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import type { MasterRecord } from '../data/master-client.ts';
import { MasterClient } from '../data/master-client.ts';
import { loadKind } from '../ui-kind/load-kind.ts';
import { patternOf } from '../util-kinds/code-example.ts';
import type { Row } from '../util-kinds/kind-view.ts';
import type { KindForm } from '../util-edit/kind-form.ts';
import { kindForm } from '../util-edit/kind-form.ts';
import { mergeChanges, same } from '../util-edit/merge-changes.ts';
import { toInput } from '../util-schema/form-values.ts';
import type { Leavable } from './ask-before-leaving.ts';
import { editSource } from './edit-source.ts';

/** Creates or changes one record of master data. */
@Component({
  selector: 'mr-edit-page',
  imports: [FormView, Icon, Load, ProblemNote, RouterLink],
  templateUrl: './edit-page.html',
  styleUrl: './edit-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class EditPage implements Leavable {
  readonly kind = input.required<string>();
  readonly id = input<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(MasterClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly names = inject(Names);
  private readonly prefilled = inject(ActivatedRoute).snapshot.queryParams as Record<string, string>;
  private readonly view = viewChild(FormView);
  protected readonly loaded = loadKind(() => this.kind());
  protected readonly source = editSource(this.loaded, () => this.id(), this.prefilled);
  protected readonly form = signal<KindForm | null>(null);
  protected readonly stale = signal<{ who: string; theirs: string; both: string } | null>(null);
  /** What is changed: the newest version of it that the person has seen. */
  private record: MasterRecord | null = null;
  private before: Values = {};
  private done = false;
  protected readonly saving = userAction((key, input: object, version: number) => {
    const kind = this.loaded.kind()!;
    return this.record && version > 0
      ? this.client.change(key, kind, this.record, input)
      : this.client.create(key, kind, input);
  });

  protected readonly heading = computed(() => {
    const [name, source] = [this.loaded.title(), this.source.value()];
    if (!this.id()) return this.t('masterdata.new', { name });
    return this.t('masterdata.edit', { name: source?.record ? this.loaded.view().code(source.record) : name });
  });
  protected readonly backPath = computed(() => ['/master-data', this.kind(), ...(this.id() ? [this.id()!] : [])]);
  protected readonly pattern = computed(() => {
    const segments = this.form()?.model.effective().values['segments'];
    return Array.isArray(segments) ? patternOf(segments as Row[], new Date()) : '';
  });
  /** Another version is told by a notice of its own. */
  protected readonly shownProblem = computed(() => {
    const problem = this.saving.problem();
    return problem?.code === 'stale-version' && this.stale() ? null : problem;
  });

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.heading()));
    effect(() => {
      const source = this.source.value();
      if (source) untracked(() => this.start(source.values, source.record));
    });
    effect(() => {
      this.i18n.lang();
      untracked(() => this.relabel());
    });
  }

  mayLeave(): boolean | Promise<boolean> {
    if (this.done || !this.dirty()) return true;
    const asked = { title: this.t('masterdata.leave'), text: this.t('masterdata.leaveText') };
    return this.dialogs
      .confirm({ ...asked, action: this.t('masterdata.leaveAction'), danger: true })
      .then((confirmed) => confirmed !== undefined);
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (!this.done && this.dirty()) event.preventDefault();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const made = await this.send();
    if (!made) return;
    this.done = true;
    this.toasts.done(this.t('masterdata.created'));
    await this.router.navigate(['/master-data', this.kind(), made.id], { replaceUrl: true });
  }

  protected async saveAndNew(): Promise<void> {
    if (!(await this.send())) return;
    this.toasts.done(this.t('masterdata.created'));
    const source = this.source.value()!;
    this.start(source.again, null);
    const first = this.form()!.model.form.fields.find((field) => !(field.key in source.again));
    setTimeout(() => this.view()?.focus(first?.key ?? ''));
  }

  private async send(): Promise<{ id: string } | undefined> {
    const { model } = this.form()!;
    const wrong = model.showAll();
    if (wrong) {
      this.view()?.focus(wrong);
      return undefined;
    }
    const kind = this.loaded.kind()!;
    const made = await this.saving.run(toInput(kind.input, model.result()), this.record?.version ?? 0);
    const problem = this.saving.problem();
    if (made || !problem) return made;
    if (problem.code === 'stale-version' && this.record) await this.takeNews();
    const refused = model.refuse(problem.errors);
    if (refused) this.view()?.focus(refused);
    return undefined;
  }

  /** Somebody was faster: the newest values come in, what the person changed stays. */
  private async takeNews(): Promise<void> {
    const kind = this.loaded.kind()!;
    const record = await this.client.one(kind, this.record!.id);
    const newest = this.source.value()!.formOf(record);
    const { values, theirs, both } = mergeChanges(this.before, this.form()!.model.typedValues(), newest);
    this.start(values, record, newest);
    const names = (keys: string[]): string => keys.map((key) => this.labelOf(key)).join(', ');
    this.stale.set({ who: this.names.person(record.updatedBy), theirs: names(theirs), both: names(both) });
  }

  private labelOf(key: string): string {
    const field = this.form()!.model.form.fields.find((one) => one.key === key);
    return field ? this.i18n.text(field.label) : key;
  }

  private start(values: Values, record: MasterRecord | null, before = values): void {
    const { hidden } = this.source.value()!;
    this.record = record;
    this.before = before;
    const [kind, view] = [this.loaded.kind()!, this.loaded.view()];
    this.form.set(kindForm(this.i18n, { kind, view, values, changing: record !== null, hidden }));
  }

  /** Another language: the same values under other words. */
  private relabel(): void {
    const [form, kind, source] = [this.form(), this.loaded.kind(), this.source.value()];
    if (!form || !kind || !source) return;
    const values = form.model.typedValues();
    const options = { kind, view: this.loaded.view(), values, changing: this.record !== null, hidden: source.hidden };
    this.form.set(kindForm(this.i18n, options));
  }

  private dirty(): boolean {
    const form = this.form();
    return form !== null && !same(form.model.typedValues(), this.before);
  }
}
