import type { ElementRef } from '@angular/core';
import { Component, output, signal, viewChild } from '@angular/core';
import { injectT } from '../../shared/util-i18n/i18n.ts';

/** Signing with finger, pen or mouse. */
@Component({
  selector: 'mr-signature-pad',
  template: `
    <canvas
      #canvas
      width="520"
      height="160"
      [attr.aria-label]="t('form.signHere')"
      (pointerdown)="begin($event)"
      (pointermove)="draw($event)"
      (pointerup)="drawing.set(false)"
    ></canvas>
    <div class="row">
      <button type="button" class="btn" (click)="clear()">{{ t('common.clear') }}</button>
      <button type="button" class="btn primary" [disabled]="!inked()" (click)="done()">{{ t('form.sign') }}</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
    }
    canvas {
      width: min(520px, 100%);
      border: 1px dashed var(--line-strong);
      border-radius: var(--radius);
      background: #fff;
      touch-action: none;
    }
  `,
})
export class SignaturePad {
  readonly signed = output<Blob>();
  protected readonly t = injectT();
  protected readonly drawing = signal(false);
  protected readonly inked = signal(false);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');

  protected begin(event: PointerEvent): void {
    const [context, x, y] = this.at(event);
    context.beginPath();
    context.moveTo(x, y);
    this.drawing.set(true);
  }

  protected draw(event: PointerEvent): void {
    if (!this.drawing()) return;
    const [context, x, y] = this.at(event);
    context.lineWidth = 2.5;
    context.lineCap = 'round';
    context.strokeStyle = '#15222b';
    context.lineTo(x, y);
    context.stroke();
    this.inked.set(true);
  }

  protected clear(): void {
    const canvas = this.canvas().nativeElement;
    canvas.getContext('2d')!.clearRect(0, 0, canvas.width, canvas.height);
    this.inked.set(false);
  }

  protected done(): void {
    this.canvas().nativeElement.toBlob((blob) => blob && this.signed.emit(blob), 'image/png');
  }

  private at(event: PointerEvent): [CanvasRenderingContext2D, number, number] {
    const canvas = this.canvas().nativeElement;
    const box = canvas.getBoundingClientRect();
    const scale = canvas.width / box.width;
    return [canvas.getContext('2d')!, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  }
}
