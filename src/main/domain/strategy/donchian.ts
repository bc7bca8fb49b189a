/**
 * Donchian breakout: enters when a bar closes beyond the channel of the bars before it, with a stop some average true ranges away, and leaves
 * by a trailing stop or when a bar closes beyond the shorter opposite channel.
 * 1. The bar that decides is never part of its own channel. 2. A stop is never loosened. 3. One decision looks at `lookback` bars and no more.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { StrategyParameters } from '../../../shared/model/strategy.ts';
import { wilderAtr } from '../indicator/atr.ts';
import { highest, lowest } from '../indicator/channel.ts';
import { slidingHighest, slidingLowest } from '../indicator/slidingExtremes.ts';
import type { PositionSide } from '../position/side.ts';
import { donchianIdle } from './donchianIdle.ts';
import { booleanParameter, numberParameter, parseParameters } from './parameters.ts';
import type { BarSeries, Intent, ParameterProblem, ParameterSpec, Strategy, StrategyPosition } from './strategy.ts';

export interface DonchianParameters {
  readonly entryChannel: number;
  readonly exitChannel: number;
  readonly atrPeriod: number;
  readonly stopAtr: number;
  readonly trailAtr: number;
  readonly shorts: boolean;
}

/** Wilder's average forgets slowly: after five periods less than 1% of the first value is left. */
const ATR_WARM_UP = 5;
/** A stop moves when that tightens it by a tenth of the range; smaller steps would only cost messages (RC-09). */
const LEAST_MOVE_ATR = 0.1;
const NOTHING: readonly Intent[] = [];

const specs: readonly ParameterSpec[] = [
  {
    name: 'entryChannel',
    type: 'integer',
    min: 5,
    max: 400,
    default: 20,
    unit: 'bars',
    text: 'Enters beyond the high or low of this many bars.',
  },
  {
    name: 'exitChannel',
    type: 'integer',
    min: 2,
    max: 400,
    default: 10,
    unit: 'bars',
    text: 'Leaves beyond the opposite edge of this many bars.',
  },
  {
    name: 'atrPeriod',
    type: 'integer',
    min: 2,
    max: 200,
    default: 14,
    unit: 'bars',
    text: 'Period of the average true range.',
  },
  {
    name: 'stopAtr',
    type: 'number',
    min: 0.5,
    max: 10,
    default: 2,
    unit: 'ATR',
    text: 'Distance of the first stop from the entry.',
  },
  {
    name: 'trailAtr',
    type: 'number',
    min: 0.5,
    max: 20,
    default: 3,
    unit: 'ATR',
    text: 'Distance the stop trails the close.',
  },
  { name: 'shorts', type: 'boolean', default: true, unit: '', text: 'Whether it also sells short.' },
];

function parse(input: StrategyParameters): Result<DonchianParameters, readonly ParameterProblem[]> {
  const parsed = parseParameters(specs, input);
  if (!parsed.ok) return parsed;
  const read = (name: string): number => numberParameter(parsed.value, name);
  const parameters: DonchianParameters = {
    entryChannel: read('entryChannel'),
    exitChannel: read('exitChannel'),
    atrPeriod: read('atrPeriod'),
    stopAtr: read('stopAtr'),
    trailAtr: read('trailAtr'),
    shorts: booleanParameter(parsed.value, 'shorts'),
  };
  if (parameters.exitChannel <= parameters.entryChannel) return ok(parameters);
  const text = `found ${parameters.exitChannel}, expected no more than entryChannel, ${parameters.entryChannel}`;
  return err([{ name: 'exitChannel', text }]);
}

const lookback = ({ entryChannel, atrPeriod }: DonchianParameters): number =>
  Math.max(entryChannel, atrPeriod * ATR_WARM_UP) + 1;

function enter(bars: BarSeries, close: number, parameters: DonchianParameters): readonly Intent[] {
  const last = bars.count - 1;
  const from = last - parameters.entryChannel;
  const top = highest(bars.high, from, last);
  if (close > top) return breakout('LONG', { bars, close, edge: top, parameters });
  if (!parameters.shorts) return NOTHING;
  const bottom = lowest(bars.low, from, last);
  return close < bottom ? breakout('SHORT', { bars, close, edge: bottom, parameters }) : NOTHING;
}

