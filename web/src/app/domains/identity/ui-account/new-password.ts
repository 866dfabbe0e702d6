import { Component, computed, model, signal } from '@angular/core';
import { injectT } from '../../shared/util-i18n/i18n.ts';

const SHORTEST = 8;

/** A new password, typed twice. The value is empty until both agree and are long enough. */
@Component({
  selector: 'mr-new-password',
  template: `
    <div class="field">
      <label for="new-password">{{ t('password.new') }}</label>
      <input
        id="new-password"
        class="input"
        type="password"
        autocomplete="new-password"
        required
        aria-describedby="password-rule"
        (input)="change(first, $any($event.target).value)"
      />
      <span id="password-rule" class="hint">{{ t('password.rule', { n: shortest }) }}</span>
    </div>
    <div class="field">
      <label for="repeat-password">{{ t('password.repeat') }}</label>
      <input
        id="repeat-password"
        class="input"
        type="password"
        autocomplete="new-password"
        required
        aria-describedby="password-differs"
        [attr.aria-invalid]="differs() || null"
        (input)="change(second, $any($event.target).value)"
      />
      <span id="password-differs" aria-live="polite">
        @if (differs()) {
          <span class="error">{{ t('password.differs') }}</span>
        }
      </span>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
    }
  `,
})
export class NewPassword {
  readonly value = model('');
  protected readonly t = injectT();
  protected readonly shortest = SHORTEST;
  protected readonly first = signal('');
  protected readonly second = signal('');
  protected readonly differs = computed(() => this.second() !== '' && this.second() !== this.first());

  protected change(field: typeof this.first, text: string): void {
    field.set(text);
    const ready = this.first().length >= SHORTEST && this.first() === this.second();
    this.value.set(ready ? this.first() : '');
  }
}
