import { loadSettings } from '../platform/settings/load.ts';
import { createLogger } from '../platform/logging/logging.ts';
import { startServer } from './start-server.ts';

const settings = loadSettings();
const logger = createLogger({ level: settings.logLevel, part: 'api' });
try {
  const server = await startServer(settings, logger);
  logger.info({ address: server.address }, 'listening');
  process.send?.({ type: 'listening', address: server.address });
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopping ??= server.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  logger.fatal({ err: error }, 'cannot start');
  // Open handles would keep a process alive that nobody can use.
  process.exit(1);
}
