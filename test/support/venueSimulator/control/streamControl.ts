/** How a test disturbs the streams. */
import type { VenueClock } from '../core/venueClock.ts';
import type { SocketServer, StreamSide } from '../streams/socketServer.ts';
import type { StreamLane } from '../streams/streamLane.ts';
import type { UserStreams } from '../streams/userStreams.ts';

export interface StreamSwitches {
  user: boolean;
  market: boolean;
}

/** One side: its events and its connections. */
export class SideControl {
  readonly lane: StreamLane;
  private readonly side: StreamSide;
  private readonly sockets: SocketServer;
  private readonly refusing: StreamSwitches;

  constructor(side: StreamSide, parts: { lane: StreamLane; sockets: SocketServer; refusing: StreamSwitches }) {
    this.side = side;
    this.lane = parts.lane;
    this.sockets = parts.sockets;
    this.refusing = parts.refusing;
  }

  /** Every event sent, oldest first, lost ones too. */
  get sent(): readonly unknown[] {
    return this.lane.sent;
  }

  /** Connections that hear this side now. */
  get listeners(): number {
    return this.sockets.hearing(this.side).length;
  }

  /** Market streams somebody asked for now, such as `btcusdt@trade`, once per connection. */
  get subscriptions(): readonly string[] {
    return this.sockets.hearing(this.side).flatMap((connection) => [...connection.streams]);
  }

  silence(on: boolean): void {
    this.lane.silence(on);
  }

  lose(count: number): void {
    this.lane.lose(count);
  }

  duplicate(count: number): void {
    this.lane.duplicate(count);
  }

  reverse(count: number): void {
    this.lane.reverse(count);
  }

  delay(ms: number): void {
    this.lane.delay(ms);
  }

  /** 1006 drops the sockets without a close frame. */
  disconnect(code?: number): void {
    this.sockets.disconnect(this.side, code);
  }

  freeze(): void {
    this.sockets.freeze(this.side);
  }

  refuse(on: boolean): void {
    this.refusing[this.side] = on;
  }
}

export class StreamControl {
  readonly user: SideControl;
  readonly market: SideControl;
  private readonly users: UserStreams;
  private readonly sockets: SocketServer;
  private readonly clock: VenueClock;

  constructor(parts: {
    readonly lanes: Readonly<Record<StreamSide, StreamLane>>;
    readonly sockets: SocketServer;
    readonly refusing: StreamSwitches;
    readonly users: UserStreams;
    readonly clock: VenueClock;
  }) {
    const { lanes, sockets, refusing } = parts;
    this.user = new SideControl('user', { lane: lanes.user, sockets, refusing });
    this.market = new SideControl('market', { lane: lanes.market, sockets, refusing });
    this.users = parts.users;
    this.sockets = sockets;
    this.clock = parts.clock;
  }

  expireListenKey(): void {
    this.users.expireListenKey();
  }

  forgetListenKey(): void {
    this.users.forgetListenKey();
  }

  terminateSpot(): void {
    this.users.terminateSpot();
  }

  /** Announces maintenance; the connections close when the test says so. */
  shutdown(): void {
    this.sockets.announceShutdown(this.clock.now());
  }
}
