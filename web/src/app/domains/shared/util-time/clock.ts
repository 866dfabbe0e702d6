import { Injectable, signal } from '@angular/core';

/** Now, moving on every half minute, for texts such as "in 3 minutes". */
@Injectable({ providedIn: 'root' })
export class Clock {
  private readonly ticking = signal(Date.now());
  readonly now = this.ticking.asReadonly();

  constructor() {
    setInterval(() => this.ticking.set(Date.now()), 30_000);
  }
}
