/**
 * Every write on the way of a completing task, a timer and a message. The crash test kills the process before and
 * after each of them; a new write on such a way gets a line here.
 */
export const crashPoints = {
  /** Task marked `completing` and command written, with the record of the task if it makes one. */
  'command.write': 'api',
  /** Update sent to the workflow. `after` = it is carried out and durable, its answer is lost. */
  'command.send': 'api',
  /** Answer of the workflow brought into rows, together with the end of the command. */
  'projection.write': 'api',
  /** The person is told. */
  'http.answer': 'api',
  /** Deltas of a timer, an activity or a signal brought into rows by the worker. */
  'flush.write': 'worker',
  /** Domain command of a service, with its receipt. */
  'service.write': 'worker',
  /** A command of the sweep sent again. */
  'sweep.lease': 'worker',
} as const satisfies Record<string, 'api' | 'worker'>;

export type CrashPoint = keyof typeof crashPoints;

/** `{point}:{before|after}` kills this process with SIGKILL when it gets there; set by the crash test only. */
const armed = process.env['MILLRACE_CRASH_AT'];

/** Runs a write that the crash test can interrupt. */
export async function atCrashPoint<Result>(point: CrashPoint, write: () => Promise<Result>): Promise<Result> {
  if (armed === undefined) return write();
  if (armed === `${point}:before`) die();
  const result = await write();
  if (armed === `${point}:after`) die();
  return result;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}
