/** The desk over WebSocket: session cookie from the fragment token, numbered requests, heartbeat, reconnect (docs/protocol.md). */
import { err, type Result } from '../../shared/base/result.ts';
import type { DeskClient, LinkState, Reply } from '../../shared/ipc/client.ts';
import type { CommandInput, CommandName, DeskEvent } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { LINK_LOST_MS } from '../../shared/ipc/limits.ts';
import { admitPage } from './admitPage.ts';
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

/** Connects at once and stays connected until the page goes. */
export function createWebSocketClient(options: WebSocketClientOptions): DeskClient {
  return new WebSocketClient(options);
}

type Settle = (result: Result<unknown, Failure>) => void;

class WebSocketClient implements DeskClient {
  private readonly origin: string;
  private token: string | null;
  private readonly eventListeners = new Set<(event: DeskEvent) => void>();
  private readonly linkListeners = new Set<(state: LinkState) => void>();
  private readonly calls = new Map<number, Settle>();
  private link: LinkState = 'connecting';
  private socket: WebSocket | null = null;
  private nextId = 1;
  private heardAt = 0;
  private retryMs = FIRST_RETRY_MS;

  constructor({ origin, token }: WebSocketClientOptions) {
    this.origin = origin;
    this.token = token;
    setInterval(() => this.watch(), WATCH_MS);
    void this.connect();
  }

  /** The desk checks every reply against the contract before it sends it; this is the one place that trusts that. */
  call<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Reply<Name>> {
    return this.request(name, input) as Promise<Reply<Name>>;
  }

  subscribe(listener: (event: DeskEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  onLink(listener: (state: LinkState) => void): () => void {
    this.linkListeners.add(listener);
    listener(this.link);
    return () => this.linkListeners.delete(listener);
  }

  private request(command: string, input: unknown): Promise<Result<unknown, Failure>> {
    const { socket } = this;
    if (socket === null || this.link !== 'ok') return Promise.resolve(err(notSent));
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.settle(id, err(noAnswer)), REPLY_TIMEOUT_MS);
      this.calls.set(id, (result) => {
        clearTimeout(timer);
        resolve(result);
      });
      socket.send(JSON.stringify({ id, command, input }));
    });
  }

  private settle(id: number, result: Result<unknown, Failure>): void {
    const settle = this.calls.get(id);
    this.calls.delete(id);
    settle?.(result);
  }

  private async connect(): Promise<void> {
    const admission = await admitPage(this.origin, this.token);
    if (admission !== 'ok') return this.drop(admission);
    this.token = null;
    const socket = new WebSocket(`${this.origin.replace(/^http/, 'ws')}/desk`);
    this.socket = socket;
    this.heardAt = performance.now();
    socket.addEventListener('open', () => {
      if (this.socket !== socket) return;
      this.heardAt = performance.now();
      this.retryMs = FIRST_RETRY_MS;
      this.changeLink('ok');
    });
    socket.addEventListener('message', ({ data }) => this.hear(data));
    socket.addEventListener('close', () => {
      if (this.socket === socket) this.drop('lost');
    });
  }

  private hear(data: unknown): void {
    this.heardAt = performance.now();
    const frame = readFrame(data);
    if (frame?.kind === 'reply') this.settle(frame.id, frame.result);
    if (frame?.kind === 'event') for (const listener of this.eventListeners) listener(frame.event);
  }

  private watch(): void {
    if (this.socket !== null && performance.now() - this.heardAt > LINK_LOST_MS) this.drop('lost');
  }

  /** Nobody waits for a desk that cannot answer: every open call ends as unknown. */
  private drop(state: 'lost' | 'refused'): void {
    const { socket } = this;
    this.socket = null;
    socket?.close();
    for (const id of Array.from(this.calls.keys())) this.settle(id, err(linkBroke));
    this.changeLink(state);
    if (state === 'refused') return;
    setTimeout(() => void this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  private changeLink(state: LinkState): void {
    if (this.link === state) return;
    this.link = state;
    for (const listener of this.linkListeners) listener(state);
  }
}

const notSent = failure('NOT_READY', 'No contact with the desk. Nothing was sent.');
const noAnswer = failure('OUTCOME_UNKNOWN', 'No answer for 10 s. Treated as unknown: look at the view.');
const linkBroke = failure(
  'OUTCOME_UNKNOWN',
  'The link to the desk broke before its answer came. Look at the view when it is back.',
);
