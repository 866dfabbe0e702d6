import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { Sandbox } from './sandbox.ts';
import type { ScriptRequest } from './sandbox.ts';

/**
 * A thread that runs scripts, each on a machine of its own, and can be killed. `signal`: set to 1 when an answer has
 * been sent, for somebody who stands still until then.
 */
const { port, signal } = workerData as { port?: MessagePort; signal?: Int32Array };
const channel = port ?? parentPort!;

let next = Sandbox.load();

channel.on('message', (request: ScriptRequest) => {
  void next.then((sandbox) => {
    const answer = sandbox.run(request);
    next = Sandbox.load();
    channel.postMessage(answer);
    if (signal) {
      Atomics.store(signal, 0, 1);
      Atomics.notify(signal, 0);
    }
  });
});
