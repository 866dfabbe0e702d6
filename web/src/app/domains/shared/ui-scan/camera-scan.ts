import type { ElementRef } from '@angular/core';
import { Component, DestroyRef, afterNextRender, inject, output, signal, viewChild } from '@angular/core';
import { A11yModule } from '@angular/cdk/a11y';
import { injectT } from '../util-i18n/i18n.ts';
import { watchCamera } from '../util-scan/camera.ts';

/** The camera over the page until it has read a code. */
@Component({
  selector: 'mr-camera-scan',
  imports: [A11yModule],
  template: `
    <div
      class="box"
      role="dialog"
      aria-modal="true"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
      [attr.aria-label]="t('scan.camera')"
    >
      @if (failed()) {
        <p class="note warn">{{ t('scan.noCamera') }}</p>
      } @else {
        <video #video muted playsinline></video>
        <p>{{ t('scan.aim') }}</p>
      }
      <button type="button" class="btn big" (click)="closed.emit()">{{ t('common.close') }}</button>
    </div>
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 1500;
      inset: 0;
      display: grid;
      place-items: center;
      background: rgb(0 0 0 / 80%);
    }
    .box {
      display: flex;
      flex-direction: column;
      gap: 12px;
      width: min(520px, 94vw);
      color: #fff;
      text-align: center;
    }
    video {
      width: 100%;
      border-radius: var(--radius-l);
    }
  `,
})
export class CameraScan {
  readonly code = output<string>();
  readonly closed = output();
  protected readonly t = injectT();
  protected readonly failed = signal(false);
  private readonly video = viewChild<ElementRef<HTMLVideoElement>>('video');

  constructor() {
    let stop: (() => void) | undefined;
    afterNextRender(() => {
      watchCamera(this.video()!.nativeElement, (code) => this.code.emit(code)).then(
        (end) => (stop = end),
        () => this.failed.set(true),
      );
    });
    inject(DestroyRef).onDestroy(() => stop?.());
  }
}
