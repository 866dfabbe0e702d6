/** What a live event carries. */
export interface LiveEvent {
  id: string;
  kind: string;
  ref: string;
  version: number;
}

/** Listens to `GET /api/events` as a browser does, and remembers everything. */
export class LiveClient {
  readonly hints: LiveEvent[] = [];
  /** Names of events other than hints. */
  readonly events: string[] = [];
  /** For `Last-Event-ID`. */
  lastId = '';
  #open!: () => void;
  #failed!: (error: Error) => void;
  readonly #opened: Promise<void>;
  readonly #abort = new AbortController();

  constructor(address: string, token: string, lastEventId?: string) {
    this.#opened = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#failed = reject;
    });
    void this.#listen(address, token, lastEventId).catch((error: Error) => this.#failed(error));
  }

  opened(): Promise<void> {
    return this.#opened;
  }

  refs(): string[] {
    return this.hints.filter((hint) => hint.kind !== 'Session').map((hint) => hint.ref);
  }

  close(): void {
    this.#abort.abort();
  }

  async #listen(address: string, token: string, lastEventId?: string): Promise<void> {
    const response = await fetch(`${address}/api/events`, {
      signal: this.#abort.signal,
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'text/event-stream',
        ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
      },
    });
    if (!response.ok || !response.body) throw new Error(`no stream: ${response.status}`);
    let text = '';
    try {
      for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          this.#receive(text.slice(0, end));
          text = text.slice(end + 2);
        }
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }

  #receive(block: string): void {
    const fields = Object.fromEntries(
      block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
    ) as Record<string, string>;
    if (fields['id']) this.lastId = fields['id'];
    if (fields['event']) this.events.push(fields['event']);
    else if (fields['data']) this.hints.push(JSON.parse(fields['data']) as LiveEvent);
    this.#open();
  }
}
