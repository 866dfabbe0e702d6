import { Component, inject, input, output } from '@angular/core';
import { Can } from '../../shared/util-ability/can.ts';
import { Dialogs } from '../../shared/ui-dialog/dialogs.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { ProblemNote } from '../../shared/ui-states/problem-note.ts';
import { When } from '../../shared/ui-time/when.ts';
import { Toasts } from '../../shared/ui-toast/toasts.ts';
import { userAction } from '../../shared/util-http/user-action.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import type { IncidentView } from '../data/monitoring-client.ts';
import { MonitoringClient } from '../data/monitoring-client.ts';

/** What could not go on, and how to help. */
@Component({
  selector: 'mr-incident-list',
  imports: [Can, Icon, ProblemNote, When],
  template: `
    <mr-problem [problem]="action.problem()" />
    <ul>
      @for (incident of incidents(); track incident.id) {
        <li [class.open]="incident.state === 'open'">
          <p class="row-wrap">
            <strong>{{ i18n.text(incident.name, incident.elementId) }}</strong>
            <span class="chip" [class.danger]="incident.state === 'open'">{{
              incident.state === 'open' ? t('incident.open') : t('incident.resolved')
            }}</span>
            <code class="small">{{ incident.code }}</code>
            <mr-when class="muted small end" [at]="incident.raisedAt" />
          </p>
          <p class="message">{{ incident.message }}</p>
          @if (incident.detail) {
            <details class="small">
              <summary>{{ t('incident.detail') }}</summary>
              <pre>{{ pretty(incident.detail) }}</pre>
            </details>
          }
          @if (incident.state === 'open') {
            <p *mrCan="'operate:Incident' of incident" class="row">
              <button type="button" class="btn small primary" [disabled]="action.busy()" (click)="retry(incident)">
                <mr-icon name="rotate-ccw" [size]="14" />{{ t('incident.retry') }}
              </button>
              <button type="button" class="btn small" [disabled]="action.busy()" (click)="skip(incident)">
                <mr-icon name="skip-forward" [size]="14" />{{ t('incident.skip') }}
              </button>
            </p>
          }
        </li>
      } @empty {
        <li class="muted">{{ t('incident.none') }}</li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: 10px 0;
      border-bottom: 1px solid var(--line);
    }
    .message {
      overflow-wrap: anywhere;
    }
    pre {
      margin: 6px 0 0;
      padding: 8px;
      border-radius: var(--radius-s);
      background: var(--surface-2);
      overflow: auto;
    }
  `,
})
export class IncidentList {
  readonly incidents = input.required<readonly IncidentView[]>();
  readonly changed = output();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  private readonly client = inject(MonitoringClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  protected readonly action = userAction((key, id: string, how: 'retry' | 'skip', reason: string) =>
    this.client.repair(key, id, how, reason),
  );

  protected async retry(incident: IncidentView): Promise<void> {
    await this.repair(incident, 'retry', '');
  }

  protected async skip(incident: IncidentView): Promise<void> {
    const confirmed = await this.dialogs.confirm({
      title: this.t('incident.skipTitle', { name: this.i18n.text(incident.name, incident.elementId) }),
      text: this.t('incident.skipText'),
      action: this.t('incident.skip'),
      danger: true,
      reason: 'required',
    });
    if (confirmed) await this.repair(incident, 'skip', confirmed.reason);
  }

  protected pretty(detail: object): string {
    return JSON.stringify(detail, null, 2);
  }

  private async repair(incident: IncidentView, how: 'retry' | 'skip', reason: string): Promise<void> {
    if (await this.action.run(incident.id, how, reason)) this.toasts.done(this.t(`incident.done.${how}`));
    this.changed.emit();
  }
}
