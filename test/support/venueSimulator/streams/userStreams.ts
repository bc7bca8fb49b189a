/**
 * The user streams: USD-M by listen key, spot by signed subscription on a request socket. There is no replay: what nobody heard is gone.
 */
import type { VenueClock } from '../core/venueClock.ts';
import { knownError, refusal } from '../core/venueError.ts';
import type { Routes } from '../http/route.ts';
import type { SpotEvent } from '../spot/spotEvents.ts';
import type { UserEvent } from '../usdm/usdmEvents.ts';
import type { Connection } from './connection.ts';
import type { StreamLane } from './streamLane.ts';

const KEY_LIFE_MS = 3_600_000;

export class UserStreams {
  private readonly lane: StreamLane;
  private readonly clock: VenueClock;
  private readonly connections: ReadonlySet<Connection>;
  private listenKey: string | undefined;
  private keysMade = 0;
  private stopExpiry: () => void = () => undefined;
  private subscriptions = 0;

  constructor(lane: StreamLane, clock: VenueClock, connections: ReadonlySet<Connection>) {
    this.lane = lane;
    this.clock = clock;
    this.connections = connections;
  }

  sendUsdm(event: UserEvent): void {
    this.lane.push(event, () => {
      for (const connection of this.connections)
        if (connection.root === 'private' && connection.listenKey === this.listenKey) connection.send(event);
    });
  }

  sendSpot(event: SpotEvent): void {
    this.lane.push(event, () => {
      for (const connection of this.connections)
        if (connection.subscriptionId !== undefined)
          connection.send({ subscriptionId: connection.subscriptionId, event });
    });
  }

  /** Opens the spot user stream on a request socket. */
  subscribe(connection: Connection): { subscriptionId: number } {
    if (connection.subscriptionId !== undefined) throw refusal(-2035, 'User data stream is already subscribed.');
    connection.subscriptionId = this.subscriptions++;
    return { subscriptionId: connection.subscriptionId };
  }

  unsubscribe(connection: Connection): void {
    connection.subscriptionId = undefined;
  }

  /** Ends the spot user stream; the sockets stay open. */
  terminateSpot(): void {
    this.sendSpot({ e: 'eventStreamTerminated', E: this.clock.now() });
    for (const connection of this.connections) connection.subscriptionId = undefined;
  }

  /** Ends the listen key as its hour does: an event, then silence; the socket stays open. */
  expireListenKey(): void {
    const listenKey = this.listenKey;
    if (listenKey === undefined) return;
    const now = this.clock.now();
    this.sendUsdm({ e: 'listenKeyExpired', E: now, listenKey });
    this.forgetListenKey();
  }

  /** The venue no longer knows the key: the next PUT answers -1125. */
  forgetListenKey(): void {
    this.stopExpiry();
    this.listenKey = undefined;
  }

  routes(): Routes {
    return {
      'POST /fapi/v1/listenKey': {
        security: 'key',
        weight: 1,
        answer: () => ({ listenKey: this.extend(this.listenKey ?? this.newKey()) }),
      },
      'PUT /fapi/v1/listenKey': {
        security: 'key',
        weight: 1,
        answer: () => {
          if (this.listenKey === undefined) throw knownError('usdm.listenKeyMissing');
          return { listenKey: this.extend(this.listenKey) };
        },
      },
      'DELETE /fapi/v1/listenKey': {
        security: 'key',
        weight: 1,
        answer: () => {
          this.forgetListenKey();
          return {};
        },
      },
    };
  }

  private newKey(): string {
    this.keysMade += 1;
    return `simulated${String(this.keysMade).padStart(55, '0')}`;
  }

  private extend(listenKey: string): string {
    this.listenKey = listenKey;
    this.stopExpiry();
    this.stopExpiry = this.clock.after(KEY_LIFE_MS, () => this.expireListenKey());
    return listenKey;
  }
}
