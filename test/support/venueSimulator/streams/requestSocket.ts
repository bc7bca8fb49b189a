/** Requests over a websocket: the spot user stream's subscription, and the order and account calls by their own names. */
import { z } from 'zod';
import { Params } from '../core/params.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { jsonOf } from '../core/readJson.ts';
import { knownError, refusal, VenueError } from '../core/venueError.ts';
import type { FaultPlan } from '../faults/faultPlan.ts';
import type { Gateway } from '../http/gateway.ts';
import type { RateLimits } from '../http/rateLimits.ts';
import type { Route } from '../http/route.ts';
import type { Connection } from './connection.ts';
import type { UserStreams } from './userStreams.ts';

const requestSchema = z.object({
  id: z.union([z.string(), z.number(), z.null()]),
  method: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
});

const SPOT_CALLS: Readonly<Record<string, string>> = {
  ping: 'GET /api/v3/ping',
  time: 'GET /api/v3/time',
  exchangeInfo: 'GET /api/v3/exchangeInfo',
  'order.place': 'POST /api/v3/order',
  'order.status': 'GET /api/v3/order',
  'order.cancel': 'DELETE /api/v3/order',
  'openOrders.status': 'GET /api/v3/openOrders',
  'openOrders.cancelAll': 'DELETE /api/v3/openOrders',
  'account.status': 'GET /api/v3/account',
  myTrades: 'GET /api/v3/myTrades',
};

const USDM_CALLS: Readonly<Record<string, string>> = {
  'order.place': 'POST /fapi/v1/order',
  'order.modify': 'PUT /fapi/v1/order',
  'order.status': 'GET /fapi/v1/order',
  'order.cancel': 'DELETE /fapi/v1/order',
  'algoOrder.place': 'POST /fapi/v1/algoOrder',
  'algoOrder.cancel': 'DELETE /fapi/v1/algoOrder',
  'v2/account.status': 'GET /fapi/v3/account',
  'v2/account.position': 'GET /fapi/v3/positionRisk',
};

export interface RequestSocketParts {
  readonly gateway: Gateway;
  readonly users: UserStreams;
  readonly faults: FaultPlan;
  readonly limits: RateLimits;
  readonly clock: VenueClock;
  /** While true, subscriptions are refused. */
  readonly refuses: () => boolean;
}

export class RequestSocket {
  private readonly parts: RequestSocketParts;

  constructor(parts: RequestSocketParts) {
    this.parts = parts;
  }

  /** Takes one message; the answer leaves when the line lets it. Faults are drawn with the method `WS` and the call's name as path. */
  take(connection: Connection, text: string): void {
    const parsed = requestSchema.safeParse(jsonOf(text));
    if (!parsed.success) {
      connection.send({ id: null, status: 400, error: { code: -1135, msg: 'Invalid JSON request.' } });
      return;
    }
    const { id, method, params: sent = {} } = parsed.data;
    const params = new Params(new Map(Object.entries(sent).map(([name, value]) => [name, String(value)])));
    const fault = this.parts.faults.draw('WS', method, params);
    wait(this.parts.faults.oneWayMs(), () => {
      if (fault?.kind === 'loseRequest') return;
      const answer =
        fault?.kind === 'error' ? this.failure(knownError(fault.name)) : this.answer(connection, method, params);
      if (fault?.kind === 'loseAnswer' || fault?.kind === 'hold') return;
      wait(this.parts.faults.oneWayMs(), () =>
        connection.send({ id, ...answer, rateLimits: this.rateLimits(connection) }),
      );
    });
  }

  private answer(connection: Connection, method: string, params: Params) {
    try {
      const route = this.routeOf(connection, method);
      const call = {
        family: connection.family,
        params,
        apiKey: params.optional('apiKey'),
        signedText: signedTextOf(params),
      };
      return { status: 200, result: this.parts.gateway.carryOut(route, call).body };
    } catch (error) {
      if (error instanceof VenueError) return this.failure(error);
      throw error;
    }
  }

  private routeOf(connection: Connection, method: string): Route {
    if (method === 'userDataStream.subscribe.signature' && connection.family === 'spot')
      return {
        security: 'signed',
        weight: 2,
        answer: () => {
          if (this.parts.refuses()) throw knownError('spot.rejectedKey');
          return this.parts.users.subscribe(connection);
        },
      };
    if (method === 'userDataStream.unsubscribe') {
      const answer = (): unknown => {
        this.parts.users.unsubscribe(connection);
        return {};
      };
      return { security: 'none', weight: 2, answer };
    }
    const name = (connection.family === 'spot' ? SPOT_CALLS : USDM_CALLS)[method];
    const route = name === undefined ? undefined : this.parts.gateway.route(name);
    if (route === undefined) throw refusal(-1135, `Unknown method '${method}'.`);
    return route;
  }

  /** Refusals name the time a ban ends as an absolute time. */
  private failure(error: VenueError) {
    const retryAfterS = error.headers['Retry-After'];
    const serverTime = this.parts.clock.now();
    const data =
      retryAfterS === undefined ? undefined : { serverTime, retryAfter: serverTime + Number(retryAfterS) * 1_000 };
    return { status: error.status, error: { ...error.body, ...(data === undefined ? {} : { data }) } };
  }

  private rateLimits({ family }: Connection) {
    return this.parts.limits
      .rows(family, this.parts.clock.now())
      .filter((row) => row['rateLimitType'] === 'REQUEST_WEIGHT');
  }
}

/** Parameters sorted by name, joined as a query, neither the signature nor any encoding. */
export function signedTextOf(params: Params): string {
  return Object.entries(params.toRecord())
    .filter(([name]) => name !== 'signature')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function wait(ms: number, run: () => void): void {
  if (ms <= 0) run();
  else setTimeout(run, ms);
}
