import { Component, computed, inject } from '@angular/core';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import type { Moddle } from '../../util-bpmn/diagram-types.ts';
import { REFERENCE_KINDS, referenceKinds } from '../../util-bpmn/events.ts';
import type { ReferenceKind } from '../../util-bpmn/events.ts';
import { extensionOf, stringOf } from '../../util-bpmn/extensions.ts';
import { InspectorHost } from '../inspector-host.ts';

interface Entry {
  kind: ReferenceKind;
  moddle: Moddle;
  name: string;
  /** Correlation key of a message, code of an error or escalation. */
  note: string;
}

/** The messages, signals, errors and escalations of the file, in one place. */
@Component({
  selector: 'mr-globals-section',
  imports: [Icon],
  template: `
    @if (entries().length === 0) {
      <p class="muted small">{{ t('globals.none') }}</p>
    }
    @for (entry of entries(); track entry.moddle.id) {
      <div class="row">
        <span class="chip">{{ t(\`reference.kinds.\${entry.kind}\`) }}</span>
        <input
          class="input"
          [attr.aria-label]="t('reference.name')"
          [value]="entry.name"
          (change)="rename(entry, $any($event.target).value)"
        />
        <button
          type="button"
          class="btn ghost icon small"
          [attr.aria-label]="t('globals.drop', { name: entry.name })"
          [disabled]="used().has(entry.moddle)"
          [title]="used().has(entry.moddle) ? t('globals.used') : ''"
          (click)="drop(entry)"
        >
          <mr-icon name="trash-2" [size]="15" />
        </button>
      </div>
      @if (entry.note) {
        <code class="small muted">{{ entry.note }}</code>
      }
    }
    <div class="row-wrap">
      @for (kind of kinds; track kind) {
        <button type="button" class="btn small" (click)="add(kind)">
          <mr-icon name="plus" [size]="14" />{{ t(\`reference.kinds.\${kind}\`) }}
        </button>
      }
    </div>
  `,
  styles: ':host { display: contents; }',
})
export class GlobalsSection {
  protected readonly t = injectT();
  protected readonly kinds = REFERENCE_KINDS;
  private readonly host = inject(InspectorHost);
  protected readonly entries = this.host.read<Entry[]>(
    (_shape, drawing) =>
      REFERENCE_KINDS.flatMap((kind) => {
        const { type, code } = referenceKinds[kind];
        return drawing.edit.globals(type).map((moddle) => ({
          kind,
          moddle,
          name: moddle.name ?? '',
          note: code ? stringOf(moddle, code) : stringOf(extensionOf(moddle, 'zeebe:Subscription'), 'correlationKey'),
        }));
      }),
    [],
  );
  protected readonly used = computed(() => {
    const shapes = this.host.drawing()?.get('elementRegistry').getAll() ?? [];
    const found = new Set<Moddle>();
    for (const shape of shapes) {
      const holders = [shape.businessObject, ...((shape.businessObject?.get?.('eventDefinitions') as Moddle[]) ?? [])];
      for (const holder of holders) for (const kind of REFERENCE_KINDS) mark(found, holder, referenceKinds[kind].ref);
    }
    return this.entries() && found;
  });

  protected rename(entry: Entry, name: string): void {
    this.host.write((drawing, shape) => drawing.edit.set(shape, { name: name.trim() }, entry.moddle));
  }

  protected add(kind: ReferenceKind): void {
    const { type, code } = referenceKinds[kind];
    const name = `${this.t(`reference.kinds.${kind}`)} ${this.entries().length + 1}`;
    this.host.write((drawing, shape) =>
      drawing.edit.global(shape, type, { name, ...(code ? { [code]: 'CODE' } : {}) }),
    );
  }

  protected drop(entry: Entry): void {
    this.host.write((drawing, shape) => drawing.edit.removeGlobal(shape, entry.moddle));
  }
}

function mark(found: Set<Moddle>, holder: Moddle | undefined, ref: string): void {
  const thing = holder?.get?.(ref) as Moddle | undefined;
  if (thing) found.add(thing);
}
