import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ScriptAnswer, ScriptRequest } from './sandbox.ts';

/** When a script is cut off from outside, because nothing inside could. */
const KILL_AFTER_MS = 10_000;
const MOST_THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

interface Job {
  request: ScriptRequest;
  resolve(answer: ScriptAnswer): void;
}

/** Runs scripts on threads beside the work of this process; none can hold it up or outlive its time. */
export class ScriptRunner {
  private readonly waiting: Job[] = [];
  private readonly idle: Worker[] = [];
  private readonly killAfter: number;
  private threads = 0;

  constructor(killAfter = KILL_AFTER_MS) {
    this.killAfter = killAfter;
  }

  run(request: ScriptRequest): Promise<ScriptAnswer> {
    return new Promise((resolve) => {
      this.waiting.push({ request, resolve });
      this.dispatch();
    });
  }

  private dispatch(): void {
    while (this.waiting.length > 0 && (this.idle.length > 0 || this.threads < MOST_THREADS)) {
      this.give(this.idle.pop() ?? this.open(), this.waiting.shift()!);
    }
  }

  private open(): Worker {
    this.threads += 1;
    return new Worker(new URL('./thread.ts', import.meta.url), { workerData: {} });
  }

  private give(thread: Worker, { request, resolve }: Job): void {
    const done = (answer: ScriptAnswer, isUsable: boolean): void => {
      clearTimeout(timer);
      for (const event of ['message', 'error', 'exit']) thread.removeAllListeners(event);
      if (isUsable) {
        // A thread without work does not keep the process alive.
        thread.unref();
        this.idle.push(thread);
      } else {
        this.threads -= 1;
        thread.on('error', () => undefined);
        void thread.terminate();
      }
      resolve(answer);
      this.dispatch();
    };
    const timer = setTimeout(() => done({ problem: 'it takes too long' }, false), this.killAfter);
    thread.ref();
    thread.once('message', (answer: ScriptAnswer) => done(answer, true));
    thread.once('error', (error) => done({ problem: `its thread broke down: ${String(error)}` }, false));
    thread.once('exit', () => done({ problem: 'its thread broke down' }, false));
    thread.postMessage(request);
  }

  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((thread) => thread.terminate()));
  }
}
