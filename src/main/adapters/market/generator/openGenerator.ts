/** Opens the seeded market generator: a market for machines without data or network, labeled synthetic everywhere. */
import { ok, type Result } from '../../../../shared/base/result.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import { symbolName, type SymbolName } from '../../../../shared/values/ids.ts';
import { money } from '../../../../shared/values/money.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, unixMs } from '../../../../shared/values/time.ts';
import type { FeedFailure, ReplaySource } from '../../../ports/marketFeed.ts';
import { feedFailure } from '../feedFailure.ts';
import type { QuoteDefaults } from '../quoteDefaults.ts';
import { coins, type Coin } from './coins.ts';
import { createGeneratorSource, GENERATOR_START } from './generatorSource.ts';
import { scenarioNames, isScenario } from './scenario.ts';

export interface GeneratorOptions {
  readonly seed: number;
  /** One of `scenarioNames`. */
  readonly scenario: string;
  readonly quoteDefaults: QuoteDefaults;
  /** Base currencies to show, all by default. A subset moves as it does among all. */
  readonly symbols?: readonly string[];
  /** Feed time from the start to the scenario. */
  readonly scenarioAtMs?: number;
  /** Days until the market is over, 30 by default. */
  readonly days?: number;
}

const DEFAULT_SCENARIO_AT_MS = 20 * MINUTE_MS;
const DEFAULT_DAYS = 30;
const LARGEST_ORDER_LOTS = 8;

/** Opens the generator; fails when scenario, seed or symbols are not known to it. */
export function openGenerator(options: GeneratorOptions): Result<ReplaySource, FeedFailure> {
  const {
    seed,
    scenario,
    symbols,
    quoteDefaults,
    scenarioAtMs = DEFAULT_SCENARIO_AT_MS,
    days = DEFAULT_DAYS,
  } = options;
  if (!isScenario(scenario))
    return unsupported(`Found scenario "${scenario}". Expected one of ${scenarioNames.join(', ')}.`);
  if (!Number.isSafeInteger(seed) || seed < 0)
    return unsupported(`Found seed ${seed}. Expected a whole number from 0 to ${Number.MAX_SAFE_INTEGER}.`);
  const known = coins.map((coin) => coin.base);
  const unknown = (symbols ?? []).find((base) => !known.includes(base));
  if (unknown !== undefined) return unsupported(`Found symbol "${unknown}". The generator knows ${known.join(', ')}.`);
  const shown = shownCoins(symbols ?? known, quoteDefaults.currency);
  const subset = symbols === undefined ? [] : shown.map((each) => each.base);
  const description = {
    kind: 'generator',
    label: `${scenario} seed ${seed}`,
    synthetic: true,
    instruments: shown.map((each) => instrumentOf(each, quoteDefaults)),
    interval: '1m',
    cadenceMs: SECOND_MS,
    from: GENERATOR_START,
    to: unixMs(GENERATOR_START + days * DAY_MS),
    findings: [],
    fingerprint: ['generator', scenario, seed, scenarioAtMs, days, ...subset].join('-'),
  } as const;
  const lengthMinutes = (days * DAY_MS) / MINUTE_MS;
  return ok(createGeneratorSource({ seed, scenario, scenarioAtMs, lengthMinutes, shown, description }));
}

interface ShownCoin extends Coin {
  /** Place among all coins. */
  readonly coin: number;
  readonly symbol: SymbolName;
}

/** In order of symbol. */
function shownCoins(bases: readonly string[], currency: string): readonly ShownCoin[] {
  return coins
    .map((each, coin) => ({ ...each, coin, symbol: symbolName(`${each.base}/${currency}`) }))
    .filter(({ base }) => bases.includes(base))
    .sort((one, other) => (one.symbol < other.symbol ? -1 : 1));
}

const unsupported = (text: string): Result<never, FeedFailure> => feedFailure('FEED_UNSUPPORTED', text);

function instrumentOf(coin: ShownCoin, defaults: QuoteDefaults): Instrument {
  const lot = quantity(step(coin.lotDecimals));
  return {
    symbol: coin.symbol,
    base: coin.base,
    quote: defaults.currency,
    kind: 'PERP',
    status: 'TRADING',
    tick: price(step(coin.priceDecimals)),
    lot,
    minQuantity: lot,
    maxQuantity: quantity(lot.mul(10 ** LARGEST_ORDER_LOTS)),
    minNotional: money(defaults.minNotional),
    makerFee: defaults.makerFee,
    takerFee: defaults.takerFee,
    maxLeverage: defaults.maxLeverage,
    metadataAt: GENERATOR_START,
  };
}

/** 10^-decimals as text. */
const step = (decimals: number): string => (decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`);
