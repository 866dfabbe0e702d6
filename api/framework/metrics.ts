import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What Prometheus reads at `/metrics`: route patterns and status codes, never names of people or records. */
export class Metrics {
  readonly registry = new Registry();
  readonly #answers: Histogram<'route' | 'status'>;
  readonly #refusals: Counter<'route' | 'status'>;
  readonly #streams: Gauge;

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'millrace_' });
    this.#answers = new Histogram({
      name: 'millrace_http_seconds',
      help: 'Time to answer, by route',
      labelNames: ['route', 'status'],
      buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.registry],
    });
    this.#refusals = new Counter({
      name: 'millrace_http_errors_total',
      help: 'Answers from 400 on, by route and exact status',
      labelNames: ['route', 'status'],
      registers: [this.registry],
    });
    this.#streams = new Gauge({
      name: 'millrace_live_streams',
      help: 'Browsers that listen to live events',
      registers: [this.registry],
    });
  }

  answered(route: string, status: number, seconds: number): void {
    this.#answers.observe({ route, status: `${Math.floor(status / 100)}xx` }, seconds);
    if (status >= 400) this.#refusals.inc({ route, status: String(status) });
  }

  streams(count: number): void {
    this.#streams.set(count);
  }
}
