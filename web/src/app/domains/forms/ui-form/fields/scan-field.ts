import { Component, signal } from '@angular/core';
import type { FormField } from '../../../../../../../contracts/forms/form.ts';
import { Icon } from '../../../shared/ui-icon/icon.ts';
import { CameraScan } from '../../../shared/ui-scan/camera-scan.ts';
import { cameraScans } from '../../../shared/util-scan/camera.ts';
import { injectT } from '../../../shared/util-i18n/i18n.ts';
import { injectControl } from '../field-control.ts';

/** A bar code: by scanner (wherever the focus is), by camera, or typed. */
@Component({
  selector: 'mr-scan-field',
  imports: [CameraScan, Icon],
  template: `
    <div class="input-group">
      <span class="addon"><mr-icon name="scan-line" /></span>
      <input
        class="input"
        autocomplete="off"
        spellcheck="false"
        data-scan
        [id]="control.id"
        [attr.aria-invalid]="!!control.error() || null"
        [attr.aria-required]="control.field.required || null"
        [attr.aria-describedby]="control.id + '-note'"
        [placeholder]="t('form.scan')"
        [readOnly]="control.readOnly()"
        [value]="control.value() ?? ''"
        (input)="control.set($any($event.target).value.trim() || null)"
        (blur)="control.touch()"
      />
      @if (canUseCamera) {
        <button type="button" class="btn icon" [attr.aria-label]="t('scan.camera')" (click)="camera.set(true)">
          <mr-icon name="camera" />
        </button>
      }
    </div>
    @if (camera()) {
      <mr-camera-scan (code)="take($event)" (closed)="camera.set(false)" />
    }
  `,
})
export class ScanField {
  protected readonly control = injectControl<Extract<FormField, { type: 'scan' }>>();
  protected readonly t = injectT();
  protected readonly camera = signal(false);
  protected readonly canUseCamera = cameraScans();

  protected take(code: string): void {
    this.control.set(code);
    this.control.touch();
    this.camera.set(false);
  }
}
