/**
 * Keeps the store equal to the desk: one snapshot, then events in number order, at most one store update per animation frame.
 * A gap asks for a new snapshot; events that arrive meanwhile wait for it. Hidden pages get no frames, so their patches merge (UI-80).
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
export function startViewSync({ client, sink, nextFrame, retryLater }: ViewSyncOptions): () => void {
  let transport: LinkState = 'connecting';
  let lastSeq: number | null = null;
  let isFetching = false;
  let isStopped = false;
  let waiting: DeskEvent[] = [];
  let pending: ViewPatch | null = null;

  const flush = (): void => {
    if (pending === null || lastSeq === null) return;
    const patch = pending;
    pending = null;
    sink.showPatch(patch, lastSeq);
  };

  const take = (event: DeskEvent): void => {
    if (lastSeq === null || isFetching) {
      waiting.push(event);
      return;
    }
    if (event.seq <= lastSeq) return;
    if (event.seq !== lastSeq + 1) {
      waiting.push(event);
      void fetchSnapshot();
      return;
    }
    lastSeq = event.seq;
    if (event.event === 'attentionRequested') return sink.attend(event.payload);
    if (pending === null) nextFrame(flush);
    pending = pending === null ? event.payload : mergePatches(pending, event.payload);
  };

  const fetchSnapshot = async (): Promise<void> => {
    if (isFetching) return;
    isFetching = true;
    sink.showLink(lastSeq === null ? 'connecting' : 'slow');
    const reply = await client.call('getSnapshot', {});
    isFetching = false;
    if (isStopped || transport !== 'ok') return;
    if (!reply.ok) return retryLater(() => void (transport === 'ok' && fetchSnapshot()), RETRY_MS);
    lastSeq = reply.value.seq;
    pending = null;
    sink.showSnapshot(reply.value);
    sink.showLink('ok');
    const queued = waiting;
    waiting = [];
    for (const event of queued) take(event);
  };

  const stopEvents = client.subscribe(take);
  const stopLink = client.onLink((state) => {
    transport = state;
    if (state === 'ok') return void fetchSnapshot();
    waiting = [];
    if (state !== 'connecting') sink.showLink(state);
  });
  return () => {
    isStopped = true;
    stopEvents();
    stopLink();
  };
}
