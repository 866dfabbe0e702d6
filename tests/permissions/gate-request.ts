import type { Answer, ApiClient } from '../harness/api-client.ts';
import type { DescribedRoute } from './matrix.ts';

const unknownId = '00000000-0000-7000-8000-00000000dead';

/**
 * Calls a route with nothing in its hands: a record that is not there, an empty body. Whoever gets past the gate is
 * told so (404, 400), and nothing is changed.
 */
export async function gateRequest(client: ApiClient, route: DescribedRoute): Promise<Pick<Answer, 'status' | 'body'>> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, unknownId);
  if (route.path === '/api/events') return firstAnswer(client, path);
  const types = Object.keys(route.operation.requestBody?.content ?? {});
  if (types.length === 0) return client.call(route.method, path);
  if (types.includes('application/json')) return client.call(route.method, path, {});
  return client.call(route.method, path, undefined, { raw: { type: types[0]!, content: 'x' } });
}

/** A stream does not end: its status is enough. */
async function firstAnswer(client: ApiClient, path: string): Promise<Pick<Answer, 'status' | 'body'>> {
  const abort = new AbortController();
  const response = await fetch(client.address + path, {
    signal: abort.signal,
    headers: client.token ? { Authorization: `Bearer ${client.token}` } : {},
  });
  const body = response.ok ? undefined : await response.json();
  abort.abort();
  return { status: response.status, body };
}
