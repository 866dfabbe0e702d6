import { Component, computed, inject, linkedSignal } from '@angular/core';
import { LookupClient } from '../../../shared/util-lookup/lookup-client.ts';
import { Combobox } from '../../../shared/ui-combobox/combobox.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { ModelingCatalogue } from '../../data/modeling-catalogue.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { laneOf } from '../../util-bpmn/lanes.ts';
import { ChoiceRow } from '../controls/choice-row.ts';
import { CodesRow } from '../controls/codes-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const TYPE = 'zeebe:AssignmentDefinition';
type How = 'lane' | 'person' | 'roles' | 'people' | 'expression';

/** Who gets the task: the lane's role, a person, roles, people, or what an expression says. */
@Component({
  selector: 'mr-assignment-section',
  imports: [ChoiceRow, CodesRow, Combobox, FeelField],
  template: `
    <mr-choice-row [label]="t('assignment.how')" [choices]="hows()" [value]="how()" (changed)="choose($event)" />
    @switch (how()) {
      @case ('lane') {
        <p class="hint muted small">{{ laneText() }}</p>
      }
      @case ('person') {
        <div class="field">
          <span class="label">{{ t('assignment.person') }}</span>
          <mr-combobox
            [label]="t('assignment.person')"
            [search]="people"
            [value]="assignee()"
            (valueChange)="set('assignee', $event)"
          />
        </div>
      }
      @case ('roles') {
        <mr-codes-row
          [label]="t('assignment.roles')"
          [things]="catalogue.roles()()"
          [value]="groups()"
          (changed)="set('candidateGroups', $event)"
        />
      }
      @case ('people') {
        <div class="field">
          <span class="label">{{ t('assignment.people') }}</span>
          <mr-combobox
            [label]="t('assignment.addPerson')"
            [search]="people"
            [value]="''"
            (valueChange)="addPerson($event)"
          />
        </div>
        <mr-codes-row
          [label]="t('assignment.people')"
          [things]="chosenPeople()"
          [value]="users()"
          (changed)="set('candidateUsers', $event)"
        />
      }
      @case ('expression') {
        <mr-feel-field
          [label]="t('assignment.assignee')"
          [value]="assignee()"
          [variables]="variables.names()"
          (changed)="set('assignee', $event)"
        />
        <mr-feel-field
          [label]="t('assignment.roles')"
          [value]="groups()"
          [variables]="variables.names()"
          (changed)="set('candidateGroups', $event)"
        />
        <mr-feel-field
          [label]="t('assignment.people')"
          [value]="users()"
          [variables]="variables.names()"
          (changed)="set('candidateUsers', $event)"
        />
      }
    }
  `,
  styles: ':host { display: contents; }',
})
export class AssignmentSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  private readonly lookup = inject(LookupClient);
  protected readonly catalogue = inject(ModelingCatalogue);
  protected readonly variables = inject(KnownVariables);
  private readonly definition = this.host.read((shape) => extensionOf(shape.businessObject, TYPE), undefined);
  protected readonly assignee = computed(() => stringOf(this.definition(), 'assignee'));
  protected readonly groups = computed(() => stringOf(this.definition(), 'candidateGroups'));
  protected readonly users = computed(() => stringOf(this.definition(), 'candidateUsers'));
  private readonly lane = this.host.read((shape) => laneOf(shape), null);
  private readonly shapeId = this.host.read((shape) => shape.id, '');
  protected readonly how = linkedSignal<string, How>({ source: this.shapeId, computation: () => this.present() });

  protected readonly hows = computed(() =>
    (['lane', 'person', 'roles', 'people', 'expression'] as const).map((value) => ({
      value,
      label: this.t(`assignment.hows.${value}`),
    })),
  );
  protected readonly laneText = computed(() => {
    const lane = this.lane();
    return lane ? this.t('assignment.laneIs', { name: lane.role }) : this.t('assignment.noLane');
  });
  protected readonly chosenPeople = computed(() =>
    this.users()
      .split(',')
      .filter(Boolean)
      .map((code) => ({ code, name: { zh: code } })),
  );
  protected readonly people = (text: string): ReturnType<LookupClient['choices']> =>
    this.lookup.choices('people', text);

  /** Another way of assigning starts empty. */
  protected choose(how: string): void {
    this.how.set(how as How);
    if (how !== 'expression') this.write({ assignee: '', candidateGroups: '', candidateUsers: '' });
  }

  protected set(name: 'assignee' | 'candidateGroups' | 'candidateUsers', value: string): void {
    this.write({ [name]: value });
  }

  protected addPerson(code: string): void {
    const users = this.users().split(',').filter(Boolean);
    if (code && !users.includes(code)) this.write({ candidateUsers: [...users, code].join(',') });
  }

  private present(): How {
    const values = [this.assignee(), this.groups(), this.users()];
    if (values.some((value) => value.startsWith('=')) || values.filter(Boolean).length > 1) return 'expression';
    if (values[0]) return 'person';
    if (values[1]) return 'roles';
    return values[2] ? 'people' : 'lane';
  }

  private write(attributes: Record<string, string>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, TYPE, attributes));
  }
}
