import { DefaultLogger, Runtime } from '@temporalio/worker';

/**
 * Workers in the test's own process say nothing but errors of their own: what an activity of a story throws is part of
 * the story. `LOG_LEVEL` shows all.
 */
const level = process.env['LOG_LEVEL'] === undefined ? 'ERROR' : 'INFO';
Runtime.install({
  logger: new DefaultLogger(level),
  telemetryOptions: { logging: { filter: { core: level, other: level } } },
});
