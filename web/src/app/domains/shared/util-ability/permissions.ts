import { Injectable, computed, signal } from '@angular/core';
import { permitted, unpackAbility } from '../../../../../../contracts/permissions/ability.ts';
import type { PackedRule } from '../../../../../../contracts/permissions/ability.ts';
import type { Subject, VerbOf } from '../../../../../../contracts/permissions/subjects.ts';

/** `verb:Subject`; a pair that the permission table does not have does not compile. */
export type Right = { [Name in Subject]: `${VerbOf<Name>}:${Name}` }[Subject];

/** The person's rules as the API packed them: used to hide and explain, never to decide. */
@Injectable({ providedIn: 'root' })
export class Permissions {
  private readonly rules = signal<PackedRule[]>([]);
  private readonly ability = computed(() => unpackAbility(this.rules()));

  /** Something that is another when the rules are. */
  version(): unknown {
    return this.rules();
  }

  set(rules: PackedRule[]): void {
    this.rules.set(rules);
  }

  /** Whether some record, or this very record, allows it. Follows a change of rules. */
  can(right: Right, record?: object): boolean {
    const [verb, subject] = right.split(':') as [string, string];
    return permitted(this.ability(), verb, subject, record);
  }

  /** The same where verb and subject are only known at run time; with a field, whether that may be seen or written. */
  allows(verb: string, subject: string, record?: object, field?: string): boolean {
    return permitted(this.ability(), verb, subject, record, field);
  }

  any(...rights: Right[]): boolean {
    return rights.some((right) => this.can(right));
  }
}
