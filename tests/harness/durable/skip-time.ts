import type { TestWorkflowEnvironment } from '@temporalio/testing';

/** A skip that takes longer than this is held up. */
const HELD_UP_MS = 300;

/**
 * Sleeps in the time of the server. It does not skip while an activity is under way, and counts one as such until it
 * times out when its workflow ended first; here a service that nobody answers must not hold up the clock.
 */
export async function skipTime(server: TestWorkflowEnvironment, duration: number): Promise<void> {
  const testService = server.connection.testService!;
  let unlocked = 0;
  let slept = false;
  const sleeping = server.sleep(duration).finally(() => (slept = true));
  while (!slept) {
    await Promise.race([sleeping, new Promise((resolve) => setTimeout(resolve, HELD_UP_MS))]);
    if (slept) break;
    const done = await testService.unlockTimeSkipping({}).then(
      () => true,
      // Nothing is locked any more: the server is just slow.
      () => false,
    );
    if (done) unlocked++;
  }
  for (; unlocked > 0; unlocked--) await testService.lockTimeSkipping({});
}
