import { TestWorkflowEnvironment } from '@temporalio/testing';
import { shared, sleep } from '../parts/index.ts';
import { skipTime } from './skip-time.ts';

/** A Temporal server to play on, with its clock. */
export interface StageServer {
  address: string;
  /** Its clock is not the machine's: time can be skipped. */
  skips: boolean;
  now(): Promise<number>;
  sleep(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** The test server, whose time can be skipped. It has no lists, and loses what meets a run being continued as new. */
export async function skippingServer(): Promise<StageServer> {
  const server = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: shared('MILLRACE_TEST_TEST_SERVER') } },
  });
  return {
    address: server.address,
    skips: true,
    now: () => server.currentTimeMs(),
    sleep: (ms) => skipTime(server, ms),
    close: () => server.teardown(),
  };
}

/** A real server that runs already; time passes as it does. */
export function realServer(address: string): StageServer {
  return {
    ...{ address, skips: false },
    now: () => Promise.resolve(Date.now()),
    sleep: (ms) => sleep(ms),
    close: () => Promise.resolve(),
  };
}
