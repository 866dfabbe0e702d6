import type { SetupMessage } from '../lib/setup-step.mjs';

/** Tells the start script something; printed when there is none (one-shot set-up on many machines). */
export function report(message: SetupMessage): void {
  if (process.send) process.send(message);
  else if (message.type === 'say') console.log(message.text);
  else if (message.type === 'problem') console.error([message.message, message.remedy].filter(Boolean).join('\n  → '));
  else console.log(JSON.stringify(message.result));
}

/** Ends this process with one clear line. */
export function giveUp(message: string, remedy?: string): never {
  report({ type: 'problem', message, ...(remedy === undefined ? {} : { remedy }) });
  process.disconnect?.();
  process.exit(1);
}
