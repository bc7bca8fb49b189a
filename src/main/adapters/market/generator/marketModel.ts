/**
 * A made-up market, second by second: one market factor and an own factor per coin, with
 * 1. regimes (calm, trending up or down, wild) that switch at random,
 * 2. volatility clustering: GARCH(1,1) on minute returns of the market and of each coin,
 * 3. jumps of the market and of single coins, that open gaps between two ticks,
 * 4. a weak pull back to the start, so that a month stays realistic.
 * Floats throughout: prices become whole ticks when a second is done.
 */
import { coins } from './coins.ts';
import { SeededRandom, type RandomState } from './random.ts';
import { effectAt, type GeneratorScenario, type ScenarioEffect } from './scenario.ts';

export const SECONDS = 60;

/** One minute: for coin c and second s, element c * SECONDS + s, in ticks of the coin. */
export interface MinuteTicks {
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  readonly last: Float64Array;
  /** Volume of the minute per coin, in lots. */
  readonly lots: Float64Array;
}

export interface ModelState {
  readonly random: RandomState;
  readonly regime: number;
  readonly marketVariance: number;
  readonly variances: Float64Array;
  readonly logPrices: Float64Array;
}

interface Jump {
  readonly second: number;
  readonly size: number;
}

interface Regime {
  readonly driftPerHour: number;
  readonly volatility: number;
  readonly meanMinutes: number;
}

const regimes: readonly Regime[] = [
  { driftPerHour: 0, volatility: 0.6, meanMinutes: 150 },
  { driftPerHour: 0.004, volatility: 0.9, meanMinutes: 110 },
  { driftPerHour: -0.004, volatility: 1, meanMinutes: 100 },
  { driftPerHour: 0, volatility: 1.7, meanMinutes: 40 },
];

const SECONDS_PER_DAY = 86_400;
const MARKET_VOLATILITY = 0.018 / Math.sqrt(SECONDS_PER_DAY);
const GARCH = { base: 0.03, shock: 0.09, memory: 0.88, least: 0.2, most: 10 } as const;
const JUMPS = { marketPerMinute: 1 / 1_440, marketSize: 0.006, coinPerMinute: 1 / 1_440, coinSize: 0.005 } as const;
/** Half of a deviation is gone after about ten days. */
const PULL_PER_SECOND = Math.LN2 / (10 * SECONDS_PER_DAY);

/** What the inner loop needs of a coin, computed once. */
const rules = coins.map((coin) => ({
  coin,
  start: Math.log(coin.price),
  ownPerSecond: coin.ownVolatility / Math.sqrt(SECONDS_PER_DAY),
  ticksPerUnit: 10 ** coin.priceDecimals,
  // In a drill everything falls: low betas almost as hard as high ones.
  drillBeta: 0.6 + 0.4 * coin.beta,
}));

export class MarketModel {
  readonly ticks: MinuteTicks;
  private readonly random: SeededRandom;
  private readonly scenario: GeneratorScenario;
  private readonly logPrices = Float64Array.from(rules, (rule) => rule.start);
  private readonly variances = new Float64Array(coins.length).fill(1);
  private readonly ownMoves = new Float64Array(coins.length);
  private readonly coinJumps: Jump[] = [];
  private effect: ScenarioEffect = effectAt('normal', 0);
  private market = 0;
  private marketDeviation = 0;
  private readonly deviations = new Float64Array(coins.length);
  private marketVariance = 1;
  private regime = 0;

  constructor(seed: number, scenario: GeneratorScenario) {
    this.random = new SeededRandom(seed);
    this.scenario = scenario;
    const size = coins.length * SECONDS;
    const lots = new Float64Array(coins.length);
    this.ticks = { bid: new Float64Array(size), ask: new Float64Array(size), last: new Float64Array(size), lots };
  }

  state(): ModelState {
    const { regime, marketVariance } = this;
    const copies = { variances: this.variances.slice(), logPrices: this.logPrices.slice() };
    return { random: this.random.state(), regime, marketVariance, ...copies };
  }

  restore(state: ModelState): void {
    this.random.restore(state.random);
    this.regime = state.regime;
    this.marketVariance = state.marketVariance;
    this.variances.set(state.variances);
    this.logPrices.set(state.logPrices);
  }

