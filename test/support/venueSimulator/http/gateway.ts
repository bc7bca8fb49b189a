/**
 * One request from its text to the body of its answer: ban and weight, key, signature, time, order count, then the route.
 * Refusals carry the venue's code; nothing here waits or knows of sockets.
 */
import { Params } from '../core/params.ts';
import type { Family } from '../core/family.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { VenueError } from '../core/venueError.ts';
import type { ApiKeys } from './apiKeys.ts';
import type { RateLimits } from './rateLimits.ts';
import { checkRequestTime } from './requestTime.ts';
import type { Route, Routes } from './route.ts';

export interface GatewayRequest {
  readonly method: string;
  readonly path: string;
  /** Query and body as sent, the signature among them. */
  readonly query: string;
  readonly body: string;
  readonly apiKey: string | undefined;
}

/** One call to a route. */
export interface GatewayCall {
  readonly family: Family;
  readonly params: Params;
  readonly apiKey: string | undefined;
  /** What the signature must cover. */
  readonly signedText: string;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GatewayParts {
  readonly routes: Routes;
  readonly keys: ApiKeys;
  readonly limits: RateLimits;
  readonly clock: VenueClock;
}

export class Gateway {
  private readonly parts: GatewayParts;

  constructor(parts: GatewayParts) {
    this.parts = parts;
  }

  /** Answers a REST request. */
  answer(request: GatewayRequest, params: Params): GatewayAnswer {
    const family = familyOf(request.path);
    const route = this.parts.routes[`${request.method} ${request.path}`];
    if (route === undefined) return { status: 404, headers: {}, body: '<html><body>Not Found</body></html>' };
    const signedText = withoutSignature(request.query) + withoutSignature(request.body);
    try {
      const { body, headers } = this.carryOut(route, { family, params, apiKey: request.apiKey, signedText });
      return this.json(200, body, { ...this.weightHeaders(family), ...headers });
    } catch (error) {
      if (!(error instanceof VenueError)) throw error;
      return this.json(error.status, error.body, { ...this.weightHeaders(family), ...error.headers });
    }
  }

  /** Checks and carries out one call, however it came; throws VenueError. */
  carryOut(
    route: Route,
    { family, params, apiKey, signedText }: GatewayCall,
  ): { body: unknown; headers: Record<string, string> } {
    const { keys, limits, clock } = this.parts;
    const now = clock.now();
    limits.chargeWeight(family, typeof route.weight === 'number' ? route.weight : route.weight(params), now);
    if (route.security !== 'none') keys.check(apiKey, family, route.right);
    if (route.security === 'signed') {
      keys.checkSignature(apiKey ?? '', signedText, params.text('signature'));
      checkRequestTime(params, now);
    }
    const orders = typeof route.orders === 'function' ? route.orders(params) : (route.orders ?? 0);
    if (orders > 0) limits.chargeOrders(family, orders, now);
    const body = route.answer(params);
    return { body, headers: orders > 0 ? limits.orderHeaders(family, now) : {} };
  }

  /** The route of that name, such as `POST /api/v3/order`. */
  route(name: string): Route | undefined {
    return this.parts.routes[name];
  }

  private weightHeaders(family: Family): Record<string, string> {
    return this.parts.limits.weightHeaders(family, this.parts.clock.now());
  }

  private json(status: number, body: unknown, headers: Record<string, string>): GatewayAnswer {
    return {
      status,
      headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
      body: JSON.stringify(body),
    };
  }
}

/** Parameters of query and body; a name in both takes the query's value. */
export function readParams(query: string, body: string): Params {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) values.set(name, value);
  for (const [name, value] of new URLSearchParams(query)) values.set(name, value);
  return new Params(values);
}

const withoutSignature = (text: string): string => text.replace(/(?:^|&)signature=[^&]*/, '');

export const familyOf = (path: string): Family => (path.startsWith('/fapi/') ? 'usdm' : 'spot');
