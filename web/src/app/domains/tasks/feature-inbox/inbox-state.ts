import { Injectable } from '@angular/core';

interface List {
  next(): void;
  reload(): void;
}

/** Lets the open task move the list on. */
@Injectable()
export class InboxState {
  private list: List | null = null;

  connect(list: List): void {
    this.list = list;
  }

  next(): void {
    this.list?.next();
  }

  reload(): void {
    this.list?.reload();
  }
}
