/** The person at the desk and the market: what is done between two kills. */
import type { Seeded } from '../model/seeded.ts';
import { BASES, type Base } from './accountKind.ts';
import type { AccountTruth } from './accountTruth.ts';

const ACTS = ['enter', 'enter', 'rest', 'close', 'half', 'tighten', 'market', 'market', 'cancel', 'stop'] as const;
export type Act = (typeof ACTS)[number];

/** Where the acts go: the desk of the moment. */
export interface Stage {
  call(name: string, input: object): void;
  /** What a symbol trades at from now on. */
  price(symbol: string, price: number): void;
  log(text: string): void;
}

export interface Cast {
  readonly truth: AccountTruth;
  readonly random: Seeded;
  /** How much an entry buys or sells. */
  readonly entryOf: (base: Base) => string;
  readonly stage: Stage;
}

export class Trader {
  readonly #cast: Cast;

  constructor(cast: Cast) {
    this.#cast = cast;
  }

  /** The first life begins with something to lose. */
  begin(): void {
    this.act('enter');
  }

  /** The named act, or any; a stop that was not asked for by name is rare. */
  act(named: Act | null = null): void {
    const { random, truth, entryOf, stage } = this.#cast;
    const kind = named ?? random.pick(ACTS);
    const base = this.#baseFor(kind, random.pick(BASES));
    if (kind === 'market') return this.#move(base);
    const symbol = truth.symbolOf(base);
    const price = truth.prices[base];
    const side = random.pick<'BUY' | 'SELL'>(['BUY', truth.kind === 'SPOT' ? 'BUY' : 'SELL']);
    const away = side === 'BUY' ? -unitOf(base) : unitOf(base);
    const isLimit = kind === 'rest';
    if (kind === 'enter' || kind === 'rest')
      return stage.call('placeOrder', {
        symbol,
        side,
        type: isLimit ? 'LIMIT' : 'MARKET',
        entry: isLimit ? (price + away).toFixed(1) : null,
        stop: (price + away * (isLimit ? 3 : 2)).toFixed(1),
        autoStop: false,
        quantity: entryOf(base),
        timeInForce: 'GTC',
        postOnly: false,
      });
    if (kind === 'cancel') return stage.call('cancelEntries', {});
    if (kind === 'stop')
      return named !== null || random.chance(0.3) ? stage.call('emergencyStop', { source: 'button' }) : undefined;
    if (kind === 'tighten') return stage.call('moveStop', { symbol, stop: (price + away * 1.5).toFixed(1) });
    stage.call('closePosition', { symbol, part: kind === 'half' ? 'HALF' : 'ALL' });
  }

  #move(base: Base): void {
    const { random, truth, stage } = this.#cast;
    const by = random.pick([-2.2, -0.6, 0.6, 2.2]) * unitOf(base);
    truth.prices[base] = Math.round((truth.prices[base] + by) * 10) / 10;
    const to = truth.prices[base];
    stage.log(`${truth.symbolOf(base)} trades at ${to}`);
    truth.venue.setPrice(`${base}USDT`, String(to));
    stage.price(truth.symbolOf(base), to);
  }

  /** What is open is what can be closed. */
  #baseFor(kind: Act, base: Base): Base {
    if (kind !== 'close' && kind !== 'half' && kind !== 'tighten') return base;
    const open = new Set(this.#cast.truth.holdings().map((each) => each.base));
    return BASES.find((each) => open.has(each)) ?? base;
  }
}

const unitOf = (base: Base): number => (base === 'BTC' ? 10 : 1);
