/**
 * Random trading while the account stream loses, repeats, reorders and drops what it has to tell. Whatever happens: every fill that a snapshot
 * counts was told before it, each once, under the id of the order or stop it belongs to (VenueClient.onAccount).
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountEvent } from '../../../src/main/ports/venue.ts';
import { decimalText, ZERO } from '../../../src/shared/values/decimal.ts';
import { placeAt, snapshotAt } from '../../support/askVenue.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';

/** Each opens a venue and an account; shrinking would open hundreds. */
const RUNS = 4;

type Market = 'SPOT' | 'PERP';
const SYMBOLS: Readonly<Record<Market, string>> = { SPOT: 'BTC/USDT', PERP: 'BTC/USDT:USDT' };

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('buy'), size: fc.constantFrom('0.005', '0.010', '0.020') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('sell'), size: fc.constantFrom('0.003', '0.010') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('rest'), size: fc.constant('0.010') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('stop'), size: fc.constant('0.004') }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('move'), size: fc.integer({ min: 58_000, max: 62_000 }).map(String) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constantFrom('lose', 'repeat', 'reverse'), size: fc.constantFrom('1', '3', '5') }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('drop', 'silence', 'speak'), size: fc.constant('') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('look'), size: fc.constant('') }) },
);
type StormStep = { readonly act: string; readonly size: string };

class Storm {
  readonly #account: SimulatedAccount;
  readonly #market: Market;
  #orders = 0;

  constructor(account: SimulatedAccount, market: Market) {
    this.#account = account;
    this.#market = market;
  }

  async take({ act, size }: StormStep): Promise<void> {
    const { simulator } = this.#account;
    const { user } = simulator.streams;
    if (act === 'buy') return this.#place({ side: 'BUY', quantity: size });
    if (act === 'sell') return this.#place({ side: 'SELL', quantity: size });
    if (act === 'rest') return this.#place({ side: 'BUY', quantity: size, type: 'LIMIT', limitPrice: '59500' });
    if (act === 'stop')
      return this.#place({ side: 'SELL', quantity: size, type: 'STOP_MARKET', triggerPrice: '58500' });
    if (act === 'move') return simulator.setPrice('BTCUSDT', size);
    if (act === 'lose') return user.lose(Number(size));
    if (act === 'repeat') return user.duplicate(Number(size));
    if (act === 'reverse') return user.reverse(Number(size));
    if (act === 'drop') return user.disconnect(1006);
    if (act === 'silence' || act === 'speak') return user.silence(act === 'silence');
    return this.look();
  }

  /** What the account holds is what its fills, told before, add up to. */
  async look(): Promise<void> {
    const { positions } = await snapshotAt(this.#account.venue);
    const held = positions.map(({ quantity }) => decimalText(quantity)).join() || '0';
    expect(decimalText(positionOf(this.#account.events))).toBe(held);
  }

  async #place(terms: {
    side: 'BUY' | 'SELL';
    quantity: string;
    type?: 'LIMIT' | 'STOP_MARKET';
    limitPrice?: string;
    triggerPrice?: string;
  }): Promise<void> {
    const clientOrderId = `storm-${(this.#orders += 1)}`;
    await placeAt(this.#account.venue, { type: 'MARKET', ...terms, clientOrderId, symbol: SYMBOLS[this.#market] });
  }
}

const positionOf = (events: readonly AccountEvent[]) =>
  events.reduce((sum, event) => {
    if (event.kind !== 'fill') return sum;
    const { side, quantity, baseFee } = event.fill;
    return side === 'BUY' ? sum.plus(quantity).minus(baseFee ?? ZERO) : sum.minus(quantity);
  }, ZERO);

async function weather(market: Market, steps: readonly StormStep[]): Promise<void> {
  const account = await openSimulatedAccount({
    market,
    simulator: { spotBalances: { USDT: '100000' }, wallet: { USDT: '100000' } },
  });
  try {
    const storm = new Storm(account, market);
    for (const each of steps) await storm.take(each);
    await storm.look();
    const truth = market === 'SPOT' ? account.simulator.spot : account.simulator.usdm;
    const algoOf = (id: string) =>
      account.simulator.usdm.algoOrders().find(({ childOrderId }) => childOrderId === id)?.clientAlgoId;
    const made = truth
      .trades()
      .map(({ id, orderId, clientOrderId }) => `BTCUSDT:${id} ${algoOf(orderId) ?? clientOrderId}`);
    const told = account.events.flatMap((event) =>
      event.kind === 'fill' ? [`${event.fill.tradeId} ${event.fill.clientOrderId}`] : [],
    );
    expect([...told].sort()).toEqual([...made].sort());
  } finally {
    await account.close();
  }
}

describe.each(['PERP', 'SPOT'] as const)('an account in a storm, %s', (market) => {
  it('is told whole before every snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), (steps) => weather(market, steps)),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
