import type { ElementRef } from '@angular/core';
import {
  Component,
  DestroyRef,
  HostListener,
  afterNextRender,
  computed,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatMenuModule } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { Skeleton } from '../../shared/ui-states/skeleton.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { saveFile } from '../../shared/util-shell/save-file.ts';
import { DiagramStyles } from '../ui-diagram/diagram-styles.ts';
import { Inspector } from '../ui-inspector/inspector.ts';
import { InspectorHost } from '../ui-inspector/inspector-host.ts';
import { KnownVariables } from '../ui-inspector/known-variables.ts';
import { DropFile } from './drop-file.ts';
import { FindingsPanel } from './findings-panel.ts';
import { ModelerStore } from './modeler-store.ts';
import { PublishDialog } from './publish-dialog.ts';
import type { PublishData } from './publish-dialog.ts';
import { readDiagram } from './read-diagram.ts';
import { RevisionsPanel } from './revisions-panel.ts';
import { SaveMark } from './save-mark.ts';

type Panel = 'inspector' | 'findings' | 'revisions';

/** The editor of a drawing: canvas, inspector, findings, revisions, publishing. For a desktop screen. */
@Component({
  selector: 'mr-modeler',
  imports: [
    DiagramStyles,
    DropFile,
    FindingsPanel,
    Icon,
    Inspector,
    MatMenuModule,
    MatTooltip,
    ProblemNote,
    RevisionsPanel,
    RouterLink,
    SaveMark,
    Skeleton,
  ],
  providers: [ModelerStore, InspectorHost, KnownVariables],
  templateUrl: './modeler.html',
  styleUrl: './modeler.scss',
})
export class Modeler {
  /** Id of the draft, from the address. */
  readonly draftId = input.required<string>();
  protected readonly store = inject(ModelerStore);
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  protected readonly panel = signal<Panel>('inspector');
  protected readonly panels = ['inspector', 'findings', 'revisions'] as const;
  protected readonly title = computed(() => {
    const draft = this.store.draft();
    return draft ? this.i18n.text(draft.name, draft.processKey) : '';
  });
  protected readonly percent = computed(() => Math.round((this.store.drawing()?.zoom() ?? 1) * 100));

  constructor() {
    afterNextRender(() => void this.load());
    inject(DestroyRef).onDestroy(() => this.store.close());
  }

  protected load(): Promise<void> {
    return this.store.open(this.draftId(), this.place().nativeElement);
  }

  /** Nothing unsaved is lost silently when the tab is closed. */
  @HostListener('window:beforeunload', ['$event'])
  protected leaving(event: BeforeUnloadEvent): void {
    if (this.store.autosave.state() === 'saved') return;
    void this.store.autosave.flush();
    event.preventDefault();
  }

  @HostListener('window:keydown', ['$event'])
  protected key(event: KeyboardEvent): void {
    const meta = event.ctrlKey || event.metaKey;
    if (meta && event.key === 's') {
      event.preventDefault();
      void this.store.autosave.flush();
    }
  }

  protected async publish(): Promise<void> {
    await this.store.autosave.flush();
    const data: PublishData = {
      draft: this.store.draft()!,
      xml: await this.store.drawing()!.xml(),
      findings: this.store.findings(),
    };
    const shown = await this.dialogs.open<'findings' | 'published', PublishData>(PublishDialog, data, '620px');
    if (shown === 'findings') this.panel.set('findings');
    if (shown === 'published') await this.router.navigate(['/processes', this.store.draft()!.processKey]);
  }

  protected async exportBpmn(): Promise<void> {
    saveFile(`${this.fileName()}.bpmn`, 'application/xml', await this.store.drawing()!.xml());
  }

  protected async exportSvg(): Promise<void> {
    saveFile(`${this.fileName()}.svg`, 'image/svg+xml', await this.store.drawing()!.svg());
  }

  protected async importFile(file: File): Promise<void> {
    const read = await readDiagram(file);
    if (read.xml === null) return this.refuse(file);
    try {
      const warnings = await this.store.replace(read.xml);
      this.toasts.done(this.t('modeler.imported', { name: file.name, n: warnings.length }));
    } catch {
      await this.refuse(file);
    }
  }

  private async refuse(file: File): Promise<void> {
    const text = this.t('modeler.badFileText', { name: file.name });
    await this.dialogs.confirm({ title: this.t('modeler.badFile'), text, action: this.t('common.close'), only: true });
  }

  protected search(): void {
    this.store.drawing()?.get('searchPad').toggle();
  }

  protected minimap(): void {
    this.store.drawing()?.get('minimap').toggle();
  }

  private fileName(): string {
    return this.store.draft()?.processKey ?? 'process';
  }
}
