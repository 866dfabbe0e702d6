import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { injectT } from '../../shared/util-i18n/i18n.ts';
import { FeelField } from './feel-field.ts';
import type { ConditionRow, Operator, PlainCondition } from './plain-condition.ts';
import { OPERATORS, needsValue, readCondition, writeCondition } from './plain-condition.ts';

let count = 0;
const EMPTY: ConditionRow = { variable: '', operator: '=', value: '' };

/** A condition in plain words where possible, as FEEL text where not; both write the same `=…`. */
@Component({
  selector: 'mr-condition-builder',
  imports: [FeelField, Icon],
  templateUrl: './condition-builder.html',
  styleUrl: './condition-builder.scss',
})
export class ConditionBuilder {
  readonly value = input('');
  readonly variables = input<readonly string[]>([]);
  readonly changed = output<string>();
  protected readonly t = injectT();
  protected readonly id = `condition-${++count}`;
  protected readonly operators = OPERATORS;
  protected readonly needsValue = needsValue;
  private readonly read = computed(() => readCondition(this.value().replace(/^=\s*/, '')));
  protected readonly plain = linkedSignal(() => this.read() !== null);
  protected readonly condition = linkedSignal<PlainCondition>(() => {
    const found = this.read() ?? { join: 'and', rows: [] };
    return found.rows.length > 0 ? found : { ...found, rows: [EMPTY] };
  });
  protected readonly readable = computed(() => this.read() !== null);

  protected change(index: number, part: Partial<ConditionRow>): void {
    this.condition.update((old) => ({
      ...old,
      rows: old.rows.map((row, at) => (at === index ? { ...row, ...part } : row)),
    }));
    this.emit();
  }

  protected operate(index: number, operator: string): void {
    this.change(index, { operator: operator as Operator });
  }

  protected join(join: string): void {
    this.condition.update((old) => ({ ...old, join: join as PlainCondition['join'] }));
    this.emit();
  }

  protected add(): void {
    this.condition.update((old) => ({ ...old, rows: [...old.rows, EMPTY] }));
  }

  protected drop(index: number): void {
    this.condition.update((old) => ({ ...old, rows: old.rows.filter((_row, at) => at !== index) }));
    this.emit();
  }

  private emit(): void {
    const complete = this.condition().rows.every(
      (row) => row.variable === '' || !needsValue(row.operator) || row.value !== '',
    );
    const text = writeCondition(this.condition());
    const value = text ? `=${text}` : '';
    if (complete && value !== this.value()) this.changed.emit(value);
  }
}
