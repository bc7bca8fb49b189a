/** Runs with a fixed seed whose results were written down before evaluations of correlation and most of a stop's way were left out: they stay what they are. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { bookOf } from '../../../src/main/backtest/run/session.ts';
import { generatedMarket, neverEnding, playAt, type RunChoice } from './quickPlayerRun.ts';

const PATIENCE_MS = 60_000;

describe('a backtest of a fixed seed', () => {
  it(
    'gives the result it has always given under the shipped limits',
    async () => {
      expect(await resultOf('flash-crash', {})).toEqual(SHIPPED);
    },
    PATIENCE_MS,
  );

  it(
    'gives the result it has always given where nothing ends it',
    async () => {
      expect(await resultOf('normal', { settings: neverEnding() })).toEqual(UNENDING);
    },
    PATIENCE_MS,
  );
});

async function resultOf(scenario: string, choice: RunChoice) {
  const market = await generatedMarket({ seed: 21, scenario, scenarioAtMinute: 400, minutes: 1_600 });
  const { played } = playAt('QUICK', market, { ...choice, parameters: PATIENT });
  const { ledger, meter, session, refused } = played;
  const whole = JSON.stringify([ledger.trades, ledger.trips, ledger.stops, meter.points, meter.record]);
  return {
    cash: decimalText(bookOf(session.state).cash),
    trades: ledger.trades.length,
    fills: ledger.fills,
    refused,
    stops: ledger.stops.length,
    hash: createHash('sha256').update(whole).digest('hex'),
  };
}

/** Holds several symbols for hours and moves its stops meanwhile. */
const PATIENT = { entryChannel: 60, exitChannel: 30, atrPeriod: 14, stopAtr: 4, trailAtr: 6, shorts: true } as const;

const SHIPPED = {
  cash: '9926.572630535',
  trades: 28,
  fills: 56,
  refused: 603,
  stops: 0,
  hash: 'f45239b75eed4f78b78f197b2a075c76d7a9ea99d15e7b84f3140e9702124895',
};
const UNENDING = {
  cash: '9965.546281175',
  trades: 46,
  fills: 94,
  refused: 956,
  stops: 0,
  hash: '8d28486f0080ff6d2fef5a689d9cc3f9f74049ddd2256f992778ec725f480727',
};
