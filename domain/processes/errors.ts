import { faultsOf } from '../../contracts/errors.ts';
import type { Fault, FaultOptions } from '../../contracts/errors.ts';
import { processErrors } from '../../contracts/processes/errors.ts';

/** Throws of this area by code. */
export const processFault: (code: keyof typeof processErrors, options?: FaultOptions) => Fault =
  faultsOf(processErrors);
