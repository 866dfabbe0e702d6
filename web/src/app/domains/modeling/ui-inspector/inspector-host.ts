import type { Signal } from '@angular/core';
import { Injectable, computed, inject, signal } from '@angular/core';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { Moddle, Shape } from '../util-bpmn/diagram-types.ts';
import { isA } from '../util-bpmn/diagram-types.ts';
import type { Drawing } from '../util-bpmn/drawing.ts';
import { textOf } from '../util-bpmn/labels.ts';

/** What the sections of the inspector share: the drawing, and the element they speak of. */
@Injectable()
export class InspectorHost {
  private readonly i18n = inject(I18n);
  readonly drawing = signal<Drawing | null>(null);

  /** The one selected element; nothing selected: the process. Several: nothing. */
  readonly shape: Signal<Shape | null> = computed(() => {
    const drawing = this.drawing();
    if (!drawing) return null;
    drawing.revision();
    const selected = drawing.selection();
    if (selected.length > 1) return null;
    return selected[0] ?? mainOf(drawing);
  });

  /** Reads from the element, again after every change. `empty` while nothing is selected. */
  read<T>(read: (shape: Shape, drawing: Drawing) => T, empty: T): Signal<T> {
    return computed(
      () => {
        const drawing = this.drawing();
        const shape = this.shape();
        if (!drawing || !shape) return empty;
        drawing.revision();
        return read(shape, drawing);
      },
      { equal: () => false },
    );
  }

  /** Changes the element; nothing happens when it is gone. */
  write(write: (drawing: Drawing, shape: Shape) => void): void {
    const drawing = this.drawing();
    const shape = this.shape();
    if (drawing && shape) write(drawing, shape);
  }

  /** The process that the element belongs to, also behind a pool. */
  processOf(shape: Shape): Moddle | null {
    if (isA(shape, 'bpmn:Participant')) return (shape.businessObject.get('processRef') as Moddle | undefined) ?? null;
    let moddle: Moddle | undefined = shape.businessObject;
    while (moddle && !moddle.$instanceOf('bpmn:Process')) moddle = moddle.$parent;
    return moddle ?? null;
  }

  /** Name for people; the id when there is none. */
  nameOf(shape: Shape): string {
    return textOf(shape.businessObject, this.i18n.side()) || shape.id;
  }
}

/** A drawing with pools speaks of the first pool that has a process. */
function mainOf(drawing: Drawing): Shape {
  const root = drawing.root();
  if (root.type !== 'bpmn:Collaboration') return root;
  return drawing.all('bpmn:Participant').find((pool) => pool.businessObject.get('processRef')) ?? root;
}
