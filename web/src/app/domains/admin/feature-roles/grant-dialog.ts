import type { WritableSignal } from '@angular/core';
import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { subjectEntry, subjects } from '../../../../../../contracts/permissions.ts';
import type { StoredRule } from '../../../../../../contracts/permissions.ts';
import type { Choice } from '../../shared/ui-combobox/combobox.ts';
import { Combobox } from '../../shared/ui-combobox/combobox.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { RoleRow } from '../data/admin-types.ts';
import type { ShownRule } from '../ui-rules/rule-list.ts';
import { RuleList } from '../ui-rules/rule-list.ts';
import type { ConditionDraft, Operator } from '../util-rules/condition-draft.ts';
import { conditionsOf, operatorsOf } from '../util-rules/condition-draft.ts';
import { attributeWord, fieldWords, subjectWord, verbWord } from '../util-rules/rule-words.ts';
import { valueChoices } from '../util-rules/value-choices.ts';

export interface GrantData {
  role: RoleRow;
  /** What the department's roles may have at most; unknown: null. */
  ceiling: readonly StoredRule[] | null;
}

/** Gives a role verbs on a subject. Closes with how many. */
@Component({
  selector: 'mr-grant-dialog',
  imports: [Combobox, Icon, ProblemNote, RuleList],
  templateUrl: './grant-dialog.html',
  styleUrl: './grant-dialog.scss',
})
export class GrantDialog {
  protected readonly data = inject<GrantData>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<GrantDialog, number>>(MatDialogRef);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(AdminClient);
  private readonly lookup = inject(LookupClient);
  protected readonly subject = signal('');
  protected readonly verbs = signal<ReadonlySet<string>>(new Set());
  protected readonly fields = signal<ReadonlySet<string>>(new Set());
  protected readonly conditions = signal<readonly ConditionDraft[]>([]);
  protected readonly reason = signal('');
  protected readonly until = signal('');
  protected readonly entry = computed(() => subjectEntry(this.subject()));
  protected readonly attributes = computed(() => Object.keys(this.entry()?.attributes ?? {}));
  protected readonly subjects = computed(() => {
    const offered = new Set(this.data.ceiling?.map((rule) => rule.subject));
    return Object.keys(subjects)
      .filter((name) => !this.data.ceiling || offered.has(name))
      .map((name) => ({ name, title: subjectWord({ i18n: this.i18n }, name) }));
  });
  protected readonly someAbove = computed(() => this.entry()?.verbs.some((verb) => !this.offered(verb)) ?? false);
  private readonly rule = computed(() => {
    const conditions = conditionsOf(this.conditions(), this.entry());
    return {
      ...(Object.keys(conditions).length > 0 ? { conditions } : {}),
      ...(this.fields().size > 0 ? { fields: [...this.fields()] } : {}),
    };
  });
  protected readonly preview = computed<ShownRule[] | null>(() =>
    this.verbs().size === 0
      ? null
      : [...this.verbs()].map((verb) => ({ subject: this.subject(), verb, ...this.rule() })),
  );
  protected readonly action = userAction(async (key, verbs: string[], until: string) => {
    const expiresAt = until ? { expiresAt: new Date(`${until}T23:59:59`).toISOString() } : {};
    const common = { roleId: this.data.role.id, subject: this.subject(), reason: this.reason().trim() };
    for (const verb of verbs)
      await this.client.grant(`${key}-${verb}`, { ...common, ...this.rule(), ...expiresAt, verb });
    return verbs.length;
  });
  protected readonly ready = computed(
    () => this.verbs().size > 0 && this.reason().trim() !== '' && !this.action.busy(),
  );
  protected readonly verbWord = (verb: string): string => verbWord({ i18n: this.i18n }, verb);
  protected readonly attributeWord = (name: string): string => attributeWord({ i18n: this.i18n }, name);
  protected readonly fieldWord = (name: string): string => fieldWords([name], { i18n: this.i18n });

  protected choose(subject: string): void {
    this.subject.set(subject);
    this.verbs.set(new Set());
    this.fields.set(new Set());
    this.conditions.set([]);
  }

  protected offered(verb: string): boolean {
    const { ceiling } = this.data;
    return !ceiling || ceiling.some((rule) => rule.subject === this.subject() && rule.verb === verb);
  }

  protected toggle(set: WritableSignal<ReadonlySet<string>>, value: string): void {
    const next = new Set(set());
    if (!next.delete(value)) next.add(value);
    set.set(next);
  }

  protected operators(condition: ConditionDraft): readonly Operator[] {
    return operatorsOf(this.entry(), condition.attribute);
  }

  protected valuesOf(attribute: string): (text: string) => Promise<Choice[]> {
    return valueChoices(this.lookup, this.i18n, attribute, this.entry()?.attributes[attribute]);
  }

  protected add(): void {
    const attribute = this.attributes()[0]!;
    const operator = operatorsOf(this.entry(), attribute)[0]!;
    this.conditions.update((lines) => [...lines, { attribute, operator, value: '' }]);
  }

  /** Another attribute has other operators and other values. */
  protected edit(index: number, change: Partial<ConditionDraft>): void {
    const fresh = change.attribute ? { operator: operatorsOf(this.entry(), change.attribute)[0]!, value: '' } : {};
    this.conditions.update((lines) => lines.map((one, at) => (at === index ? { ...one, ...fresh, ...change } : one)));
  }

  protected drop(index: number): void {
    this.conditions.update((lines) => lines.filter((_one, at) => at !== index));
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (!this.ready()) return;
    const given = await this.action.run([...this.verbs()], this.until());
    if (given) this.ref.close(given);
  }
}
