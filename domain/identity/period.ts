import { fault } from '../../contracts/errors.ts';

export interface Granted {
  validFrom: Date;
  expiresAt: Date | null;
  revokedAt: null;
  revokedBy: null;
  revokeReason: null;
}

/** From when to when something is granted; refuses what is over before it begins. */
export function grantedPeriod(
  input: { validFrom?: string | undefined; expiresAt?: string | undefined },
  at: Date,
): Granted {
  const validFrom = input.validFrom === undefined ? at : new Date(input.validFrom);
  const expiresAt = input.expiresAt === undefined ? null : new Date(input.expiresAt);
  if (expiresAt && (expiresAt <= validFrom || expiresAt <= at)) throw endsTooEarly('expiresAt');
  return { validFrom, expiresAt, revokedAt: null, revokedBy: null, revokeReason: null };
}

/** The refusal of an end that is not after the beginning. */
export function endsTooEarly(path: string): Error {
  const message = 'must be after the beginning, and not be over';
  return fault('invalid-input', { detail: `${path} ${message}`, errors: [{ path, code: 'ends-too-early', message }] });
}
