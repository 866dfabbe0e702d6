/** The answer to one request. */
export interface Answer {
  status: number;
  // Tests read whatever came; a wrong shape fails the expectation.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  text: string;
  headers: Headers;
}

export interface CallOptions {
  headers?: Record<string, string>;
  /** `Idempotency-Key`. */
  key?: string;
  /** Sent as it is instead of JSON. */
  raw?: { type: string; content: string | Uint8Array<ArrayBuffer> };
}

/** Plain HTTP against a running API; English answers unless a header says otherwise. */
export class ApiClient {
  readonly address: string;
  readonly token: string | undefined;

  constructor(address: string, token?: string) {
    this.address = address;
    this.token = token;
  }

  /** The same user at another API of the same installation. */
  at(address: string): ApiClient {
    return new ApiClient(address, this.token);
  }

  async logIn(username: string, password: string): Promise<ApiClient> {
    const made = await this.post('/api/tokens', { username, password, name: 'test' });
    if (made.status !== 201) throw new Error(`no token for ${username}: ${made.text}`);
    return new ApiClient(this.address, String(made.body.token));
  }

  get(path: string, options?: CallOptions): Promise<Answer> {
    return this.call('GET', path, undefined, options);
  }

  post(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('POST', path, body, options);
  }

  put(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('PUT', path, body, options);
  }

  patch(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('PATCH', path, body, options);
  }

  delete(path: string, body?: unknown, options?: CallOptions): Promise<Answer> {
    return this.call('DELETE', path, body, options);
  }

  async call(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<Answer> {
    const content = options.raw?.content ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(this.address + path, {
      method,
      headers: {
        'Accept-Language': 'en',
        ...(content === undefined ? {} : { 'Content-Type': options.raw?.type ?? 'application/json' }),
        ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
        ...(options.key ? { 'Idempotency-Key': options.key } : {}),
        ...options.headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text, response.headers) };
  }
}

function parsed(text: string, headers: Headers): unknown {
  return headers.get('content-type')?.includes('json') && text !== '' ? JSON.parse(text) : undefined;
}
