import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject } from '@angular/core';
import { Empty } from '../../shared/ui-states/empty.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Section } from './controls/section.ts';
import { InspectorHost } from './inspector-host.ts';
import { kindOf } from './kind-of.ts';
import { sectionTable } from './section-table.ts';

/** Everything about the selected element that a process owner may want to change. */
@Component({
  selector: 'mr-inspector',
  imports: [Empty, NgComponentOutlet, Section],
  template: `
    @if (host.shape(); as shape) {
      <header>
        <span class="kind muted small">{{ i18n.maybe(\`kinds.\${kind()}\`, kind()) }}</span>
        <h2 class="ellipsis">{{ host.nameOf(shape) }}</h2>
      </header>
      @for (entry of entries(); track entry.id) {
        <mr-section
          [title]="i18n.t(entry.title)"
          [open]="!entry.used || entry.used(shape)"
          [mark]="!!entry.used?.(shape)"
        >
          <ng-container [ngComponentOutlet]="entry.component" />
        </mr-section>
      }
    } @else {
      <mr-empty icon="layers" [title]="i18n.t('inspector.several')" />
    }
  `,
  styles: `
    header {
      padding: 12px 14px 10px;
      border-bottom: 1px solid var(--line);
    }
    .kind {
      display: block;
    }
  `,
})
export class Inspector {
  protected readonly host = inject(InspectorHost);
  protected readonly i18n = inject(I18n);
  private readonly type = computed(() => this.host.shape()?.type ?? '');
  protected readonly kind = computed(() => (this.host.shape() ? kindOf(this.host.shape()!) : ''));
  /** Kept while the kind of element stays, so that what is being typed is not taken away. */
  protected readonly entries = computed(() => {
    const shape = this.host.shape();
    this.type();
    const shown = shape ? sectionTable.filter((entry) => entry.shows(shape)) : [];
    return shown.map((entry) => ({ ...entry, id: `${shape!.id} ${entry.title}` }));
  });
}
