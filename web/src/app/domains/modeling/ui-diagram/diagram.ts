import type { ElementRef } from '@angular/core';
import {
  Component,
  DestroyRef,
  afterNextRender,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { DrawingView } from '../util-bpmn/drawing-view.ts';
import { DiagramStyles } from './diagram-styles.ts';

/** A mark on an element: tokens that wait there, events that listen, trouble, visits. */
export interface DiagramMark {
  elementId: string;
  kind: 'token' | 'armed' | 'incident' | 'done' | 'here';
  text?: string;
  title?: string;
}

const TYPE = 'mark';

/** Shows a diagram with marks; the whole of it at first. */
@Component({
  selector: 'mr-diagram',
  imports: [DiagramStyles, Icon],
  template: `
    <mr-diagram-styles />
    <div #place class="place"></div>
    @if (broken()) {
      <p class="broken muted">{{ i18n.t('diagram.broken') }}</p>
    }
    <div class="zoom">
      <button
        type="button"
        class="btn ghost icon small"
        [attr.aria-label]="i18n.t('modeler.zoomOut')"
        (click)="view()?.zoomBy(0.8)"
      >
        <mr-icon name="minus" [size]="16" />
      </button>
      <button
        type="button"
        class="btn ghost icon small"
        [attr.aria-label]="i18n.t('modeler.fit')"
        (click)="view()?.fit()"
      >
        <mr-icon name="maximize" [size]="15" />
      </button>
      <button
        type="button"
        class="btn ghost icon small"
        [attr.aria-label]="i18n.t('modeler.zoomIn')"
        (click)="view()?.zoomBy(1.25)"
      >
        <mr-icon name="plus" [size]="16" />
      </button>
    </div>
  `,
  styleUrl: './diagram.scss',
  host: { role: 'img', '[attr.aria-label]': 'label()' },
})
export class Diagram {
  readonly xml = input.required<string | undefined>();
  readonly marks = input<readonly DiagramMark[]>([]);
  readonly label = input('');
  readonly clicked = output<string>();
  protected readonly i18n = inject(I18n);
  protected readonly view = signal<DrawingView | null>(null);
  protected readonly broken = signal(false);
  private readonly drawn = signal(0);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');

  constructor() {
    afterNextRender(() => {
      const options = { lang: this.i18n.lang, side: this.i18n.side, clicked: (id: string) => this.clicked.emit(id) };
      this.view.set(new DrawingView(this.place().nativeElement, options));
    });
    effect(() => {
      const [view, xml] = [this.view(), this.xml()];
      if (view && xml) untracked(() => void this.open(view, xml));
    });
    effect(() => {
      const [view, marks] = [this.view(), this.marks()];
      if (view && this.drawn() > 0) untracked(() => this.show(view, marks));
    });
    effect(() => {
      this.i18n.side();
      untracked(() => this.drawn() > 0 && this.view()?.redraw());
    });
    inject(DestroyRef).onDestroy(() => this.view()?.destroy());
  }

  private async open(view: DrawingView, xml: string): Promise<void> {
    try {
      await view.open(xml);
      this.broken.set(false);
      this.drawn.update((count) => count + 1);
    } catch {
      this.broken.set(true);
    }
  }

  private before: readonly DiagramMark[] = [];

  private show(view: DrawingView, marks: readonly DiagramMark[]): void {
    view.clear(TYPE);
    for (const mark of this.before) view.unmark(mark.elementId, `mark-${mark.kind}`);
    for (const mark of marks) {
      view.mark(mark.elementId, `mark-${mark.kind}`);
      if (mark.text)
        view.overlay(mark.elementId, TYPE, {
          position: { top: -24, left: -24 },
          html: badge(mark),
          scale: { min: 0.85 },
        });
    }
    this.before = marks;
  }
}

function badge(mark: DiagramMark): HTMLElement {
  const html = document.createElement('span');
  html.className = `diagram-badge ${mark.kind}`;
  html.textContent = mark.text ?? '';
  html.title = mark.title ?? '';
  return html;
}
