/**
 * An account in hedge mode: the desk refuses to trade there (RC-31), so others do. They open and close either leg and rest orders; the person at the desk
 * tries to enter, decides about what is not the desk's, and stops.
 */
import { decimal, decimalText } from '../../../src/shared/values/decimal.ts';
import { BASES, type Base } from './accountKind.ts';
import { isOurs } from './accountTruth.ts';
import { Trader, type Act, type Cast } from './trader.ts';

const ACTS = ['leg', 'leg', 'leg', 'less', 'rest', 'guard', 'decide', 'decide', 'enter', 'market', 'stop'] as const;
/** A stop ends what there is to compare. */
const RARELY = 0.3;
const LEGS = ['LONG', 'SHORT'] as const;
const DECISIONS = ['ADOPT', 'CLOSE', 'LEAVE', 'CANCEL'] as const;

export class Strangers {
  readonly #cast: Cast;
  readonly #trader: Trader;
  #orders = 0;

  constructor(cast: Cast) {
    this.#cast = cast;
    this.#trader = new Trader(cast);
    cast.truth.venue.foreign.setHedgeMode(true);
  }

  begin(): void {
    this.#trade('leg', 'BTC', 'LONG');
  }

  act(named: Act | null = null): void {
    const { random } = this.#cast;
    const kind = named ?? random.pick(ACTS);
    const base = random.pick(BASES);
    const leg = random.pick(LEGS);
    switch (kind) {
      case 'leg':
      case 'less':
        return this.#trade(kind, base, leg);
      case 'rest':
      case 'guard':
        return this.#rest(kind, base, leg);
      case 'decide':
        return this.#decide();
      case 'stop':
        return named !== null || random.chance(RARELY) ? this.#trader.act(kind) : undefined;
      default:
        return this.#trader.act(kind);
    }
  }

  /** More or less of a leg, at market. */
  #trade(kind: 'leg' | 'less', base: Base, leg: 'LONG' | 'SHORT'): void {
    const { truth, entryOf, stage } = this.#cast;
    const whole = decimal(entryOf(base));
    const there = truth.venue.usdm.position(`${base}USDT`, leg);
    const size = kind === 'leg' ? whole : whole.div(2);
    if (kind === 'less' && (there === undefined || size.greaterThan(decimal(there.amount).abs()))) return;
    stage.log(`somebody has ${kind === 'leg' ? 'more' : 'less'} ${base} ${leg}, ${decimalText(size)}`);
    this.#place({
      symbol: `${base}USDT`,
      side: (leg === 'LONG') === (kind === 'leg') ? 'BUY' : 'SELL',
      positionSide: leg,
      type: 'MARKET',
      quantity: decimalText(size),
    });
  }

  /** A limit order that opens, or a conditional one that would close all of a leg. */
  #rest(kind: 'rest' | 'guard', base: Base, leg: 'LONG' | 'SHORT'): void {
    const { truth, entryOf, stage } = this.#cast;
    const unit = base === 'BTC' ? 10 : 1;
    const below = truth.prices[base] - 3 * unit;
    const above = truth.prices[base] + 3 * unit;
    stage.log(`somebody rests ${kind} ${base} ${leg}`);
    const about = { symbol: `${base}USDT`, positionSide: leg, quantity: entryOf(base) };
    const side = leg === 'LONG' ? 'BUY' : 'SELL';
    const price = (leg === 'LONG' ? below : above).toFixed(1);
    if (kind === 'rest') return this.#place({ ...about, side, type: 'LIMIT', price, timeInForce: 'GTC' });
    const id = this.#nextId();
    this.#anyway(() =>
      truth.venue.foreign.placeAlgo({
        ...about,
        clientAlgoId: id,
        side: leg === 'LONG' ? 'SELL' : 'BUY',
        type: 'STOP_MARKET',
        triggerPrice: price,
        workingType: 'CONTRACT_PRICE',
      }),
    );
  }

  /** About the first thing that is not the desk's, if there is any. */
  #decide(): void {
    const { truth, random, stage } = this.#cast;
    const action = random.pick(DECISIONS);
    if (action === 'CANCEL') {
      const id = truth.working().find((each) => !isOurs(each));
      if (id !== undefined)
        stage.call('resolveExternal', { kind: 'ORDER', symbol: truth.symbolOf('BTC'), id, action, stop: null });
      return;
    }
    const base = random.pick(BASES);
    const holding = truth.holdings().find((each) => each.base === base);
    const unit = base === 'BTC' ? 20 : 2;
    const stop = truth.prices[base] + (holding?.size.isNegative() === true ? unit : -unit);
    const about = { kind: 'POSITION', symbol: truth.symbolOf(base), id: '', action };
    stage.call('resolveExternal', { ...about, stop: action === 'ADOPT' ? stop.toFixed(1) : null });
  }

  #place(params: Readonly<Record<string, string>>): void {
    const id = this.#nextId();
    this.#anyway(() => this.#cast.truth.venue.foreign.place('usdm', { ...params, newClientOrderId: id }));
  }

  readonly #nextId = (): string => `web_${(this.#orders += 1)}`;

  /** What the venue refuses somebody else is not the desk's business. */
  #anyway(order: () => unknown): void {
    try {
      order();
    } catch (error) {
      this.#cast.stage.log(`  refused: ${String(error).slice(0, 90)}`);
    }
  }
}
