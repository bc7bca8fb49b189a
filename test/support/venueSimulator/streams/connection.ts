/** One websocket of a client. */
import { WebSocket } from 'ws';
import type { Family } from '../core/family.ts';

/** Where a connection was opened: it decides what may arrive on it. */
export type ConnectionRoot = 'spot' | 'public' | 'market' | 'private' | 'legacy' | 'api';

/** Subscriptions and the like, not requests. */
const MESSAGES_PER_SECOND: Readonly<Record<Family, number>> = { spot: 5, usdm: 10 };

export class Connection {
  readonly socket: WebSocket;
  readonly root: ConnectionRoot;
  readonly family: Family;
  /** Wraps every event as `{stream, data}`. */
  readonly isCombined: boolean;
  readonly listenKey: string | undefined;
  readonly streams = new Set<string>();
  /** Of the spot user stream on a request socket. */
  subscriptionId: number | undefined;
  private isFrozen = false;
  private recent: number[] = [];

  constructor(
    socket: WebSocket,
    address: {
      readonly root: ConnectionRoot;
      readonly family: Family;
      readonly isCombined: boolean;
      readonly listenKey?: string | undefined;
    },
  ) {
    this.socket = socket;
    this.root = address.root;
    this.family = address.family;
    this.isCombined = address.isCombined;
    this.listenKey = address.listenKey;
    socket.on('ping', (data) => {
      if (!this.isFrozen) socket.pong(data);
    });
  }

  /** Counts a message of the client; true when it sent more within a second than the venue takes. */
  isFlooded(): boolean {
    const now = performance.now();
    this.recent = this.recent.filter((at) => now - at < 1_000);
    this.recent.push(now);
    return this.recent.length > MESSAGES_PER_SECOND[this.family];
  }

  get isUser(): boolean {
    return this.root === 'private' || this.subscriptionId !== undefined;
  }

  /** Half-open from now on: nothing leaves and nothing is answered. */
  freeze(): void {
    this.isFrozen = true;
  }

  get hears(): boolean {
    return !this.isFrozen;
  }

  send(message: unknown): void {
    if (this.isFrozen || this.socket.readyState !== WebSocket.OPEN) return;
    this.socket.send(JSON.stringify(message));
  }
}
