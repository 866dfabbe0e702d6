import { Component, input } from '@angular/core';
import type { Query } from '../util-query/query.ts';
import { ProblemNote } from './problem-note.ts';
import { Skeleton } from './skeleton.ts';

/** What to show while a query has no value: skeleton or error with retry. A later failure leaves the value standing. */
@Component({
  selector: 'mr-load',
  imports: [ProblemNote, Skeleton],
  template: `
    @if (of().problem(); as problem) {
      <mr-problem [problem]="problem" [retryable]="true" (retry)="of().reload()" />
    } @else if (of().value() === undefined && of().loading()) {
      <mr-skeleton [rows]="rows()" />
    }
  `,
})
export class Load {
  readonly of = input.required<Query<unknown>>();
  readonly rows = input(6);
}
