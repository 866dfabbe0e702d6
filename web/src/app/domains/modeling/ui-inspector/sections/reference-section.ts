import { Component, computed, inject } from '@angular/core';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { FeelField } from '../../ui-feel/feel-field.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { catches, referenceKinds, referenceOf } from '../../util-bpmn/events.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { ChoiceRow } from '../controls/choice-row.ts';
import { TextRow } from '../controls/text-row.ts';
import { InspectorHost } from '../inspector-host.ts';
import { KnownVariables } from '../known-variables.ts';

const SUBSCRIPTION = 'zeebe:Subscription';
const PUBLISH = 'millrace:Publish';
const NEW = '\u0000new';

/** Which message, signal, error or escalation; for messages also how the right receiver is found. */
@Component({
  selector: 'mr-reference-section',
  imports: [ChoiceRow, FeelField, TextRow],
  template: `
    <mr-choice-row
      [label]="t(\`reference.kinds.\${kind()}\`)"
      [choices]="choices()"
      [value]="thing()?.id ?? ''"
      (changed)="choose($event)"
    />
    @if (thing(); as one) {
      <mr-text-row [label]="t('reference.name')" [value]="one.name ?? ''" (changed)="setThing({ name: $event })" />
      @if (codeName()) {
        <mr-text-row
          [label]="t('reference.code')"
          [code]="true"
          [value]="code()"
          [hint]="catching() ? t('reference.anyCode') : ''"
          (changed)="setCode($event)"
        />
      }
    }
    @if (kind() === 'message') {
      @if (catching()) {
        <mr-feel-field
          [label]="t('reference.key')"
          [value]="subscriptionKey()"
          [variables]="variables.names()"
          [hint]="t('reference.keyHint')"
          placeholder="=businessKey"
          (changed)="setKey($event)"
        />
      } @else {
        <mr-feel-field
          [label]="t('reference.key')"
          [value]="publish('correlationKey')"
          [variables]="variables.names()"
          placeholder="=businessKey"
          (changed)="setPublish({ correlationKey: $event })"
        />
        <mr-feel-field
          [label]="t('reference.ttl')"
          [value]="publish('timeToLive')"
          placeholder="PT1H"
          [hint]="t('reference.ttlHint')"
          (changed)="setPublish({ timeToLive: $event })"
        />
      }
    }
    @if (catching() && (kind() === 'error' || kind() === 'escalation')) {
      <mr-text-row
        [label]="t('reference.codeVariable')"
        [code]="true"
        [value]="holderText('millrace:codeVariable')"
        (changed)="setHolder('millrace:codeVariable', $event)"
      />
      @if (kind() === 'error') {
        <mr-text-row
          [label]="t('reference.messageVariable')"
          [code]="true"
          [value]="holderText('millrace:messageVariable')"
          (changed)="setHolder('millrace:messageVariable', $event)"
        />
      }
    }
  `,
  styles: ':host { display: contents; }',
})
export class ReferenceSection {
  protected readonly t = injectT();
  private readonly host = inject(InspectorHost);
  protected readonly variables = inject(KnownVariables);
  private readonly reference = this.host.read(referenceOf, null);
  protected readonly catching = this.host.read(catches, false);
  protected readonly kind = computed(() => this.reference()?.kind ?? 'message');
  protected readonly thing = computed(() => {
    const reference = this.reference();
    return reference ? (reference.holder.get(referenceKinds[reference.kind].ref) as Moddle | undefined) : undefined;
  });
  private readonly all = this.host.read(
    (_shape, drawing) => drawing.edit.globals(referenceKinds[this.kind()].type),
    [] as Moddle[],
  );
  protected readonly choices = computed(() => [
    { value: '', label: this.t(this.catching() && this.codeName() ? 'reference.any' : 'reference.none') },
    ...this.all().map((one) => ({ value: one.id ?? '', label: one.name || one.id || '' })),
    { value: NEW, label: this.t(`reference.new.${this.kind()}`) },
  ]);
  protected readonly codeName = computed(() => referenceKinds[this.kind()].code);
  protected readonly code = computed(() => stringOf(this.thing(), this.codeName() ?? 'id'));
  protected readonly subscriptionKey = computed(() => {
    const thing = this.thing();
    return thing ? stringOf(extensionOf(thing, SUBSCRIPTION), 'correlationKey') : '';
  });
  private readonly publishing = this.host.read((shape) => extensionOf(shape.businessObject, PUBLISH), undefined);

  protected publish(name: string): string {
    return stringOf(this.publishing(), name);
  }

  protected holderText(name: string): string {
    return stringOf(this.reference()?.holder, name);
  }

  protected choose(id: string): void {
    this.host.write((drawing, shape) => {
      const reference = this.reference();
      if (!reference) return;
      const { type, ref, code } = referenceKinds[reference.kind];
      const name = this.host.nameOf(shape);
      const fresh = (): Moddle => drawing.edit.global(shape, type, { name, ...(code ? { [code]: 'CODE' } : {}) });
      const chosen = id === NEW ? fresh() : this.all().find((one) => one.id === id);
      drawing.edit.set(shape, { [ref]: chosen }, reference.holder);
    });
  }

  protected setThing(attributes: Record<string, unknown>): void {
    this.host.write((drawing, shape) => drawing.edit.set(shape, attributes, this.thing()));
  }

  protected setCode(code: string): void {
    this.setThing({ [this.codeName()!]: code || undefined });
  }

  protected setHolder(name: string, value: string): void {
    this.host.write((drawing, shape) =>
      drawing.edit.set(shape, { [name]: value || undefined }, this.reference()!.holder),
    );
  }

  protected setKey(correlationKey: string): void {
    this.host.write((drawing, shape) => {
      const thing = this.thing();
      if (thing) drawing.edit.extend(shape, SUBSCRIPTION, { correlationKey }, thing);
    });
  }

  protected setPublish(attributes: Record<string, string>): void {
    this.host.write((drawing, shape) => drawing.edit.extend(shape, PUBLISH, attributes));
  }
}
