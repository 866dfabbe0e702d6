import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Table } from '../../shared/ui-table/table.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { MasterRecord } from '../data/master-client.ts';
import { MasterClient } from '../data/master-client.ts';
import { loadKind } from '../ui-kind/load-kind.ts';
import { patternOf } from '../util-kinds/code-example.ts';
import type { KindVerb, Row } from '../util-kinds/kind-view.ts';
import type { JsonSchema } from '../util-schema/json-schema.ts';
import { choiceWord } from '../util-schema/kind-words.ts';
import type { ShowHelp } from '../util-schema/shown-value.ts';
import { RelatedList } from './related-list.ts';
import { namedFacts, recordParts } from './record-facts.ts';

/** One record of master data: its facts, its rows, what belongs to it, and what may be done with it. */
@Component({
  selector: 'mr-record-page',
  imports: [Icon, Load, RelatedList, RouterLink, Table],
  templateUrl: './record-page.html',
  styleUrl: './record-page.scss',
})
export class RecordPage {
  readonly kind = input.required<string>();
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  protected readonly permissions = inject(Permissions);
  private readonly client = inject(MasterClient);
  private readonly actions = inject(RecordActions);
  protected readonly loaded = loadKind(() => this.kind());
  protected readonly names = inject(Names);
  protected readonly busy = signal(false);
  protected readonly record = query<MasterRecord, { id: string }>({
    params: () => (this.loaded.kind() ? { id: this.id() } : undefined),
    load: ({ id }, abort) => this.client.one(this.loaded.kind()!, id, abort),
    keep: true,
  });

  protected readonly listPath = computed(() => ['/master-data', this.kind()]);
  protected readonly newPath = computed(() => ['/master-data', this.kind(), 'new']);
  protected readonly heading = computed(() => {
    const [record, view] = [this.record.value(), this.loaded.view()];
    if (!record) return '';
    const name = view.name ? this.i18n.text(record[view.name] as { zh: string }) : '';
    // What a code rule is for is a word, not a code.
    const code = this.i18n.maybe(`choices.codeScopes.${view.code(record)}`, view.code(record));
    return [code, name].filter(Boolean).join(' · ');
  });
  protected readonly state = computed(() => {
    const state = this.record.value()?.['state'];
    return state ? choiceWord(this.i18n, 'revisionStates', String(state)) : '';
  });
  protected readonly tone = computed(() => {
    const state = this.record.value()?.['state'];
    return state === 'released' ? 'ok' : state === 'draft' ? 'info' : '';
  });
  private readonly help = computed<ShowHelp>(() => ({
    i18n: this.i18n,
    times: this.times,
    plural: this.kind(),
    view: this.loaded.view(),
  }));
  protected readonly facts = computed(() => this.of((kind, record) => namedFacts(kind.input, record, this.help())));
  protected readonly parts = computed(() => this.of((kind, record) => recordParts(kind.input, record, this.help())));
  protected readonly pattern = computed(() => {
    const segments = this.record.value()?.['segments'];
    return Array.isArray(segments) ? patternOf(segments as Row[], new Date()) : '';
  });
  protected readonly related = computed(() =>
    (this.loaded.view().related ?? []).filter((one) => this.permissions.allows('read', one.subject)),
  );
  protected readonly verbs = computed(() =>
    (this.loaded.view().verbs ?? []).filter(
      (verb) => verb.from.includes(String(this.record.value()?.['state'])) && this.may('release'),
    ),
  );
  protected readonly changeable = computed(
    () => this.may('update') && (!this.loaded.view().revised || this.record.value()?.['state'] === 'draft'),
  );
  protected readonly rowId = (row: Row): string => JSON.stringify(row);

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.heading()));
  }

  protected may(verb: string): boolean {
    const [kind, record] = [this.loaded.kind(), this.record.value()];
    return !!kind && !!record && this.permissions.allows(verb, kind.subject, record);
  }

  protected press(verb: KindVerb): Promise<void> {
    const action = this.t(verb.name === 'release' ? 'masterdata.release' : 'masterdata.retire');
    return this.act(action, verb.name, { sure: true, text: this.t(verb.text) });
  }

  protected toggle(): Promise<void> {
    const { active } = this.record.value()!;
    const verb = active ? 'deactivate' : 'activate';
    const options = active
      ? { reason: 'optional' as const, danger: true, text: this.t('masterdata.deactivateText') }
      : {};
    return this.act(this.t(`masterdata.${verb}`), verb, options);
  }

  private async act(action: string, verb: string, options: Parameters<RecordActions['press']>[3]): Promise<void> {
    const [kind, record] = [this.loaded.kind()!, this.record.value()!];
    this.busy.set(true);
    const title = `${action}: ${this.heading()}`;
    await this.actions.press(title, action, (key, reason) => this.client.act(key, kind, record, verb, reason), options);
    await this.record.reload();
    this.busy.set(false);
  }

  private of<T>(show: (kind: { input: JsonSchema }, record: Row) => T[]): T[] {
    const [kind, record] = [this.loaded.kind(), this.record.value()];
    return kind && record ? show(kind, record) : [];
  }
}