interface Breakout {
  readonly bars: BarSeries;
  readonly close: number;
  readonly edge: number;
  readonly parameters: DonchianParameters;
}

function breakout(side: PositionSide, { bars, close, edge, parameters }: Breakout): readonly Intent[] {
  const atr = wilderAtr(bars, parameters.atrPeriod, lookback(parameters));
  if (atr === null || !(atr > 0)) return NOTHING;
  const stop = side === 'LONG' ? close - parameters.stopAtr * atr : close + parameters.stopAtr * atr;
  if (!(stop > 0)) return NOTHING;
  const word = side === 'LONG' ? 'above the high' : 'below the low';
  const reason = `Close ${shown(close)} ${word} ${shown(edge)} of ${parameters.entryChannel} bars; stop ${parameters.stopAtr} ATR away`;
  return [{ kind: 'enter', side, stop, reason }];
}

interface Holding {
  readonly bars: BarSeries;
  readonly close: number;
  readonly position: StrategyPosition;
  readonly parameters: DonchianParameters;
}

function manage(holding: Holding): readonly Intent[] {
  const { bars, close, position, parameters } = holding;
  const last = bars.count - 1;
  const from = last - parameters.exitChannel;
  const isLong = position.side === 'LONG';
  const edge = isLong ? lowest(bars.low, from, last) : highest(bars.high, from, last);
  if (isLong ? close < edge : close > edge) {
    const word = isLong ? 'below the low' : 'above the high';
    return [{ kind: 'exit', reason: `Close ${shown(close)} ${word} ${shown(edge)} of ${parameters.exitChannel} bars` }];
  }
  const atr = wilderAtr(bars, parameters.atrPeriod, lookback(parameters));
  if (atr === null || !(atr > 0)) return NOTHING;
  return trail(holding, atr);
}

function trail({ close, position, parameters }: Holding, atr: number): readonly Intent[] {
  const { trailAtr } = parameters;
  const isLong = position.side === 'LONG';
  const stop = isLong ? close - trailAtr * atr : close + trailAtr * atr;
  const tightened = position.stop === null ? Infinity : isLong ? stop - position.stop : position.stop - stop;
  if (!(stop > 0) || tightened < LEAST_MOVE_ATR * atr) return NOTHING;
  return [{ kind: 'moveStop', stop, reason: `Trails the close ${shown(close)} by ${trailAtr} ATR` }];
}

/** Seven significant digits: enough to recognize the bar. */
const shown = (value: number): string => `${Number(value.toPrecision(7))}`;

/** Long and, where asked, short breakouts on closed bars. */
export const donchian: Strategy<DonchianParameters> = {
  id: 'donchian',
  name: 'Donchian breakout',
  version: 1,
  interval: 'feed',
  specs,
  parse,
  lookback,
  evaluate({ bars, position, parameters }) {
    if (bars.count < lookback(parameters)) return NOTHING;
    const close = bars.close[bars.count - 1] ?? NaN;
    return position === null ? enter(bars, close, parameters) : manage({ bars, close, position, parameters });
  },
  entryMarks(bars, { entryChannel, shorts }) {
    const tops = slidingHighest(bars.high, bars.count, entryChannel);
    const bottoms = slidingLowest(bars.low, bars.count, entryChannel);
    const marks = new Uint8Array(bars.count);
    for (let at = 0; at < bars.count; at += 1) {
      const close = bars.close[at] ?? NaN;
      if (close > (tops[at] ?? NaN) || (shorts && close < (bottoms[at] ?? NaN))) marks[at] = 1;
    }
    return marks;
  },
  idleHolding: (bars, parameters) =>
    donchianIdle(bars, { ...parameters, leastMoveAtr: LEAST_MOVE_ATR, lookback: lookback(parameters) }),
};