  /** Fills `ticks` with the next minute, which begins so long after the scenario's start (negative before it). */
  nextMinute(sinceScenarioMs: number): void {
    this.switchRegime();
    this.ownMoves.fill(0);
    let marketMove = 0;
    this.marketDeviation = MARKET_VOLATILITY * Math.sqrt(this.marketVariance);
    for (const [index, rule] of rules.entries())
      this.deviations[index] = rule.ownPerSecond * Math.sqrt(this.variances[index] ?? 1);
    const jump = this.jumpOfMinute(JUMPS.marketPerMinute, JUMPS.marketSize);
    for (let index = 0; index < coins.length; index += 1)
      this.coinJumps[index] = this.jumpOfMinute(JUMPS.coinPerMinute, JUMPS.coinSize);
    for (let second = 0; second < SECONDS; second += 1) {
      this.effect = effectAt(this.scenario, sinceScenarioMs + second * 1_000);
      this.market = this.marketReturn() + (second === jump.second ? jump.size : 0);
      marketMove += this.market;
      for (let index = 0; index < coins.length; index += 1) {
        this.stepCoin(index, second);
        this.quote(index, index * SECONDS + second);
      }
    }
    this.cluster(marketMove);
  }

  private switchRegime(): void {
    const current = regimes[this.regime];
    const draw = this.random.uniform();
    const pick = this.random.uniform();
    if (current !== undefined && draw < 1 / current.meanMinutes) this.regime = Math.floor(pick * regimes.length);
  }

  private jumpOfMinute(chance: number, size: number): Jump {
    const draw = this.random.uniform();
    if (draw >= chance) return NO_JUMP;
    return { second: Math.floor(this.random.uniform() * SECONDS), size: this.random.normal() * size };
  }

  private marketReturn(): number {
    const regime = regimes[this.regime];
    const volatility = this.marketDeviation * (regime?.volatility ?? 1) * this.effect.marketVolatility;
    return (regime?.driftPerHour ?? 0) / 3_600 + volatility * this.random.normal();
  }

  private stepCoin(index: number, second: number): void {
    const rule = rules[index];
    const jump = this.coinJumps[index];
    if (rule === undefined) return;
    const { drift, ownVolatility } = this.effect;
    const ownMove = (this.deviations[index] ?? 0) * ownVolatility * this.random.normal();
    const price = this.logPrices[index] ?? 0;
    const pull = (rule.start - price) * PULL_PER_SECOND;
    const extra = jump !== undefined && jump.second === second ? jump.size : 0;
    this.ownMoves[index] = (this.ownMoves[index] ?? 0) + ownMove;
    this.logPrices[index] = price + rule.coin.beta * this.market + drift * rule.drillBeta + ownMove + pull + extra;
  }

  private quote(index: number, at: number): void {
    const rule = rules[index];
    if (rule === undefined) return;
    const middle = Math.exp(this.logPrices[index] ?? 0) * rule.ticksPerUnit;
    const wide = rule.coin.spread * this.effect.spread * (0.7 + 0.6 * this.random.uniform());
    const spread = Math.max(1, Math.round(middle * wide));
    const bid = Math.max(1, Math.round(middle - spread / 2));
    this.ticks.bid[at] = bid;
    this.ticks.ask[at] = bid + spread;
    this.ticks.last[at] = this.random.uniform() < 0.5 ? bid : bid + spread;
  }

  private cluster(marketMove: number): void {
    this.marketVariance = nextVariance(this.marketVariance, marketMove / (MARKET_VOLATILITY * Math.sqrt(SECONDS)));
    for (const [index, { coin, ownPerSecond }] of rules.entries()) {
      const own = (this.ownMoves[index] ?? 0) / (ownPerSecond * Math.sqrt(SECONDS));
      const activity = 0.4 + 0.4 * Math.sqrt(this.marketVariance) + 0.3 * Math.abs(own);
      const noise = Math.exp(0.35 * this.random.normal());
      const lots = coin.minuteVolume * 10 ** coin.lotDecimals * activity * noise * this.effect.volume;
      this.ticks.lots[index] = Math.max(1, Math.round(lots));
      this.variances[index] = nextVariance(this.variances[index] ?? 1, own);
    }
  }
}

const NO_JUMP: Jump = { second: -1, size: 0 };

/** GARCH(1,1) in units of the usual variance, kept in bounds. */
function nextVariance(variance: number, standardized: number): number {
  const next = GARCH.base + GARCH.shock * standardized * standardized + GARCH.memory * variance;
  return Math.min(GARCH.most, Math.max(GARCH.least, next));
}
