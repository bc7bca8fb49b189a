/**
 * Random trading while the account stream loses, repeats, reorders and drops what it has to tell. Whatever happens: every fill that a snapshot
 * counts was told before it, each once, under the id of the order or stop it belongs to (VenueClient.onAccount); on USD-M, whose record has them, every
 * funding and transfer as well.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountEvent } from '../../../src/main/ports/venue.ts';
import { decimal, decimalText, ZERO } from '../../../src/shared/values/decimal.ts';
import { placeAt, snapshotAt } from '../../support/askVenue.ts';
import { openSimulatedAccount, type SimulatedAccount } from '../../support/simulatedAccount.ts';

/** Each opens a venue and an account. */
const RUNS = 40;
/** A starved machine plays fewer, and does not look forever for the shortest sequence that fails. */
const LONGEST_MS = 20_000;

type Market = 'SPOT' | 'PERP';
const SYMBOLS: Readonly<Record<Market, string>> = { SPOT: 'BTC/USDT', PERP: 'BTC/USDT:USDT' };

/** Steps are words, so that a failure can be played again as it is printed: add it to FOUND. */
const step = fc.oneof(
  { weight: 4, arbitrary: words(['buy'], ['0.003', '0.010']) },
  { weight: 3, arbitrary: words(['sell'], ['0.003', '0.010']) },
  // Buys only: a round trip made elsewhere is told apart by the money alone, and only while nothing else is told.
  { weight: 1, arbitrary: words(['buyElsewhere'], ['0.003', '0.010']) },
  { weight: 3, arbitrary: words(['rest'], ['0.010']) },
  { weight: 3, arbitrary: words(['stop'], ['0.004']) },
  { weight: 3, arbitrary: fc.integer({ min: 58_000, max: 62_000 }).map((price) => `move ${price}`) },
  { weight: 3, arbitrary: words(['lose', 'repeat', 'reverse'], ['1', '3', '5']) },
  { weight: 1, arbitrary: fc.constantFrom('drop', 'silence', 'speak', 'feesInBnb') },
  { weight: 2, arbitrary: words(['deposit'], ['250', '-40']) },
  { weight: 1, arbitrary: fc.constant('fund') },
  { weight: 2, arbitrary: fc.constant('look') },
);

/** Played every time: sequences that once failed. */
const FOUND: readonly (readonly string[])[] = [
  // Fills that cancel each other out, all lost: the position is what was told.
  ['look', 'silence', 'buy 0.010', 'sell 0.010'],
  ['look', 'silence', 'buyElsewhere 0.010', 'sellElsewhere 0.010'],
  ['feesInBnb', 'look', 'silence', 'buy 0.010', 'sell 0.010'],
  ['rest 0.010', 'look', 'lose 5', 'move 59480', 'sell 0.010'],
  ['silence', 'deposit 250', 'look', 'buy 0.010', 'fund', 'look', 'speak', 'deposit 250', 'sell 0.003'],
  // Fills that are told out of order: what they realized depends on it.
  [
    'rest 0.010',
    'look',
    'move 58000',
    'lose 5',
    'buy 0.003',
    'sell 0.003',
    'look',
    'lose 5',
    'sell 0.003',
    'deposit 250',
    'buyElsewhere 0.003',
    'move 58000',
  ],
  ['buy 0.010', 'stop 0.004', 'silence', 'rest 0.010', 'move 58011', 'look', 'move 58009', 'rest 0.010', 'sell 0.010'],
];

function words(acts: readonly string[], sizes: readonly string[]): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...acts), fc.constantFrom(...sizes)).map((both) => both.join(' '));
}

class Storm {
  readonly #account: SimulatedAccount;
  readonly #market: Market;
  #orders = 0;
  #isFunded = false;

  constructor(account: SimulatedAccount, market: Market) {
    this.#account = account;
    this.#market = market;
  }

