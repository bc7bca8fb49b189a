/**
 * Correlation of what is held, as floats between the engine's own evaluations of it (EB-06). An evaluation is left out when it would certainly find the band
 * and the level that the last one found; then only the count of breaches in a row goes on. Weights are last prices in the place of mids: the
 * tick between them is part of every bound.
 */
import type { CorrelationReading } from '../../domain/breaker/correlationTrigger.ts';
import { isLatched, notHeld } from '../../domain/breaker/hysteresis.ts';
import { correlationBand } from '../../domain/correlation/correlationBand.ts';
import type { CorrelationMatrix } from '../../domain/correlation/correlationMatrix.ts';
import { decayOf, type Decay } from '../../domain/correlation/decay.ts';
import { breakerSettingsFor } from '../../domain/breaker/breakerSettings.ts';
import { matrixOf } from '../../engine/correlation/matrixOf.ts';
import { MOST_MEASURED } from '../../engine/correlation/mostMeasured.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { HOUR_MS } from '../../../shared/values/time.ts';
import type { PositionSide } from '../../domain/position/side.ts';
import { isCorrelationRefused, type CorrelatedEntry } from './correlatedRefusal.ts';
import type { Lane } from './lane.ts';
import type { Feeder } from './feeder.ts';
import type { Session } from './session.ts';
import type { Interest, Watch } from './watch.ts';

/** Room for the rounding of floats. */
const ROUNDING = 1e-9;
/** How many ticks a mid or a risk mark may be away from the last price, and a modeled half spread. */
const TICKS = 2;
const HALF_SPREAD = 0.0001;

interface Matrix {
  readonly of: CorrelationMatrix;
  readonly interests: readonly Interest[];
  readonly hour: number;
}

/** One look at what is held; every bound is on the careful side. */
interface Look {
  readonly rhoW: number;
  /** The engine's own rho_w is no further away. */
  readonly error: number;
  /** At most this share of the gross cap is in the cluster. */
  readonly mostInCluster: number;
}

/** What is held, by its last prices. */
type Weights = Pick<CorrelatedEntry, 'sizes' | 'widest' | 'equity'>;

interface Entry {
  readonly side: PositionSide;
  /** Close of the bar. */
  readonly at: number;
  readonly minNotional: number;
}

export class HeldCorrelation {
  private readonly session: Session;
  private readonly watch: Watch;
  private readonly feeder: Feeder;
  private readonly decay: Decay;
  private readonly warn: number;
  private readonly limit: number;
  private readonly material: number;
  private readonly persist: number;
  private readonly grossCap: number;
  private matrix: Matrix | null = null;

  constructor(session: Session, watch: Watch, feeder: Feeder) {
    this.session = session;
    this.watch = watch;
    this.feeder = feeder;
    const { correlation } = breakerSettingsFor(session.settings, 'PAPER');
    this.decay = decayOf(correlation);
    this.warn = correlation.warn.toNumber();
    this.limit = correlation.limit.toNumber();
    this.material = correlation.material.toNumber();
    this.persist = correlation.persist;
    this.grossCap = session.settings.modes.PAPER.gross.toNumber();
  }

  /** Leaves the timer's evaluation at a time out; false where it has to be made. Nothing happens between the last event and that time. */
  leaveOut(at: number): boolean {
    const { readings } = this.session.state.live.correlation;
    const before = readings.PAPER;
    const look = before === null || before.rhoW === null ? null : this.look(at);
    if (before === null || look === null || !this.isSettled(before, look)) return false;
    if (look.rhoW > this.limit) readings.PAPER = { ...before, breachesInARow: before.breachesInARow + 1 };
    return true;
  }

  /** Whether band and level stay what they are. */
  private isSettled(before: CorrelationReading, { rhoW, error, mostInCluster }: Look): boolean {
    const { warn, limit, persist, material } = this;
    if (Math.abs(rhoW - warn) <= error || Math.abs(rhoW - limit) <= error) return false;
    if (correlationBand(rhoW, { warn, limit }) !== correlationBand(before.rhoW, { warn, limit })) return false;
    const held = this.session.state.live.breaker.holds.get('CORRELATION') ?? notHeld;
    if (isLatched(held.level)) return true;
    if (rhoW <= limit) return held.level === 'L0';
    const isLasting = before.breachesInARow + 1 >= persist && mostInCluster >= material;
    return held.level === 'L1' && held.clearSince === null && !isLasting;
  }

