import { MessageChannel, Worker, receiveMessageOnPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import type { ScriptAnswer, ScriptRequest } from './sandbox.ts';

const KILL_AFTER_MS = 10_000;

interface Thread {
  worker: Worker;
  port: MessagePort;
  signal: Int32Array;
}

let thread: Thread | null = null;

/** Runs a script while this thread stands still: for the command line, whose engine is synchronous. */
export function runScriptNow(request: ScriptRequest): ScriptAnswer {
  thread ??= open();
  const { worker, port, signal } = thread;
  Atomics.store(signal, 0, 0);
  port.postMessage(request);
  Atomics.wait(signal, 0, 0, KILL_AFTER_MS);
  const received = receiveMessageOnPort(port) as { message: ScriptAnswer } | undefined;
  if (received) return received.message;
  thread = null;
  void worker.terminate();
  return { problem: 'it takes too long' };
}

function open(): Thread {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { port: port2, signal },
    transferList: [port2],
  });
  worker.unref();
  port1.unref();
  return { worker, port: port1, signal };
}
