import { Component, computed, inject, input, output } from '@angular/core';
import type { Conditions } from '../../../../../../contracts/permissions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Times } from '../../shared/util-time/times.ts';
import { PlaceNames } from '../data/place-names.ts';
import { conditionWords, fieldWords, groupRules, subjectWord, verbWord } from '../util-rules/rule-words.ts';

/** A rule of a ceiling, or one that was granted. */
export interface ShownRule {
  id?: string;
  subject: string;
  verb: string;
  conditions?: Conditions | null | undefined;
  fields?: readonly string[] | null | undefined;
  expiresAt?: string | null;
  reason?: string;
  owner?: string;
}

/** What rules allow, as sentences: by subject, the verbs, and under which conditions. */
@Component({
  selector: 'mr-rule-list',
  imports: [Icon],
  providers: [PlaceNames],
  template: `
    <dl>
      @for (group of groups(); track group.subject) {
        <dt>{{ subject(group.subject) }}</dt>
        <dd>
          @for (line of group.lines; track line.key) {
            <p>
              @for (rule of line.rules; track rule.verb + (rule.id ?? '')) {
                <span class="chip" [class.warn]="!!rule.expiresAt" [title]="why(rule)"
                  >{{ verb(rule.verb) }}
                  @if (rule.expiresAt; as until) {
                    · {{ t('rule.until', { when: times.day(until) }) }}
                  }
                  @if (revocable()) {
                    <button
                      type="button"
                      [attr.aria-label]="
                        t('admin.revokeOne', { name: subject(rule.subject) + ' · ' + verb(rule.verb) })
                      "
                      (click)="revoke.emit(rule)"
                    >
                      <mr-icon name="x" [size]="12" />
                    </button>
                  }
                </span>
              }
              @if (line.fields; as fields) {
                <span class="muted">{{ t('rule.forFields', { fields: fieldsOf(fields) }) }}</span>
              }
              @if (line.conditions; as conditions) {
                <span class="muted">{{ t('rule.onlyIf', { conditions: conditionsOf(conditions) }) }}</span>
              }
            </p>
          }
        </dd>
      }
    </dl>
  `,
  styleUrl: './rule-list.scss',
})
export class RuleList {
  readonly rules = input.required<readonly ShownRule[]>();
  readonly revocable = input(false);
  readonly revoke = output<ShownRule>();
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly times = inject(Times);
  private readonly places = inject(PlaceNames);
  protected readonly groups = computed(() => groupRules(this.rules()));
  private readonly help = { i18n: this.i18n, place: (id: string): string => this.places.of(id) };

  protected subject(name: string): string {
    return subjectWord(this.help, name);
  }

  protected verb(name: string): string {
    return verbWord(this.help, name);
  }

  protected fieldsOf(fields: readonly string[]): string {
    return fieldWords(fields, this.help);
  }

  protected conditionsOf(conditions: Conditions): string {
    return conditionWords(conditions, this.help);
  }

  /** By whom and why, on hover. */
  protected why(rule: ShownRule): string {
    return [rule.owner, rule.reason].filter(Boolean).join(': ');
  }
}
