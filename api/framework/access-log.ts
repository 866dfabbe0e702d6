import type { ErrorRequestHandler, RequestHandler } from 'express';
import { fault } from '../../contracts/errors.ts';
import { newId } from '../../domain/foundation/index.ts';
import type { Logger } from '../../platform/logging/logging.ts';
import { localeOf } from './locale.ts';
import type { Metrics } from './metrics.ts';
import { faultOf, problemOf } from './problem.ts';

/** Gives every request an id, and writes one line when it is answered: no queries, no bodies, no headers. */
export function accessLog(logger: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : newId();
    response.locals['requestId'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    response.on('close', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const route = response.locals['route'] as string | undefined;
      metrics.answered(route ?? 'other', response.statusCode, ms / 1000);
      if (response.locals['quiet']) return;
      const level = response.statusCode >= 500 ? 'error' : 'info';
      logger[level](
        {
          requestId,
          route: route ?? `${request.method} ${request.path.slice(0, 200)}`,
          status: response.statusCode,
          ms: Math.round(ms * 10) / 10,
          user: response.locals['user'] as string | undefined,
          ...(response.writableFinished ? {} : { brokenOff: true }),
        },
        'request',
      );
    });
    next();
  };
}

/** Answers every error with a problem document; what nobody expected goes to the log whole. */
export function answerProblems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const found = faultOf(httpFault(error));
    const requestId = response.locals['requestId'] as string;
    if (found.cause !== undefined && found.entry.status < 500)
      logger.warn({ requestId, err: found.cause, code: found.code }, 'refused by the database');
    if (found.entry.status >= 500) logger.error({ requestId, err: found.cause ?? found, code: found.code }, 'failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    const locale =
      (response.locals['locale'] as 'zh-CN' | 'en' | undefined) ?? localeOf(request.headers['accept-language']);
    const problem = problemOf(found, locale, requestId);
    if (problem.status === 413) response.setHeader('Connection', 'close');
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    const seconds = found.params['seconds'] ?? (problem.status === 503 || found.code === 'key-in-use' ? 1 : undefined);
    if (seconds !== undefined) response.setHeader('Retry-After', String(seconds));
    response.status(problem.status).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
    response.end(JSON.stringify(problem));
  };
}

/** Express itself throws for paths that are not valid percent-encoding. */
function httpFault(error: unknown): unknown {
  const status = (error as { status?: unknown } | null)?.status;
  if (!(error instanceof Error) || typeof status !== 'number' || status < 400 || status > 499) return error;
  return fault('malformed-body', { detail: 'the address cannot be read', cause: error });
}
