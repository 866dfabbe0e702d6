import { Fault } from '../../contracts/errors.ts';
import { checkPassword } from '../../domain/identity/index.ts';
import type { AttemptLimit } from '../framework/attempt-limit.ts';
import type { RouteRequest } from '../framework/route.ts';

/** Checks user name and password of a request; comes back with the user's id. */
export async function logIn(
  failures: AttemptLimit,
  request: Pick<RouteRequest<unknown, unknown, unknown>, 'database' | 'at' | 'origin'>,
  username: string,
  password: string,
): Promise<string> {
  const { database, at, origin } = request;
  const address = origin.address ?? '';
  failures.check(address, at);
  try {
    return await checkPassword(database, username, password, at, origin);
  } catch (error) {
    if (error instanceof Fault && error.code === 'wrong-credentials') failures.failed(address, at);
    throw error;
  }
}
