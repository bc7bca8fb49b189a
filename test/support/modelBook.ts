/** A paper book of four symbols as a property test sees it: what the gate accepts is taken, and every limit is counted anew. */
import { expect } from 'vitest';
import { adjustedExposure } from '../../src/main/domain/correlation/adjustedExposure.ts';
import type { CorrelationMatrix } from '../../src/main/domain/correlation/correlationMatrix.ts';
import type { Exposure } from '../../src/main/domain/pretrade/context.ts';
import { entryCaps } from '../../src/main/domain/pretrade/entryCaps.ts';
import { runEntryGate } from '../../src/main/domain/pretrade/runEntryGate.ts';
import { fullBucket } from '../../src/main/domain/pretrade/tokenBucket.ts';
import { correlationHeadroom } from '../../src/main/domain/sizing/correlationHeadroom.ts';
import { sizeOrder } from '../../src/main/domain/sizing/sizeOrder.ts';
import { decimal, decimalFromFloat, type Decimal } from '../../src/shared/values/decimal.ts';
import { symbolName } from '../../src/shared/values/ids.ts';
import { money } from '../../src/shared/values/money.ts';
import { floorToLot } from '../../src/shared/values/quantity.ts';
import { unixMs } from '../../src/shared/values/time.ts';
import { buildDraft, buildEntryContext, buildListing, buildMatrix, settings } from './buildEntryContext.ts';
import { fineInstrument, over, sizingOfPlan } from './entryPlan.ts';

const SYMBOLS = ['BTC/USDT:USDT', 'ETH/USDT:USDT', 'SOL/USDT:USDT', 'XRP/USDT:USDT'].map(symbolName);
const LIMITS = { ...settings.modes.PAPER, symbols: 4, positions: 3 };

export interface PlacedOrder {
  /** Place of the symbol, 0 to 3. */
  readonly place: number;
  readonly side: 'LONG' | 'SHORT';
  readonly stopTicks: number;
  /** Share of the computed size in percent; above 100 is refused. */
  readonly share: number;
  /** Whether it fills at once or works on. */
  readonly fills: boolean;
}

interface Holding {
  /** Signed, in BTC of 60,000. */
  held: Decimal;
  buys: Decimal;
  sells: Decimal;
  working: number;
  risk: Decimal;
}
const value = (size: Decimal): Decimal => size.abs().mul('60000');
const total = (amounts: readonly Decimal[]) => money(amounts.reduce((sum, each) => sum.add(each), decimal('0')));

const atMost = (found: Decimal, limit: Decimal): void => expect(found.lessThanOrEqualTo(limit)).toBe(true);

/** A paper book of 10,000 in which every price stands at 60,000: what is accepted fills or works, and the limits are counted anew each time. */
export class ModelBook {
  private readonly holdings: readonly Holding[] = SYMBOLS.map(() => ({
    held: decimal('0'),
    buys: decimal('0'),
    sells: decimal('0'),
    working: 0,
    risk: decimal('0'),
  }));
  private readonly matrix: CorrelationMatrix;
  private now = 1_700_000_000_000;

  constructor([ab = 0, ac = 0, ad = 0, bc = 0, bd = 0, cd = 0]: readonly (number | null)[]) {
    this.matrix = buildMatrix([
      [1, ab, ac, ad],
      [ab, 1, bc, bd],
      [ac, bc, 1, cd],
      [ad, bd, cd, 1],
    ]);
  }

  /** Sizes, checks and takes an order; true when it was accepted. */
  place(order: PlacedOrder): boolean {
    const own = this.holdings[order.place];
    if (own === undefined) return false;
    this.now += 60_000;
    const exposures = this.signed(order);
    const exposure = this.exposure(own);
    const episodeRisk = money(own.risk);
    const room = correlationHeadroom({ ...order, matrix: this.matrix, exposures, cap: 0.16 });
    const caps = entryCaps(LIMITS, exposure, {
      notional: null,
      dailyLoss: money('100'),
      correlation: money(decimalFromFloat(room).mul('10000')),
      liquidity: null,
    });
    const plan = { ...order, equity: money('10000'), slippage: decimal('0') };
    const sizing = sizeOrder({ ...sizingOfPlan(plan, caps), episodeRisk });
    if (!sizing.ok) return false;
    const size = floorToLot(sizing.value.quantity.mul(over(order.share, 100)), fineInstrument.lot);
    const result = runEntryGate(
      buildEntryContext({
        now: unixMs(this.now),
        draft: buildDraft({
          symbol: SYMBOLS[order.place] ?? symbolName('A/B'),
          side: order.side === 'LONG' ? 'BUY' : 'SELL',
          quantity: size,
          stopPrice: sizing.value.stopPrice,
        }),
        instrument: fineInstrument,
        listing: buildListing({ declared: SYMBOLS }),
        bucket: fullBucket(unixMs(this.now), settings.orders),
        limits: LIMITS,
        exposure,
        sizing,
        episode: { plannedRisk: episodeRisk, unrealized: null },
        correlation: {
          held: SYMBOLS.map((symbol, at) => ({ symbol, exposure: exposures[at] ?? 0 })),
          matrix: this.matrix,
          place: order.place,
          isBreached: false,
        },
      }),
    );
    if (!result.ok) return false;
    own.risk = own.risk.add(size.mul(sizing.value.terms.lossPerUnit));
    if (order.fills) own.held = order.side === 'LONG' ? own.held.add(size) : own.held.sub(size);
    else {
      own.working += 1;
      if (order.side === 'LONG') own.buys = own.buys.add(size);
      else own.sells = own.sells.add(size);
    }
    this.assertLimits(order);
    return true;
  }

  /** Signed fractions with everything that works filled: of the order's symbol to its side, of the others to the larger one. */
  private signed({ place, side }: PlacedOrder): readonly number[] {
    return this.holdings.map(({ held, buys, sells }, at) => {
      const long = Number(held.add(buys)) * 6;
      const short = Number(held.sub(sells)) * 6;
      if (at === place) return side === 'LONG' ? long : short;
      return Math.abs(long) >= Math.abs(short) ? long : short;
    });
  }

  private exposure(own: Holding): Exposure {
    const isHeld = ({ held, working }: Holding) => !held.isZero() || working > 0;
    return {
      grossPositions: total(this.holdings.map(({ held }) => value(held))),
      workingEntries: total(this.holdings.map(({ buys, sells }) => value(buys.add(sells)))),
      symbolPosition: money(value(own.held)),
      symbolWorking: money(value(own.buys.add(own.sells))),
      heat: total(this.holdings.map(({ risk }) => risk)),
      heldSymbols: this.holdings.filter(isHeld).length,
      symbolIsHeld: isHeld(own),
      workingOrdersInSymbol: own.working,
    };
  }

  private assertLimits(order: PlacedOrder): void {
    const counted = total(this.holdings.map(({ held, buys, sells }) => value(held).add(value(buys.add(sells)))));
    atMost(counted, decimal('2000'));
    atMost(total(this.holdings.map(({ risk }) => risk)), decimal('200'));
    for (const { risk, working } of this.holdings) {
      atMost(risk, decimal('50'));
      expect(working).toBeLessThanOrEqual(5);
    }
    expect(this.holdings.filter(({ held, working }) => !held.isZero() || working > 0).length).toBeLessThanOrEqual(3);
    expect(adjustedExposure(this.matrix, this.signed(order))).toBeLessThanOrEqual(0.16 * (1 + 1e-9));
  }
}
