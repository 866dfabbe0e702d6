/** `kind` is the subject that changed, or `resync`: hints were missed, fetch everything that is shown. */
export interface LiveHint {
  id: string;
  kind: string;
  ref: string;
  version: number;
}

export type LiveState = 'off' | 'live' | 'waiting';

type Wire = { type: 'hint'; hint: LiveHint } | { type: 'state'; state: LiveState };

const NAME = 'millrace-live';
const ADDRESS = '/api/events';
/** Who got the lock later than this waited for another tab to go. */
const HANDOVER = 500;

/**
 * One EventSource for all tabs: the tab that holds the lock listens and passes on by BroadcastChannel; when it goes,
 * the next one gets the lock, and asks for a resync because it may have missed something in between.
 */
export class LiveStream {
  private channel: BroadcastChannel | undefined;
  private source: EventSource | undefined;
  private release: (() => void) | undefined;
  private abort: AbortController | undefined;
  private lost = false;
  private readonly onHint: (hint: LiveHint) => void;
  private readonly onState: (state: LiveState) => void;

  constructor(onHint: (hint: LiveHint) => void, onState: (state: LiveState) => void) {
    this.onHint = onHint;
    this.onState = onState;
  }

  open(): void {
    if (this.channel) return;
    this.channel = new BroadcastChannel(NAME);
    this.channel.onmessage = (event: MessageEvent<Wire>) => this.deliver(event.data);
    this.abort = new AbortController();
    this.onState('live');
    const asked = Date.now();
    void navigator.locks
      .request(NAME, { signal: this.abort.signal }, () => {
        this.lost = Date.now() - asked > HANDOVER;
        this.listen();
        return new Promise<void>((resolve) => (this.release = resolve));
      })
      .catch(() => undefined);
  }

  close(): void {
    this.abort?.abort();
    this.source?.close();
    this.release?.();
    this.channel?.close();
    this.channel = this.source = this.release = undefined;
    this.onState('off');
  }

  private listen(): void {
    const source = (this.source = new EventSource(ADDRESS));
    source.onopen = () => {
      this.tell({ type: 'state', state: 'live' });
      if (this.lost) this.tell({ type: 'hint', hint: { id: '', kind: 'resync', ref: '', version: 0 } });
      this.lost = false;
    };
    source.onerror = () => {
      this.lost = source.readyState === EventSource.CLOSED || this.lost;
      this.tell({ type: 'state', state: 'waiting' });
      if (source.readyState === EventSource.CLOSED && this.source === source)
        setTimeout(() => this.again(source), 5000);
    };
    source.onmessage = (event) => this.tell({ type: 'hint', hint: JSON.parse(event.data as string) as LiveHint });
    source.addEventListener('hint', (event) => this.tell({ type: 'hint', hint: JSON.parse(event.data) as LiveHint }));
    source.addEventListener('resync', () =>
      this.tell({ type: 'hint', hint: { id: '', kind: 'resync', ref: '', version: 0 } }),
    );
  }

  /** The browser gives up for good on an HTTP error; we do not. */
  private again(source: EventSource): void {
    if (this.source === source) this.listen();
  }

  private tell(message: Wire): void {
    this.deliver(message);
    this.channel?.postMessage(message);
  }

  private deliver(message: Wire): void {
    if (message.type === 'hint') this.onHint(message.hint);
    else this.onState(message.state);
  }
}
