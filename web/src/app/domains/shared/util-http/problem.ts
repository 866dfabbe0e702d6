import type { FieldError } from '../../../../../../contracts/errors.ts';

/** What the API answers to a refused request (`application/problem+json`), or what stands for it when none came. */
export interface ProblemBody {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: FieldError[];
}

/** A request that did not succeed. `status` 0: no answer came, so the outcome is not known. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldError[];

  constructor(status: number, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'offline' : `http-${status}`);
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.errors = body.errors ?? [];
  }

  /** The request may or may not have been carried out: repeat it under the same key. */
  get outcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === 'key-in-use';
  }

  /** Somebody else was faster. */
  get conflict(): boolean {
    return this.status === 409;
  }
}

/** Any thrown thing as a Problem, for `catch` clauses. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(-1, { code: 'internal', detail: error instanceof Error ? error.message : String(error) });
}
