import { fault } from '../../contracts/errors.ts';
import { z } from 'zod';
import type { Identities } from '../../domain/identity/index.ts';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/logging/logging.ts';
import type { Metrics } from '../framework/metrics.ts';
import { route } from '../framework/route.ts';
import type { AnyRoute } from '../framework/route.ts';
import type { LiveFeed } from './feed.ts';
import { parsePosition } from './position.ts';
import { Stream } from './stream.ts';

export interface LiveServices {
  database: Database;
  identities: Identities;
  logger: Logger;
  metrics: Metrics;
  feed: LiveFeed;
}

/** Streams one person may hold open at this process: tabs, devices. */
const mostPerUser = 30;

/** Open streams of this process. */
export class LiveStreams {
  readonly #open = new Map<Stream, string>();

  countOf(userId: string): number {
    return [...this.#open.values()].filter((owner) => owner === userId).length;
  }

  add(stream: Stream, userId: string): void {
    this.#open.set(stream, userId);
  }

  delete(stream: Stream): void {
    this.#open.delete(stream);
  }

  get size(): number {
    return this.#open.size;
  }

  closeAll(): void {
    for (const stream of this.#open.keys()) stream.close();
  }
}

/** `GET /api/events`: hints {id, kind, ref, version} of what the person may read, as server-sent events. */
export function liveRoutes(services: LiveServices, streams: LiveStreams): AnyRoute[] {
  const events = route({
    method: 'get',
    path: '/api/events',
    access: { kind: 'session' },
    summary: 'Live hints as server-sent events; resumable by Last-Event-ID',
    query: z.strictObject({ lastEventId: z.string().max(50).optional() }),
    handler: async ({ authentication, identity, query }) => {
      const userId = authentication!.userId;
      if (streams.countOf(userId) >= mostPerUser)
        throw fault('too-many-requests', { detail: `at most ${mostPerUser} live streams per person` });
      return {
        stream: (request, response) => {
          const header = request.headers['last-event-id'];
          const resume = parsePosition(typeof header === 'string' ? header : query.lastEventId);
          const stream = new Stream(services, authentication!, identity!, response);
          streams.add(stream, userId);
          services.metrics.streams(streams.size);
          stream.open(request, resume, () => {
            streams.delete(stream);
            services.metrics.streams(streams.size);
          });
        },
      };
    },
  });
  return [events];
}
