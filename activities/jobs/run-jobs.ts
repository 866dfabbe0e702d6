import type { Job } from '../../domain/foundation/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/logging/logging.ts';

/** Runs each job again and again, never twice at once in this process; a failure is logged and the job goes on. */
export function runJobs(jobs: Job[], database: Database, log: Logger): { stop(): Promise<void> } {
  let stopped = false;
  const loops = jobs.map((job) => {
    let wake: () => void = () => {};
    const loop = (async () => {
      while (!stopped) {
        try {
          await job.run(database);
        } catch (error) {
          log.warn({ job: job.name, err: error }, 'a background job failed; it runs again');
        }
        if (stopped) return;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, job.everyMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    })();
    return { loop, wake: () => wake() };
  });
  return {
    async stop() {
      stopped = true;
      for (const { wake } of loops) wake();
      await Promise.all(loops.map(({ loop }) => loop));
    },
  };
}
