import { existsSync } from 'node:fs';
import { join } from 'node:path';
import compression from 'compression';
import express from 'express';
import type { RequestHandler, Router } from 'express';

const year = 365 * 86_400;
/** The build puts a hash of the content into these names. */
const hashed = /-[A-Z0-9]{8}\.[a-z0-9]+(\.map)?$/;

/** The built web app: hashed files for ever, everything else asked for again, unknown paths are screens of the app. */
export function webApp(folder: string): Router {
  const router = express.Router();
  router.use(compression());
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        const kept = hashed.test(path) ? `public, max-age=${year}, immutable` : 'no-cache';
        response.setHeader('Cache-Control', kept);
      },
    }),
  );
  router.use(screen(folder));
  return router;
}

function screen(folder: string): RequestHandler {
  const index = join(folder, 'index.html');
  return (request, response, next) => {
    const wanted = (request.method === 'GET' || request.method === 'HEAD') && request.accepts('html') === 'html';
    // A missing script must not be answered with a page.
    if (!wanted || /\.\w{2,5}$/.test(request.path) || !existsSync(index)) {
      next();
      return;
    }
    response.locals['route'] = 'web';
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(index);
  };
}
