import express from 'express';
import type { Express, RequestHandler } from 'express';
import { fault } from '../../contracts/errors.ts';
import { accessLog, answerProblems } from './access-log.ts';
import { bySpecificity, routeComplaints } from './check-routes.ts';
import type { Framework } from './context.ts';
import { Metrics } from './metrics.ts';
import type { AnyRoute } from './route.ts';
import { runRoute } from './run-route.ts';
import { noStore, securityHeaders } from './security-headers.ts';
import { webApp } from './web-app.ts';

/** The whole HTTP side from a table of routes; refuses a table that breaks a rule. */
export function createApp(
  routes: readonly AnyRoute[],
  framework: Framework,
  metrics: Metrics = new Metrics(),
): Express {
  const complaints = routeComplaints(routes);
  if (complaints.length > 0) throw new TypeError(`routes are wrong:\n  ${complaints.join('\n  ')}`);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', framework.trustProxy ?? 0);
  app.set('query parser', 'simple');
  app.use(accessLog(framework.logger, metrics));
  app.use(securityHeaders(framework.publicUrl?.startsWith('https:') === true));
  app.use(['/api', '/health', '/metrics'], noStore);
  const sorted = [...routes].sort(bySpecificity);
  for (const route of sorted) app[route.method](route.path, quietly(route), runRoute(route, framework));
  for (const [path, methods] of methodsByPath(sorted)) app.all(path, refuseMethod(methods));
  app.use(['/api', '/health', '/metrics'], (request) => {
    throw fault('not-found', { detail: `nothing answers at ${request.baseUrl}${request.path}`.slice(0, 300) });
  });
  if (framework.webFolder) app.use(webApp(framework.webFolder));
  app.use((request) => {
    throw fault('not-found', { detail: `nothing answers at ${request.path}`.slice(0, 300) });
  });
  app.use(answerProblems(framework.logger));
  return app;
}

function quietly(route: AnyRoute): RequestHandler {
  return (_request, response, next) => {
    if (route.quiet) response.locals['quiet'] = true;
    next();
  };
}

function methodsByPath(routes: readonly AnyRoute[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, method } of routes) found.set(path, [...(found.get(path) ?? []), method.toUpperCase()]);
  return found;
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  return (request, response) => {
    response.setHeader('Allow', methods.join(', '));
    throw fault('method-not-allowed', {
      detail: `${request.method} is not supported here, only ${methods.join(', ')}`,
    });
  };
}
