import { Component, computed, inject, linkedSignal, input, signal } from '@angular/core';
import { subjectEntry, subjects } from '../../../../../../contracts/permissions.ts';
import { valueChoices } from '../util-rules/value-choices.ts';
import { Tabs } from '../../records/ui-list/tabs.ts';
import type { Choice } from '../../shared/ui-combobox/combobox.ts';
import { Combobox } from '../../shared/ui-combobox/combobox.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import type { Problem } from '../../shared/util-http/problem.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { LookupClient } from '../../shared/util-lookup/lookup-client.ts';
import { AdminClient } from '../data/admin-client.ts';
import type { Explanation } from '../data/admin-types.ts';
import { PlaceNames } from '../data/place-names.ts';
import { ADMIN_TABS } from '../ui-access/admin-tabs.ts';
import { attributeWord, boundWords, subjectWord, verbWord } from '../util-rules/rule-words.ts';

type Source = Explanation['by'][number];

/** "Why may I not?": the rule that decides, and who can change it. */
@Component({
  selector: 'mr-why-page',
  imports: [Combobox, Icon, ProblemNote, Tabs],
  providers: [PlaceNames],
  templateUrl: './why-page.html',
  styleUrl: './why-page.scss',
})
export class WhyPage {
  /** From the address: whom it is about. */
  readonly username = input<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly tabs = ADMIN_TABS;
  protected readonly permissions = inject(Permissions);
  private readonly client = inject(AdminClient);
  private readonly lookup = inject(LookupClient);
  private readonly places = inject(PlaceNames);
  protected readonly person = linkedSignal(() => this.username() ?? '');
  protected readonly subject = signal('');
  protected readonly verb = signal('');
  protected readonly record = signal<Readonly<Record<string, string>>>({});
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly answer = signal<Explanation | null>(null);
  protected readonly asked = signal({ who: '', what: '' });
  private readonly help = { i18n: this.i18n, place: (id: string): string => this.places.of(id) };
  protected readonly subjects = computed(() =>
    Object.keys(subjects).map((name) => ({ name, title: subjectWord(this.help, name) })),
  );
  protected readonly verbs = computed(() =>
    (subjectEntry(this.subject())?.verbs ?? []).map((name) => ({ name, title: verbWord(this.help, name) })),
  );
  protected readonly attributes = computed(() => Object.keys(subjectEntry(this.subject())?.attributes ?? {}));
  protected readonly attributeWord = (name: string): string => attributeWord(this.help, name);
  protected readonly people = (text: string): Promise<Choice[]> => this.lookup.choices('people', text);

  protected choose(subject: string): void {
    this.subject.set(subject);
    this.verb.set('');
    this.record.set({});
  }

  protected set(name: string, value: string): void {
    this.record.update((record) => ({ ...record, [name]: value }));
  }

  protected valuesOf(attribute: string): (text: string) => Promise<Choice[]> {
    return valueChoices(this.lookup, this.i18n, attribute, subjectEntry(this.subject())?.attributes[attribute]);
  }

  protected async ask(event: Event): Promise<void> {
    event.preventDefault();
    const [subject, verb, username] = [this.subject(), this.verb(), this.person()];
    const record = this.recordAsked();
    this.busy.set(true);
    this.answer.set(null);
    try {
      const question = { subject, verb, ...(username ? { username } : {}), ...(record ? { record } : {}) };
      this.answer.set(await this.client.explain(question));
      const what = `${subjectWord(this.help, subject)} · ${verbWord(this.help, verb)}`;
      this.asked.set({ who: username || this.t('admin.why.myself'), what });
      this.problem.set(null);
    } catch (error) {
      this.problem.set(toProblem(error));
    }
    this.busy.set(false);
  }

  protected sourceWord(source: Source): string {
    const role = source.role ?? '';
    return this.t(`admin.why.sources.${source.kind}`, { role, from: source.from ?? '' });
  }

  protected bound(conditions: Explanation['unmet'][number]['conditions']): string {
    return boundWords(conditions, this.help);
  }

  protected grantors({ grantors }: Explanation['remedies'][number]): string {
    return grantors.map(({ name, username }) => this.i18n.text(name, username)).join(this.t('rule.list')) || '—';
  }

  /** Only what was filled in; lists and yes or no in their own shape. */
  private recordAsked(): Record<string, string | boolean | string[]> | undefined {
    const kinds = subjectEntry(this.subject())?.attributes ?? {};
    const filled = Object.entries(this.record()).filter(([, value]) => value.trim() !== '');
    if (filled.length === 0) return undefined;
    return Object.fromEntries(
      filled.map(([name, value]) => {
        if (kinds[name] === 'texts') return [name, value.split(/[,，]/).map((one) => one.trim())];
        return [name, kinds[name] === 'boolean' ? value === 'true' : value];
      }),
    );
  }
}
