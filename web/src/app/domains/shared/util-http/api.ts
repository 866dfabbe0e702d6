import { Injectable, inject } from '@angular/core';
import { I18n } from '../util-i18n/i18n.ts';
import { Problem } from './problem.ts';
import type { ProblemBody } from './problem.ts';
import { LoginGate } from './login-gate.ts';

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

export interface CallOptions {
  query?: Record<string, QueryValue>;
  /** Idempotency key of the user's action; the same action repeated sends the same key. */
  key?: string;
  signal?: AbortSignal | undefined;
  headers?: Record<string, string>;
}

type Body = string | Blob | undefined;

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The only place that talks HTTP: language, CSRF token, problem details, and log-in again without losing the page. */
@Injectable({ providedIn: 'root' })
export class Api {
  private readonly gate = inject(LoginGate);
  private readonly i18n = inject(I18n);

  get<T>(path: string, query?: CallOptions['query'], signal?: AbortSignal): Promise<T> {
    return this.json<T>('GET', path, undefined, { ...(query ? { query } : {}), signal });
  }

  post<T>(path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
    return this.json<T>('POST', path, body, options);
  }

  put<T>(path: string, body: unknown, options: CallOptions = {}): Promise<T> {
    return this.json<T>('PUT', path, body, options);
  }

  patch<T>(path: string, body: unknown, options: CallOptions = {}): Promise<T> {
    return this.json<T>('PATCH', path, body, options);
  }

  delete<T>(path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
    return this.json<T>('DELETE', path, body, options);
  }

  /** Text in, such as BPMN XML or CSV; JSON out. */
  async send<T>(method: string, path: string, text: string, type: string, options: CallOptions = {}): Promise<T> {
    const response = await this.request(method, path, text, { ...options, headers: { 'Content-Type': type } });
    return (await read(response)) as T;
  }

  /** A file as it is. */
  async upload<T>(path: string, file: Blob, options: CallOptions = {}): Promise<T> {
    const headers = { 'Content-Type': file.type || 'application/octet-stream' };
    return (await read(await this.request('POST', path, file, { ...options, headers }))) as T;
  }

  /** JSON or nothing in, text out. */
  async text(path: string, accept: string, query?: CallOptions['query'], signal?: AbortSignal): Promise<string> {
    const options = { ...(query ? { query } : {}), signal, headers: { Accept: accept } };
    return (await this.request('GET', path, undefined, options)).text();
  }

  private async json<T>(method: string, path: string, body: unknown, options: CallOptions): Promise<T> {
    const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await this.request(method, path, text, {
      ...options,
      headers: { ...headers, ...options.headers },
    });
    return (await read(response)) as T;
  }

  private async request(method: string, path: string, body: Body, options: CallOptions): Promise<Response> {
    const response = await this.fetch(method, path, body, options);
    if (response.ok) return response;
    const problem = new Problem(response.status, await problemBody(response));
    if (problem.status === 401 && this.gate.canAsk(path)) {
      await this.gate.ask();
      return this.request(method, path, body, options);
    }
    throw problem;
  }

  private async fetch(method: string, path: string, body: Body, options: CallOptions): Promise<Response> {
    const headers: Record<string, string> = {
      Accept: 'application/json',
      'Accept-Language': this.i18n.lang(),
      ...(options.key ? { 'Idempotency-Key': options.key } : {}),
      ...(CHANGING.has(method) ? this.gate.headers() : {}),
      ...options.headers,
    };
    try {
      return await fetch(path + queryText(options.query), {
        method,
        headers,
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new Problem(0);
    }
  }
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function problemBody(response: Response): Promise<ProblemBody> {
  try {
    return (await response.json()) as ProblemBody;
  } catch {
    return {};
  }
}

function queryText(query: CallOptions['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    if (Array.isArray(value)) for (const item of value) search.append(name, item);
    else search.append(name, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
