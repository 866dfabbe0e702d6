import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Session } from '../../identity/data/session.ts';
import type { Problem } from '../../shared/util-http/problem.ts';
import { toProblem } from '../../shared/util-http/problem.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Autosave } from '../data/autosave.ts';
import type { DraftView, FindingView } from '../data/modeling-client.ts';
import { ModelingClient } from '../data/modeling-client.ts';
import { InspectorHost } from '../ui-inspector/inspector-host.ts';
import { Drawing } from '../util-bpmn/drawing.ts';
import { FindingMarks } from '../util-bpmn/finding-marks.ts';
import { loadToolWords } from '../util-bpmn/translate-module.ts';
import { checkDrawing } from './check-drawing.ts';

const CHECK_PAUSE = 350;

/** One open drawing: loading, editing, saving, checking. */
@Injectable()
export class ModelerStore {
  private readonly client = inject(ModelingClient);
  private readonly i18n = inject(I18n);
  private readonly host = inject(InspectorHost);
  private readonly session = inject(Session);
  private readonly opened = signal<DraftView | null>(null);
  private readonly failure = signal<Problem | null>(null);
  private readonly found = signal<FindingView[]>([]);
  private readonly checking = signal(false);
  private marks: FindingMarks | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly drawing = this.host.drawing;
  readonly draft = this.opened.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly findings = this.found.asReadonly();
  readonly busyChecking = this.checking.asReadonly();
  readonly errors = computed(() => this.found().filter((finding) => finding.severity === 'error').length);
  readonly autosave = new Autosave({
    text: () => this.drawing()!.xml(),
    save: async (xml, revision) => (await this.client.saveDraft(this.draft()!.id, { xml, revision })).revision,
  });

  constructor() {
    effect(() => {
      const drawing = this.drawing();
      if (!drawing || drawing.revision() === 0) return;
      untracked(() => this.changed());
    });
    effect(() => {
      const lang = this.i18n.lang();
      void loadToolWords(lang).then(() => this.drawing()?.redraw());
    });
  }

  async open(id: string, place: HTMLElement): Promise<void> {
    this.failure.set(null);
    try {
      await loadToolWords(this.i18n.lang());
      const draft = await this.client.draft(id);
      const drawing = this.drawing() ?? this.create(place);
      await drawing.open(draft.xml ?? '');
      drawing.fit();
      this.opened.set(draft);
      this.autosave.reset(draft.revision, await drawing.xml());
    } catch (error) {
      this.failure.set(toProblem(error));
    }
  }

  /** Another text takes the place of the drawing, as one more revision. Throws when it is no BPMN. */
  async replace(xml: string): Promise<string[]> {
    const drawing = this.drawing()!;
    const before = await drawing.xml();
    try {
      const warnings = await drawing.open(xml);
      drawing.fit();
      this.autosave.change();
      return warnings;
    } catch (error) {
      await drawing.open(before);
      drawing.fit();
      throw error;
    }
  }

  /** After a conflict: what is on screen wins, as the next revision. */
  async keepMine(): Promise<void> {
    const newest = await this.client.draft(this.draft()!.id);
    this.autosave.reset(newest.revision, newest.xml ?? '');
    this.autosave.change();
    await this.autosave.flush();
  }

  /** After a conflict: what the other person saved wins. */
  async takeTheirs(): Promise<void> {
    const newest = await this.client.draft(this.draft()!.id);
    await this.drawing()!.open(newest.xml ?? '');
    this.opened.set(newest);
    this.autosave.reset(newest.revision, await this.drawing()!.xml());
  }

  close(): void {
    clearTimeout(this.timer);
    this.autosave.stop();
    if (this.autosave.state() !== 'saved' && this.session.user()) void this.autosave.flush();
    this.drawing()?.destroy();
    this.drawing.set(null);
  }

  private create(place: HTMLElement): Drawing {
    const drawing = new Drawing({ lang: this.i18n.lang, side: this.i18n.side });
    drawing.attach(place);
    this.marks = new FindingMarks(drawing);
    this.drawing.set(drawing);
    return drawing;
  }

  private changed(): void {
    if (this.draft()) this.autosave.change();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), CHECK_PAUSE);
  }

  private async check(): Promise<void> {
    const drawing = this.drawing();
    if (!drawing) return;
    this.checking.set(true);
    const findings = await checkDrawing(await drawing.xml());
    if (this.drawing() !== drawing) return;
    this.found.set(findings);
    this.marks?.show(findings, (finding) =>
      this.i18n.maybe(`rules.${finding.rule}`, finding.message, textual(finding.params)),
    );
    this.checking.set(false);
  }
}

function textual(params: FindingView['params']): Record<string, string> {
  return Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, String(value)]));
}
