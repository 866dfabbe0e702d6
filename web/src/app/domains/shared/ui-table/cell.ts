import { Directive, TemplateRef, inject, input } from '@angular/core';

/** `<ng-template mrCell="state" [mrCellOf]="rows()" let-row>…</ng-template>` shows a cell of the column `state`. */
@Directive({ selector: '[mrCell]' })
export class Cell<T> {
  readonly mrCell = input.required<string>();
  /** The rows, for the type of `row`. */
  readonly mrCellOf = input<readonly T[]>();
  readonly template = inject<TemplateRef<{ $implicit: T }>>(TemplateRef);

  static ngTemplateContextGuard<T>(_cell: Cell<T>, _context: unknown): _context is { $implicit: T } {
    return true;
  }
}
