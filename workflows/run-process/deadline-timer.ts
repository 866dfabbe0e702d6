import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * The one timer of an instance. It is moved only when a nearer deadline appears: a later one costs nothing now and at
 * most one idle wake-up when the old instant comes (two history events saved at nearly every step).
 */
export class DeadlineTimer {
  private armedAt: number | null = null;
  private scope: CancellationScope | null = null;
  private readonly onDue: () => void;

  constructor(onDue: () => void) {
    this.onDue = onDue;
  }

  arm(at: number | null): void {
    if (at === null || (this.armedAt !== null && this.armedAt <= at)) return;
    this.scope?.cancel();
    this.armedAt = at;
    this.scope = new CancellationScope();
    this.scope
      .run(() => sleep(Math.max(1, at - Date.now())))
      .then(
        () => {
          this.armedAt = null;
          this.scope = null;
          this.onDue();
        },
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}
