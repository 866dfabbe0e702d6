import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CharacteristicInput } from '../../../../../../contracts/quality/vocabulary.ts';
import type { FieldSpec } from '../../forms/util-form/build-form.ts';
import type { Values } from '../../forms/util-form/form-model.ts';
import { RecordsClient } from '../../records/data/records-client.ts';
import { RecordActions } from '../../records/ui-detail/record-actions.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Load } from '../../shared/ui-states/load.ts';
import { Permissions } from '../../shared/util-ability/permissions.ts';
import { I18n } from '../../shared/util-i18n/i18n.ts';
import { Names } from '../../shared/util-lookup/names.ts';
import { query } from '../../shared/util-query/query.ts';
import { TranslatedTitle } from '../../shared/util-shell/translated-title.ts';
import { Times } from '../../shared/util-time/times.ts';
import type { InspectionLotDetail, Reading } from '../data/quality-types.ts';
import { LOTS } from '../data/quality-types.ts';
import { judgeFields, recordFields } from './quality-forms.ts';
import { lotTone } from './quality-lists.ts';

/** One inspection lot: what is measured, what was read, what was judged. */
@Component({
  selector: 'mr-inspection-page',
  imports: [Icon, Load, RouterLink],
  templateUrl: './inspection-page.html',
  styleUrl: './inspection-page.scss',
})
export class InspectionPage {
  readonly id = input.required<string>();
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly names = inject(Names);
  protected readonly times = inject(Times);
  private readonly client = inject(RecordsClient);
  private readonly actions = inject(RecordActions);
  private readonly permissions = inject(Permissions);
  protected readonly tone = lotTone;
  protected readonly lot = query({
    params: () => this.id(),
    load: (id, abort) => this.client.one<InspectionLotDetail>(LOTS, id, abort),
    live: ['InspectionLot'],
    keep: true,
  });
  protected readonly open = computed(() => ['pending', 'recording'].includes(this.lot.value()?.state ?? ''));
  protected readonly mayRecord = computed(
    () => this.open() && this.permissions.can('inspect:InspectionLot', this.lot.value()),
  );
  protected readonly mayJudge = computed(
    () => this.open() && this.permissions.can('judge:InspectionLot', this.lot.value()),
  );
  /** Judging is allowed to the role, but not to those who reported. */
  protected readonly ownWork = computed(
    () =>
      this.open() &&
      this.permissions.can('judge:InspectionLot') &&
      !this.permissions.can('judge:InspectionLot', this.lot.value()),
  );

  constructor() {
    const title = inject(TranslatedTitle);
    effect(() => title.show(this.lot.value()?.code ?? ''));
  }

  protected readingsOf(characteristic: CharacteristicInput): Reading[] {
    return (this.lot.value()?.readings ?? []).filter((one) => one.characteristic === characteristic.number);
  }

  protected limits(characteristic: CharacteristicInput): string {
    const { lower, upper, nominal, unit } = characteristic;
    const range =
      lower !== undefined && upper !== undefined
        ? `${lower} – ${upper}`
        : lower !== undefined
          ? `≥ ${lower}`
          : upper !== undefined
            ? `≤ ${upper}`
            : '';
    return [range, nominal !== undefined ? `(${nominal})` : '', range || nominal ? (unit ?? '') : '']
      .filter(Boolean)
      .join(' ');
  }

  protected async record(): Promise<void> {
    const lot = this.lot.value()!;
    await this.ask('quality.record', recordFields(lot, this.i18n), (key, values) =>
      this.client.act(key, LOTS, lot.id, 'record', recordBody(lot, values)),
    );
  }

  protected async judge(): Promise<void> {
    const lot = this.lot.value()!;
    await this.ask('quality.judge', judgeFields(lot), (key, values) =>
      this.client.act(key, LOTS, lot.id, 'judge', values),
    );
  }

  private async ask(
    title: 'quality.record' | 'quality.judge',
    fields: FieldSpec[],
    submit: (key: string, values: Values) => Promise<unknown>,
  ): Promise<void> {
    const variables = { pending: this.lot.value()!.pending };
    const done = await this.actions.ask({
      title,
      fields,
      action: title,
      done: 'records.saved',
      variables,
      width: '720px',
      submit,
    });
    if (done) await this.lot.reload();
  }
}

/** Rows of the form as readings: one per characteristic and piece. */
function recordBody(lot: InspectionLotDetail, values: Values): Values {
  const { readings, ...rest } = values;
  const rows = Array.isArray(readings) ? (readings as Values[]) : [];
  const known = new Map(lot.characteristics.map((one) => [one.number, one]));
  return {
    ...rest,
    readings: rows
      .filter((row) => row['value'] !== null && row['value'] !== undefined && row['value'] !== '')
      .map((row) => {
        const characteristic = known.get(Number(row['characteristic']));
        const { value } = row;
        const read =
          characteristic?.kind === 'variable'
            ? { value: String(value) }
            : characteristic?.kind === 'attribute'
              ? { ok: value === 'ok' }
              : { text: String(value) };
        return { characteristic: Number(row['characteristic']), sample: Number(row['sample'] ?? 1), ...read };
      }),
  };
}
