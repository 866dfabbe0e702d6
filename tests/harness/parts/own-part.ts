import type { Part } from '../../../scripts/lib/part.mjs';
import { atEnd } from './lifetime.ts';

/** A process that belongs to one test file, to be killed and started again at will. Stopped at the end by itself. */
export interface OwnPart {
  readonly name: string;
  pid(): number;
  running(): boolean;
  /** SIGKILL to its whole process group. */
  kill(): Promise<void>;
  /** Asks it to stop, as Ctrl-C does. */
  stop(): Promise<void>;
  /** Starts it again, on the same ports and data. */
  start(): Promise<void>;
  /** Stops the process as by a debugger: alive, but answering nobody; `resume` wakes it. */
  freeze(): void;
  resume(): void;
  /** How it ended. */
  ended(): Promise<string>;
  /** The last lines it logged. */
  lastWords(): string;
}

/** Starts a part and wraps it for tests. */
export async function own(name: string, start: () => Promise<Part>): Promise<OwnPart> {
  let part = await start();
  atEnd(() => part.kill());
  return {
    name,
    pid: () => part.pid,
    running: () => part.running(),
    kill: () => part.kill(),
    stop: () => part.stop(),
    start: async () => {
      if (part.running()) throw new Error(`${name} is running`);
      part = await start();
    },
    freeze: () => void process.kill(-part.pid, 'SIGSTOP'),
    resume: () => void process.kill(-part.pid, 'SIGCONT'),
    ended: () => part.exited,
    lastWords: () => part.lastWords(),
  };
}
