/**
 * Signed requests to one host: HMAC over the sent text, own clock, own timeout, and the venue's pauses obeyed.
 * 1. The key goes into a header and the secret into the signature; neither is in any text that comes back.
 * 2. A redirect is an error: nothing signed goes to another host.
 * 3. A refusal for the time measures the clock and sends once more; nothing else is ever sent twice.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { VenueCredentials } from '../../ports/vault.ts';
import { readAnswer } from './readAnswer.ts';
import type { ReducingOrder } from './reducingOrder.ts';
import type { VenueAnswer } from './venueAnswer.ts';

export type RequestParams = Readonly<Record<string, string>>;

export interface SignedRequestsOptions {
  /** "https://fapi.binance.com". */
  readonly root: string;
  /** Path of the venue's clock. */
  readonly timePath: string;
  readonly credentials: VenueCredentials;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

type Method = 'GET' | 'POST' | 'DELETE';

const TIMEOUT_MS = 5_000;
const WINDOW_MS = 5_000;
/** After this long an order that was sent cannot come into being any more. */
export const ORDER_WINDOW_MS = 2_000;
const CLOCK_OFF = '-1021';
const serverTime = z.object({ serverTime: z.number() });

export class SignedRequests {
  readonly #options: SignedRequestsOptions;
  /** Venue clock less ours. */
  #offsetMs = 0;
  #pausedUntil = 0;

  constructor(options: SignedRequestsOptions) {
    this.#options = options;
  }

  get(path: string, params: RequestParams = {}): Promise<VenueAnswer<unknown>> {
    return this.#signed('GET', path, { ...params, recvWindow: String(WINDOW_MS) });
  }

  delete(path: string, params: RequestParams): Promise<VenueAnswer<unknown>> {
    return this.#signed('DELETE', path, { ...params, recvWindow: String(WINDOW_MS) });
  }

  /** The one request that places an order. */
  placeReducing(path: string, order: ReducingOrder): Promise<VenueAnswer<unknown>> {
    return this.#signed('POST', path, { ...order, recvWindow: String(ORDER_WINDOW_MS) });
  }

  async measureClock(): Promise<VenueAnswer<void>> {
    const { root, timePath, now } = this.#options;
    const sentAt = now();
    const answer = await this.#fetch(`${root}${timePath}`, { method: 'GET' });
    if (answer.kind !== 'ok') return answer;
    const read = serverTime.safeParse(answer.value);
    if (!read.success) return { kind: 'unknown', text: 'expected the time of the venue' };
    this.#offsetMs = read.data.serverTime - (sentAt + now()) / 2;
    return { kind: 'ok', value: undefined };
  }

  async #signed(method: Method, path: string, params: RequestParams): Promise<VenueAnswer<unknown>> {
    const first = await this.#send(method, path, params);
    if (first.kind !== 'refused' || first.code !== CLOCK_OFF) return first;
    await this.measureClock();
    return this.#send(method, path, params);
  }

  async #send(method: Method, path: string, params: RequestParams): Promise<VenueAnswer<unknown>> {
    const { root, credentials, now, sleep } = this.#options;
    while (this.#pausedUntil > now()) await sleep(this.#pausedUntil - now());
    const timestamp = String(Math.floor(now() + this.#offsetMs));
    const unsigned = new URLSearchParams({ ...params, timestamp }).toString();
    const signature = createHmac('sha256', credentials.secret).update(unsigned).digest('hex');
    const text = `${unsigned}&signature=${signature}`;
    const headers = { 'X-MBX-APIKEY': credentials.apiKey };
    if (method !== 'POST') return this.#fetch(`${root}${path}?${text}`, { method, headers });
    const form = { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.#fetch(`${root}${path}`, { method, headers: form, body: text });
  }

  /** The timeout spans the body too. Failures are named by kind and never by address, which is signed. */
  async #fetch(url: string, init: RequestInit): Promise<VenueAnswer<unknown>> {
    try {
      const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      this.#pause(response);
      return readAnswer(response.status, await response.text());
    } catch (thrown) {
      return { kind: 'unknown', text: `no answer (${reasonOf(thrown)})` };
    }
  }

  #pause({ status, headers }: Response): void {
    if (status !== 429 && status !== 418) return;
    const seconds = Number(headers.get('Retry-After') ?? '1');
    const pauseMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : 1_000;
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#options.now() + pauseMs);
  }
}

function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'failed';
  const { cause } = thrown;
  if (typeof cause === 'object' && cause !== null && 'code' in cause) return String(cause.code);
  return thrown.name;
}
