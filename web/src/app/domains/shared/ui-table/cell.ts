import { Directive, TemplateRef, inject, input } from '@angular/core';

/** `<ng-template mrCell="state" let-row>…</ng-template>` shows a cell of the column `state`. */
@Directive({ selector: '[mrCell]' })
export class Cell {
  readonly mrCell = input.required<string>();
  readonly template = inject<TemplateRef<{ $implicit: unknown }>>(TemplateRef);
}
