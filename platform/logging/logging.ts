import { pino, stdSerializers, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { redact, redactText } from './redact.ts';

export type { Logger } from 'pino';

export interface LoggingOptions {
  /** `logLevel` of the settings. */
  level: string;
  /** Which part speaks: `api`, `worker`, `setup` … */
  part: string;
  /** Where to; standard output when left out. */
  destination?: DestinationStream;
}

/** The JSON log of a process, one object per line: ids and codes rather than prose, secrets left out. */
export function createLogger(options: LoggingOptions): Logger {
  const settings = {
    level: options.level,
    base: { part: options.part, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (members: Record<string, unknown>) => redact(members) as Record<string, unknown>,
    },
    serializers: { err: errorMembers, error: errorMembers },
    hooks: {
      /** Messages may quote an address with a password. */
      logMethod(args: Parameters<pino.LogFn>, method: pino.LogFn) {
        method.apply(
          this as unknown as Logger,
          args.map((arg: unknown) => (typeof arg === 'string' ? redactText(arg) : arg)) as Parameters<pino.LogFn>,
        );
      },
    },
  };
  return options.destination ? pino(settings, options.destination) : pino(settings);
}

function errorMembers(error: unknown): unknown {
  return error instanceof Error ? redact({ ...stdSerializers.err(error) }) : redact(error);
}
