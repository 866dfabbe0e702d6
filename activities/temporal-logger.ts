import type { Logger as TemporalLogger, LogMetadata } from '@temporalio/worker';
import type { Logger } from '../platform/logging/logging.ts';

/** Temporal's words in our log. */
export function temporalLogger(log: Logger): TemporalLogger {
  const write = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: LogMetadata) =>
    log[level]({ temporal: meta }, message);
  return {
    log: (level, message, meta) => write(level.toLowerCase() as 'info')(message, meta),
    trace: write('trace'),
    // What the SDK tells at "info" is of interest only when something is being searched for.
    info: write('debug'),
    debug: write('debug'),
    warn: write('warn'),
    error: write('error'),
  };
}