  /**
   * Whether the gate would surely refuse an entry at the close of a bar for its correlation. At a full hour, and while an hour is missing, the gate has
   * to be asked.
   */
  refuses(lane: Lane, { side, at, minNotional }: Entry): boolean {
    const { state, settings } = this.session;
    const { interests } = this.watch;
    const isSteady =
      at % HOUR_MS !== 0 && interests.every(({ quantity, entering }) => quantity !== 0 && entering === 0);
    if (!isSteady || interests.length === 0 || interests.length >= MOST_MEASURED) return false;
    this.feeder.catchUpBars([...interests, { lane }], at - 1);
    const symbols = [...interests.map((each) => each.lane.symbol), lane.symbol];
    if (!this.isWhole(symbols, at)) return false;
    const rhoW = state.live.correlation.readings.PAPER?.rhoW ?? null;
    const isBreached = state.durable.triggers.has('CORRELATION') || (rhoW !== null && rhoW > this.limit);
    const matrix = matrixOf(state.live, symbols, this.decay);
    const entry = { ...this.weigh(interests, at), matrix, side, isBreached, minNotional };
    return isCorrelationRefused(entry, settings, settings.modes.PAPER);
  }

  /** Null where a pair is unknown or there is nothing to measure by. */
  private look(at: number): Look | null {
    const held = this.watch.interests.filter(({ quantity }) => quantity !== 0);
    if (held.length < 2 || held.length > MOST_MEASURED) return null;
    const matrix = this.matrixAt(held, at);
    const { sizes, widest, equity } = this.weigh(held, at);
    if (!(equity.least > 0) || !(widest < 1)) return null;
    const rhoW = this.weighted(matrix, sizes);
    if (Number.isNaN(rhoW)) return null;
    const mostInCluster = (this.cluster(matrix, sizes) * (1 + widest)) / (equity.least * this.grossCap) + ROUNDING;
    // Weights that are off by a share d, each product by 2d + d^2, move an average within [-1, 1] by at most twice that.
    return { rhoW, error: 2 * (2 * widest + widest * widest) + ROUNDING, mostInCluster };
  }

  private weigh(held: readonly Interest[], at: number): Weights {
    const sizes: number[] = [];
    let most = this.watch.cash;
    let spread = 0;
    let widest = 0;
    for (const { lane, quantity, averageEntry, tick } of held) {
      const last = lane.lastBefore(at);
      sizes.push(quantity * last);
      most += quantity * (last - averageEntry);
      spread += Math.abs(quantity) * (last * HALF_SPREAD + TICKS * tick);
      widest = Math.max(widest, (TICKS * tick) / last);
    }
    return { sizes, widest, equity: { least: most - spread, most } };
  }

  /** NaN where a pair is unknown. */
  private weighted({ size, rho }: CorrelationMatrix, sizes: readonly number[]): number {
    let sum = 0;
    let weight = 0;
    for (let row = 1; row < size; row += 1)
      for (let column = 0; column < row; column += 1) {
        const product = (sizes[row] ?? 0) * (sizes[column] ?? 0);
        sum += product * (rho[row * size + column] ?? NaN);
        weight += Math.abs(product);
      }
    return sum / weight;
  }

  /** Sizes with a partner that may be above the limit. */
  private cluster({ size, rho }: CorrelationMatrix, sizes: readonly number[]): number {
    let sum = 0;
    for (let row = 0; row < size; row += 1) {
      const own = sizes[row] ?? 0;
      for (let column = 0; column < size; column += 1) {
        const signed = Math.sign(own * (sizes[column] ?? 0)) * (rho[row * size + column] ?? NaN);
        if (row === column || !(signed > this.limit - ROUNDING)) continue;
        sum += Math.abs(own);
        break;
      }
    }
    return sum;
  }

  /** The engine's own matrix: it changes when an hour closes, and one that is missing may close late. */
  private matrixAt(held: readonly Interest[], at: number): CorrelationMatrix {
    const hour = Math.floor((at - 1) / HOUR_MS);
    const known = this.matrix;
    if (known?.hour === hour && known.interests === this.watch.interests) return known.of;
    this.feeder.catchUpBars(held, at - 1);
    const { live } = this.session.state;
    const symbols: readonly SymbolName[] = held.map(({ lane }) => lane.symbol);
    const of = matrixOf(live, symbols, this.decay);
    this.matrix = this.isWhole(symbols, at) ? { of, interests: this.watch.interests, hour } : null;
    return of;
  }

  /** Whether every hour that is over by then has closed. */
  private isWhole(symbols: readonly SymbolName[], at: number): boolean {
    const { markets } = this.session.state.live;
    const last = Math.floor((at - 1) / HOUR_MS) - 1;
    return symbols.every((symbol) => (markets.get(symbol)?.history.hours.last ?? -1) >= last);
  }
}
