/**
 * Keeps the store equal to the desk: one snapshot, then events in number order, at most one store update per animation frame.
 * A gap asks for a new snapshot; events that arrive meanwhile wait for it. Hidden pages get no frames, so their patches merge, a second at most (UI-80).
 */
import type { DeskClient, LinkState } from '../../shared/ipc/client.ts';
import type { DeskEvent, EventPayload } from '../../shared/ipc/contract.ts';
import type { ViewPatch, ViewSnapshot } from '../../shared/ipc/view.ts';
import { mergePatches } from './mergePatches.ts';
import type { LinkName } from './viewStore.ts';

const RETRY_MS = 500;

export interface ViewSink {
  showSnapshot(snapshot: ViewSnapshot): void;
  showPatch(patch: ViewPatch, seq: number): void;
  showLink(link: LinkName): void;
  attend(payload: EventPayload<'attentionRequested'>): void;
}

export interface ViewSyncOptions {
  readonly client: DeskClient;
  readonly sink: ViewSink;
  /** Runs the callback before the next paint. */
  readonly nextFrame: (run: () => void) => void;
  readonly retryLater: (run: () => void, delayMs: number) => void;
}

/** Starts keeping up; returns the function that stops. */
export function startViewSync(options: ViewSyncOptions): () => void {
  const sync = new ViewSync(options);
  const stopEvents = options.client.subscribe((event) => sync.take(event));
  const stopLink = options.client.onLink((state) => sync.changeTransport(state));
  return () => {
    sync.stop();
    stopEvents();
    stopLink();
  };
}

class ViewSync {
  private readonly options: ViewSyncOptions;
  private transport: LinkState = 'connecting';
  /** Number of the last event taken; null before the first snapshot. */
  private lastSeq: number | null = null;
  private isFetching = false;
  private isStopped = false;
  private waiting: DeskEvent[] = [];
  private pending: ViewPatch | null = null;

  constructor(options: ViewSyncOptions) {
    this.options = options;
  }

  stop(): void {
    this.isStopped = true;
  }

  changeTransport(state: LinkState): void {
    this.transport = state;
    if (state === 'ok') return void this.fetchSnapshot();
    this.waiting = [];
    if (state !== 'connecting') this.options.sink.showLink(state);
  }

  take(event: DeskEvent): void {
    if (this.lastSeq === null || this.isFetching) {
      this.waiting.push(event);
    } else if (event.seq > this.lastSeq + 1) {
      this.waiting.push(event);
      void this.fetchSnapshot();
    } else if (event.seq === this.lastSeq + 1) {
      this.lastSeq = event.seq;
      this.apply(event);
    }
  }

  private apply(event: DeskEvent): void {
    const { sink, nextFrame } = this.options;
    if (event.event === 'attentionRequested') return sink.attend(event.payload);
    if (this.pending === null) {
      this.pending = event.payload;
      nextFrame(() => this.flush());
    } else {
      this.pending = mergePatches(this.pending, event.payload);
    }
  }

  private flush(): void {
    if (this.pending === null || this.lastSeq === null) return;
    const patch = this.pending;
    this.pending = null;
    this.options.sink.showPatch(patch, this.lastSeq);
  }

  private async fetchSnapshot(): Promise<void> {
    if (this.isFetching) return;
    const { client, sink, retryLater } = this.options;
    this.isFetching = true;
    sink.showLink('slow');
    const reply = await client.call('getSnapshot', {});
    this.isFetching = false;
    if (this.isStopped || this.transport !== 'ok') return;
    if (!reply.ok) {
      retryLater(() => {
        if (this.transport === 'ok' && !this.isStopped) void this.fetchSnapshot();
      }, RETRY_MS);
      return;
    }
    this.lastSeq = reply.value.seq;
    this.pending = null;
    sink.showSnapshot(reply.value);
    sink.showLink('ok');
    const queued = this.waiting;
    this.waiting = [];
    for (const event of queued) this.take(event);
  }
}
