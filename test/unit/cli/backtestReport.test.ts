import { describe, expect, it } from 'vitest';
import { backtestJson, backtestText } from '../../../src/main/cli/backtestReport.ts';
import { buildBacktestRun } from '../../support/buildBacktestRun.ts';

describe('backtestText', () => {
  it('tells the result, what it proves, what tripped and what ties it to its inputs', () => {
    expect(backtestText(buildBacktestRun()).split('\n')).toEqual([
      'Backtest run-1: donchian on binance_BTCUSDT_5m, 1 symbol, 576 bars of 5m',
      '2024-08-01T00:00Z to 2024-08-03T00:00Z, limits of PAPER, start 10000.00 USDT',
      'Parameters entryChannel 20, shorts true',
      '',
      'Equity     9875.00 USDT, net -125.00 (-1.25%)',
      'Trades     1 closed, 0 open; win rate 0.00%, expectancy -1.25 R',
      'Sharpe     -3.50 a year on 2 days; Sortino n/a (too few observations (TOO_FEW_OBS))',
      'Drawdown   largest 2.10%, now 1.25%',
      'Costs      fees 2.00, slippage 1.50 USDT; turnover 0.40 x equity',
      'Orders     3 sent, 2 fills; 4 entries refused by the gate',
      'Bitcoin held -5.00%',
      'End        Ended by the emergency stop I1 (DAILY_LOSS).',
      '',
      'Evidence   grade D; 95% interval of the Sharpe ratio -29.0 to 22.0',
      '           2 days show no edge: the Sharpe ratio is not above zero.',
      'Variants   1 known here, 0 declared; deflated n/a (too few observations (TOO_FEW_OBS))',
      '',
      'Breaker',
      '  2024-08-01T01:58Z  emergency stop I1, DAILY_LOSS: equity 9895.10 before, 9875.00 when flat',
      '  2024-08-01T01:56Z  DAILY_LOSS L0 to L1: daily loss 0.75% of 1%',
      '',
      'Notes',
      '  BTCUSDT_5m.csv: 2 bars missing.',
      '',
      'Hashes: strategy aaaaaaaaaaaa, market cccccccccccc, settings dddddddddddd, result eeeeeeeeeeee; seed 1, Breakwater 0.1.0',
    ]);
  });

  it('counts what does not fit, and says what is synthetic and who resumed', () => {
    const run = buildBacktestRun({ notes: Array.from({ length: 23 }, (_, at) => `note ${at}`), trips: [], stops: [] });
    const text = backtestText({
      ...run,
      market: { ...run.market, synthetic: true },
      end: { ...run.end, resumes: 2 },
    });
    expect(text).toContain('576 bars of 5m, SYNTHETIC');
    expect(text).toContain('Resumed 2 times by script.');
    expect(text).toContain('note 19\n  and 3 more');
    expect(text).not.toContain('Breaker');
  });
});

describe('backtestJson', () => {
  it('leaves the long lists to the store', () => {
    const run = buildBacktestRun();
    const { trades: _trades, points: _points, ...rest } = run;
    expect(backtestJson(run)).toEqual({ ok: true, ...rest, tradeCount: 1, pointCount: 2 });
  });
});
