import { Problem } from '../lib/problem.mjs';

/** Options that say which server is meant; the environment says the rest. */
export const serverOptions = { url: { type: 'string' }, token: { type: 'string' } } as const;

export interface Answer {
  status: number;
  body: unknown;
}

/** One request to a running Millrace. A server that does not answer, or no JSON, is a `Problem`. */
export async function request(
  server: { url?: string | undefined; token?: string | undefined },
  path: string,
  body: object,
): Promise<Answer> {
  const url = server.url ?? process.env['MILLRACE_URL'] ?? 'http://127.0.0.1:8080';
  const token = server.token ?? process.env['MILLRACE_TOKEN'];
  try {
    const response = await fetch(new URL(path, url), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Accept-Language': 'en',
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  } catch (error) {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    throw new Problem(
      `${url} does not answer: ${reason}`,
      'Start it (npm start), or name it with --url or MILLRACE_URL.',
    );
  }
}

/** A refusal in words. */
export function refusal({ status, body }: Answer): string {
  const { detail, title } = body as { detail?: string; title?: string };
  return detail ?? title ?? `the server answered ${status}`;
}
