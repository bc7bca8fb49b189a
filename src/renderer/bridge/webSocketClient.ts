/** The desk over WebSocket: session cookie from the fragment token, numbered requests, heartbeat, reconnect (docs/protocol.md). */
import { err, type Result } from '../../shared/base/result.ts';
import type { DeskClient, LinkState } from '../../shared/ipc/client.ts';
import type { CommandInput, CommandName, CommandOutput, DeskEvent } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { LINK_LOST_MS } from '../../shared/ipc/limits.ts';
import { readFrame } from './readFrame.ts';

const REPLY_TIMEOUT_MS = 10_000;
const WATCH_MS = 250;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 4_000;

export interface WebSocketClientOptions {
  /** "http://127.0.0.1:PORT" of the page. */
  readonly origin: string;
  /** One-time token of the start address; null on a reload, when the cookie speaks for the page. */
  readonly token: string | null;
}

type Settle = (result: Result<unknown, Failure>) => void;

/** Connects at once and stays connected until the page goes. */
export function createWebSocketClient({ origin, token }: WebSocketClientOptions): DeskClient {
  const eventListeners = new Set<(event: DeskEvent) => void>();
  const linkListeners = new Set<(state: LinkState) => void>();
  const calls = new Map<number, { readonly settle: Settle; readonly timer: ReturnType<typeof setTimeout> }>();
  let link: LinkState = 'connecting';
  let socket: WebSocket | null = null;
  let unusedToken = token;
  let nextId = 1;
  let heardAt = 0;
  let retryMs = FIRST_RETRY_MS;

  const changeLink = (state: LinkState): void => {
    if (link === state) return;
    link = state;
    for (const listener of linkListeners) listener(state);
  };

  const settle = (id: number, result: Result<unknown, Failure>): void => {
    const call = calls.get(id);
    if (call === undefined) return;
    clearTimeout(call.timer);
    calls.delete(id);
    call.settle(result);
  };

  const drop = (state: 'lost' | 'refused'): void => {
    const old = socket;
    socket = null;
    old?.close();
    for (const id of [...calls.keys()])
      settle(
        id,
        err(
          failure(
            'OUTCOME_UNKNOWN',
            'The link to the desk broke before its answer came. Look at the view when it is back.',
          ),
        ),
      );
    changeLink(state);
    if (state === 'refused') return;
    setTimeout(() => void connect(), retryMs);
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
  };

  const hear = (text: unknown): void => {
    heardAt = performance.now();
    const frame = readFrame(text);
    if (frame === null) return;
    if (frame.kind === 'reply') settle(frame.id, frame.result);
    if (frame.kind === 'event') for (const listener of eventListeners) listener(frame.event);
  };

  const connect = async (): Promise<void> => {
    const admission = await admit(origin, unusedToken);
    if (admission !== 'ok') return drop(admission);
    unusedToken = null;
    const opening = new WebSocket(`${origin.replace(/^http/, 'ws')}/desk`);
    socket = opening;
    heardAt = performance.now();
    opening.addEventListener('open', () => {
      if (socket !== opening) return;
      heardAt = performance.now();
      retryMs = FIRST_RETRY_MS;
      changeLink('ok');
    });
    opening.addEventListener('message', (message) => hear(message.data));
    opening.addEventListener('close', () => {
      if (socket === opening) drop('lost');
    });
  };

  setInterval(() => {
    if (socket !== null && performance.now() - heardAt > LINK_LOST_MS) drop('lost');
  }, WATCH_MS);
  void connect();

  const request = (name: string, input: unknown): Promise<Result<unknown, Failure>> =>
    new Promise((resolve) => {
      if (socket === null || link !== 'ok') {
        resolve(err(failure('NOT_READY', 'No contact with the desk. Nothing was sent.')));
        return;
      }
      const id = nextId++;
      const timer = setTimeout(
        () => settle(id, err(failure('OUTCOME_UNKNOWN', 'No answer for 10 s. Treated as unknown: look at the view.'))),
        REPLY_TIMEOUT_MS,
      );
      calls.set(id, { settle: resolve, timer });
      socket.send(JSON.stringify({ id, command: name, input }));
    });

  return {
    // The desk checks every reply against the contract before it sends it; this is the one place that trusts that.
    call: <Name extends CommandName>(name: Name, input: CommandInput<Name>) =>
      request(name, input) as Promise<Result<CommandOutput<Name>, Failure>>,
    subscribe: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    onLink: (listener) => {
      linkListeners.add(listener);
      listener(link);
      return () => linkListeners.delete(listener);
    },
  };
}

/** Trades the token for the session cookie; without a token asks whether the cookie is still good. */
async function admit(origin: string, token: string | null): Promise<'ok' | 'lost' | 'refused'> {
  try {
    const response =
      token === null
        ? await fetch(`${origin}/session`)
        : await fetch(`${origin}/session`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ token }),
          });
    if (response.ok) return 'ok';
    return response.status === 401 || response.status === 403 ? 'refused' : 'lost';
  } catch {
    return 'lost';
  }
}
