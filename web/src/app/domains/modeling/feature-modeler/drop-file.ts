import { Directive, output, signal } from '@angular/core';

/** A file dragged onto the element. */
@Directive({
  selector: '[mrDropFile]',
  host: {
    '[class.dropping]': 'over()',
    '(dragover)': 'drag($event)',
    '(dragleave)': 'over.set(false)',
    '(drop)': 'drop($event)',
  },
})
export class DropFile {
  readonly mrDropFile = output<File>();
  protected readonly over = signal(false);

  protected drag(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.mrDropFile.emit(file);
  }
}
