import { z } from 'zod';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import type { ReadinessCheck, Services } from '../services.ts';

const slowestCheckMs = 3000;

const checkSchema = z.strictObject({ name: z.string(), ok: z.boolean(), ms: z.number() });
const readySchema = z.strictObject({ status: z.enum(['ready', 'not-ready']), checks: z.array(checkSchema) });

/** For load balancers and Prometheus. */
export function healthRoutes({ checks, logger, metrics }: Pick<Services, 'checks' | 'logger' | 'metrics'>): AnyRoute[] {
  const live = route({
    method: 'get',
    path: '/health/live',
    access: { kind: 'public' },
    summary: 'The process runs',
    quiet: true,
    response: z.strictObject({ status: z.literal('live') }),
    handler: async () => ({ body: { status: 'live' as const } }),
  });
  const ready = route({
    method: 'get',
    path: '/health/ready',
    access: { kind: 'public' },
    summary: 'All parts that are needed answer; 503 when one does not',
    quiet: true,
    response: readySchema,
    handler: async () => {
      const results = await Promise.all(
        checks.map((check) => timed(check, (err) => logger.warn({ err, check: check.name }, 'not ready'))),
      );
      const isReady = results.every((result) => result.ok);
      return {
        status: isReady ? 200 : 503,
        body: { status: isReady ? ('ready' as const) : ('not-ready' as const), checks: results },
      };
    },
  });
  const prometheus = route({
    method: 'get',
    path: '/metrics',
    access: { kind: 'public' },
    summary: 'Measurements as Prometheus text',
    quiet: true,
    handler: async () => ({
      text: { type: metrics.registry.contentType, content: await metrics.registry.metrics() },
    }),
  });
  return [live, ready, prometheus];
}

async function timed(check: ReadinessCheck, failed: (error: unknown) => void): Promise<z.output<typeof checkSchema>> {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${slowestCheckMs} ms`)), slowestCheckMs);
  });
  const ok = await Promise.race([check.check(), late]).then(
    () => true,
    (error: unknown) => {
      failed(error);
      return false;
    },
  );
  clearTimeout(timer);
  return { name: check.name, ok, ms: Math.round(performance.now() - started) };
}
