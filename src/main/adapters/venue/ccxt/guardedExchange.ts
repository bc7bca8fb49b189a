/**
 * A ccxt exchange that may only call the hosts of its environment, keeps its own clock, tells the products apart by path, and lets every answer be
 * seen before ccxt interprets it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { pro } from 'ccxt';
import { productOf } from './venueAddresses.ts';

export type ProClass = typeof pro.binance;
type Exchange = InstanceType<ProClass>;

/** What a request was answered with, whatever ccxt made of it. */
export interface RawAnswer {
  status: number | null;
  headers: Readonly<Record<string, unknown>>;
  body: string;
}

export interface Guard {
  hosts: ReadonlySet<string>;
  /** Venue time as this process believes it. */
  venueNow(): number;
}

/** Filled by the answer to the request that runs inside it. */
export const rawAnswer = new AsyncLocalStorage<RawAnswer>();

/** Subclass of a ccxt pro class, bound to the guard. It is made at run time because ccxt is loaded on first use. */
export function guardedExchange(Base: ProClass, guard: Guard): ProClass {
  const permit = (url: string | undefined): void => {
    const host = url === undefined ? '' : new URL(url).host;
    if (!guard.hosts.has(host)) throw new Error(`Host ${host} is outside the account's environment; nothing was sent`);
  };
  return class GuardedExchange extends Base {
    override nonce(): number {
      return Math.floor(guard.venueNow());
    }

    override async fetch(...request: Parameters<Exchange['fetch']>): Promise<unknown> {
      permit(String(request[0]));
      return super.fetch(...request);
    }

    override client(url: string | undefined): ReturnType<Exchange['client']> {
      permit(url);
      return super.client(url);
    }

    override getExceptionsByUrl(url: string | undefined, match: string): ReturnType<Exchange['getExceptionsByUrl']> {
      const product = url === undefined ? null : productOf(url);
      return product === null ? {} : this.safeDict(this.safeDict(this.exceptions, product, {}), match, {});
    }

    override handleErrors(...answer: Parameters<Exchange['handleErrors']>): undefined {
      const [status, , , , headers, body] = answer;
      const record = rawAnswer.getStore();
      if (record !== undefined) Object.assign(record, { status, headers, body });
      return super.handleErrors(...answer);
    }
  };
}