  async take(words: string): Promise<void> {
    const [act = '', size = ''] = words.split(' ');
    const { simulator } = this.#account;
    const { user } = simulator.streams;
    if (act === 'buy') return this.#place({ side: 'BUY', quantity: size });
    if (act === 'sell') return this.#place({ side: 'SELL', quantity: size });
    if (act === 'rest') return this.#place({ side: 'BUY', quantity: size, type: 'LIMIT', limitPrice: '59500' });
    if (act === 'stop')
      return this.#place({ side: 'SELL', quantity: size, type: 'STOP_MARKET', triggerPrice: '58500' });
    if (act === 'buyElsewhere') return this.#placeElsewhere('BUY', size);
    if (act === 'sellElsewhere') return this.#placeElsewhere('SELL', size);
    if (act === 'move') return simulator.setPrice('BTCUSDT', size);
    if (act === 'lose') return user.lose(Number(size));
    if (act === 'repeat') return user.duplicate(Number(size));
    if (act === 'reverse') return user.reverse(Number(size));
    if (act === 'drop') return user.disconnect(1006);
    if (act === 'feesInBnb') return simulator.foreign.payFeesInBnb(true);
    if (act === 'silence' || act === 'speak') return user.silence(act === 'silence');
    if (act === 'look') return this.look();
    if (act === 'deposit' || act === 'fund') return this.#moveMoney(act, size);
    throw new Error(`'${words}' is no step`);
  }

  /** What the account holds is what its fills, told before, add up to; a wallet is judged by what nothing was told after. */
  async look(): Promise<void> {
    const { venue, events } = this.#account;
    let heard: number;
    do {
      heard = events.length;
      const { positions } = await snapshotAt(venue);
      const held = positions.map(({ quantity }) => decimalText(quantity)).join() || '0';
      expect(decimalText(positionOf(events))).toBe(held);
    } while (events.length > heard);
    if (this.#market === 'PERP') expect(moneyTold(this.#account)).toEqual(moneyMade(this.#account));
  }

  /** Funding is due once an hour at most; spot has no record of money. */
  #moveMoney(act: 'deposit' | 'fund', amount: string): void {
    const { foreign } = this.#account.simulator;
    if (this.#market === 'SPOT' || (act === 'fund' && this.#isFunded)) return;
    if (act === 'deposit') return foreign.deposit('usdm', 'USDT', amount);
    this.#isFunded = true;
    foreign.payFunding();
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

  /** By the trader's phone; spot sells what is there. */
  #placeElsewhere(side: 'BUY' | 'SELL', quantity: string): void {
    const { foreign, spot } = this.#account.simulator;
    const isSpot = this.#market === 'SPOT';
    if (isSpot && side === 'SELL' && decimal(spot.balance('BTC').free).lessThan(quantity)) return;
    foreign.place(isSpot ? 'spot' : 'usdm', { symbol: 'BTCUSDT', side, type: 'MARKET', quantity });
  }
}

const positionOf = (events: readonly AccountEvent[]) =>
  events.reduce((sum, event) => {
    if (event.kind !== 'fill') return sum;
    const { side, quantity, baseFee } = event.fill;
    return side === 'BUY' ? sum.plus(quantity).minus(baseFee ?? ZERO) : sum.minus(quantity);
  }, ZERO);

const moneyTold = ({ events }: SimulatedAccount): readonly string[] =>
  events
    .flatMap((event) =>
      event.kind === 'funding' || event.kind === 'transfer' ? [`${event.kind} ${decimalText(event.amount)}`] : [],
    )
    .sort();

const moneyMade = ({ simulator }: SimulatedAccount): readonly string[] =>
  simulator.usdm
    .income()
    .flatMap(({ incomeType, income }) => {
      if (incomeType === 'FUNDING_FEE') return [`funding ${income}`];
      return incomeType === 'TRANSFER' ? [`transfer ${income}`] : [];
    })
    .sort();

async function weather(market: Market, steps: readonly string[]): Promise<void> {
  const account = await openSimulatedAccount({
    market,
    simulator: { spotBalances: { USDT: '100000', BNB: '5' }, wallet: { USDT: '100000' } },
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
  it.each(FOUND.map((steps) => steps.join(', ')))('is told whole: %s', (steps) => weather(market, steps.split(', ')));

  it('is told whole before every snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), (steps) => weather(market, steps)),
      { numRuns: RUNS, interruptAfterTimeLimit: LONGEST_MS },
    );
  });
});
