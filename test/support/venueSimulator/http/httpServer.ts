/** The REST side on loopback: takes requests, holds them as long as the line does, and spoils answers as the faults say. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Params } from '../core/params.ts';
import type { VenueClock } from '../core/venueClock.ts';
import { knownError } from '../core/venueError.ts';
import type { Fault } from '../faults/fault.ts';
import type { FaultPlan } from '../faults/faultPlan.ts';
import { familyOf, readParams, type Gateway, type GatewayAnswer, type GatewayRequest } from './gateway.ts';
import { tooManyRequests, type RateLimits } from './rateLimits.ts';
import { writeAnswer } from './writeAnswer.ts';

/** One request as tests read it. */
export interface RequestRecord {
  /** `performance.now()` when its last byte arrived. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  /** Of the answer; null while it waits or when it was cut. */
  status: number | null;
}

/** A request has arrived, or was carried out and its answer is about to leave. */
export type RequestStage = 'arrived' | 'carriedOut';
export type RequestWatch = (stage: RequestStage, record: RequestRecord) => void;

export interface HttpParts {
  readonly gateway: Gateway;
  readonly faults: FaultPlan;
  readonly limits: RateLimits;
  readonly clock: VenueClock;
  readonly watch?: RequestWatch | undefined;
}

/** Enough for long runs without holding every request for ever. */
const KEPT_REQUESTS = 20_000;

interface Exchange {
  readonly request: GatewayRequest;
  readonly params: Params;
  readonly record: RequestRecord;
  readonly fault: Fault | undefined;
  readonly response: ServerResponse;
}

export class HttpServer {
  readonly server: Server;
  readonly requests: RequestRecord[] = [];
  /** Connections that were opened so far, those of streams included. */
  accepted = 0;
  private readonly parts: HttpParts;

  constructor(parts: HttpParts) {
    this.parts = parts;
    this.server = createServer((request, response) => this.read(request, response));
    this.server.keepAliveTimeout = 0;
    this.server.on('connection', (socket) => {
      this.accepted += 1;
      socket.setNoDelay(true);
    });
  }

  private read(incoming: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => this.take(incoming, Buffer.concat(chunks).toString('utf8'), response));
  }

  private take(incoming: IncomingMessage, body: string, response: ServerResponse): void {
    const [path = '', query = ''] = (incoming.url ?? '').split('?');
    const apiKey = incoming.headers['x-mbx-apikey'];
    const method = incoming.method ?? 'GET';
    const request = { method, path, query, body, apiKey: typeof apiKey === 'string' ? apiKey : undefined };
    const params = readParams(query, body);
    const record: RequestRecord = { at: performance.now(), method, path, params: params.toRecord(), status: null };
    this.requests.push(record);
    if (this.requests.length > KEPT_REQUESTS) this.requests.splice(0, KEPT_REQUESTS / 2);
    this.parts.watch?.('arrived', record);
    const fault = this.parts.faults.draw(method, path, params);
    const exchange = { request, params, record, fault, response };
    wait(this.parts.faults.oneWayMs(), () => this.carryOut(exchange));
  }

  private carryOut(exchange: Exchange): void {
    const { request, params, record, fault, response } = exchange;
    if (fault?.kind === 'loseRequest') {
      response.destroy();
      return;
    }
    const instead = fault === undefined ? undefined : this.refusalOf(fault, request.path);
    const isTaken = instead === undefined || (fault !== undefined && 'accepted' in fault && fault.accepted === true);
    const truth = isTaken ? this.parts.gateway.answer(request, params) : undefined;
    if (isTaken) this.parts.watch?.('carriedOut', record);
    const answer = instead ?? truth;
    if (answer !== undefined) this.deliver(exchange, answer);
  }

  private deliver({ fault, record, response }: Exchange, answer: GatewayAnswer): void {
    if (fault?.kind === 'hold' && fault.ms === undefined) return;
    const heldMs = fault?.kind === 'hold' ? (fault.ms ?? 0) : 0;
    wait(this.parts.faults.oneWayMs() + heldMs, () => {
      record.status = writeAnswer(response, answer, fault?.kind) ? answer.status : null;
    });
  }

  /** What the fault answers in place of the truth. */
  private refusalOf(fault: Fault, path: string): GatewayAnswer | undefined {
    const headers = { 'Content-Type': 'application/json;charset=UTF-8' };
    if (fault.kind === 'html') {
      const body = `<html><head><title>${fault.status}</title></head><body><h1>${fault.status}</h1></body></html>`;
      return { status: fault.status, headers: { 'Content-Type': 'text/html' }, body };
    }
    if (fault.kind === 'error') {
      const error = knownError(fault.name);
      return { status: error.status, headers: { ...headers, ...error.headers }, body: JSON.stringify(error.body) };
    }
    if (fault.kind !== 'limit') return undefined;
    if (fault.status === 418) this.parts.limits.ban(fault.retryAfterS, this.parts.clock.now());
    const family = familyOf(path);
    const limit = family === 'spot' ? this.parts.limits.settings.spotWeight : this.parts.limits.settings.usdmWeight;
    const error = tooManyRequests(family, { limit, used: limit + 1, retryAfterS: fault.retryAfterS });
    return { status: fault.status, headers: { ...headers, ...error.headers }, body: JSON.stringify(error.body) };
  }
}

function wait(ms: number, run: () => void): void {
  if (ms <= 0) run();
  else setTimeout(run, ms);
}
