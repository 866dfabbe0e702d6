import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Can } from '../../shared/util-ability/can.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { When } from '../../shared/ui-time/when.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import type { VersionView } from '../data/modeling-client.ts';
import { ModelingClient } from '../data/modeling-client.ts';
import { Diagram } from '../ui-diagram/diagram.ts';
import { diagramDifferences } from '../util-bpmn/differences.ts';
import type { StartData } from './start-dialog.ts';
import { StartDialog } from './start-dialog.ts';

/** One process: how it runs today, its versions and what changed between them. */
@Component({
  selector: 'mr-process-page',
  imports: [Can, Diagram, Icon, Load, ProblemNote, RouterLink, When],
  templateUrl: './process-page.html',
  styleUrl: './process-page.scss',
})
export class ProcessPage {
  readonly key = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(ModelingClient);
  private readonly dialogs = inject(Dialogs);
  private readonly router = inject(Router);

  protected readonly process = query({
    params: () => this.key(),
    load: (key, abort) => this.client.process(key, abort),
    live: ['ProcessDefinition', 'Instance'],
    keep: true,
  });
  protected readonly versions = computed(() => this.process.value()?.versions ?? []);
  protected readonly shown = linkedSignal(() => this.process.value()?.version);
  protected readonly xml = query({
    params: () => (this.shown() === undefined ? undefined : { key: this.key(), version: this.shown()! }),
    load: ({ key, version }, abort) => this.client.versionXml(key, version, abort),
    keep: true,
  });
  private readonly earlier = query({
    params: () => {
      const older = this.versions().find((version) => version.version < (this.shown() ?? 0));
      return older ? { key: this.key(), version: older.version } : undefined;
    },
    load: ({ key, version }, abort) => this.client.versionXml(key, version, abort),
  });
  protected readonly differences = computed(() => {
    const [before, after] = [this.earlier.value(), this.xml.value()];
    return before && after ? diagramDifferences(before, after) : null;
  });
  protected readonly marks = computed(() =>
    (this.differences() ?? [])
      .filter((change) => change.kind !== 'removed')
      .map((change) => ({ elementId: change.id, kind: 'here' as const })),
  );
  protected readonly open = computed(() =>
    Object.values(this.process.value()?.open ?? {}).reduce((sum, count) => sum + count, 0),
  );
  protected readonly edit = userAction((key, xml: string, basedOn: number) =>
    this.client.createDraft(key, { xml, basedOn }),
  );

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.i18n.text(this.process.value()?.name, this.key())));
  }

  /** Goes on with a drawing in work when there is one, else begins one from what is shown. */
  protected async draw(): Promise<void> {
    const drafts = await this.client.drafts().catch(() => []);
    const present = drafts.find((draft) => draft.processKey === this.key());
    const draft = present ?? (await this.edit.run(this.xml.value()!, this.shown()!));
    if (draft) await this.router.navigate(['/processes/drafts', draft.id]);
  }

  protected async start(): Promise<void> {
    const data: StartData = { processKey: this.key(), name: this.i18n.text(this.process.value()?.name, this.key()) };
    const id = await this.dialogs.open<string, StartData>(StartDialog, data, '480px');
    if (id) await this.router.navigate(['/instances', id]);
  }

  protected openOf(version: VersionView): number {
    return this.process.value()?.open[String(version.version)] ?? 0;
  }
}
