import { describe, expect, it } from 'vitest';
import { backtestUsage, parseBacktestFlags } from '../../../src/main/cli/parseBacktestFlags.ts';

const parse = (...args: readonly string[]) => parseBacktestFlags(args, '/home/me');
const least = ['--market-data', 'candles', '--strategy', 'donchian'];
const problemOf = (...args: readonly string[]): string => {
  const parsed = parse(...least, ...args);
  return parsed.ok ? '' : parsed.error;
};

describe('parseBacktestFlags', () => {
  it('needs a market and a strategy, and fills in the rest', () => {
    expect(parse(...least)).toEqual({
      ok: true,
      value: {
        dataDir: null,
        marketData: ['/home/me/candles'],
        strategy: 'donchian',
        parameters: {},
        symbols: [],
        from: null,
        to: null,
        mode: 'PAPER',
        equity: null,
        afterStop: 'END',
        variants: 0,
        seed: 1,
        json: false,
        chart: null,
        help: false,
      },
    });
    expect(parse('--strategy', 'donchian')).toMatchObject({
      ok: false,
      error: '--market-data is missing: a folder of candle files.',
    });
    expect(parse('--market-data', 'candles')).toMatchObject({
      ok: false,
      error: '--strategy is missing, such as donchian.',
    });
  });

  it('reads every flag', () => {
    const words = [
      '--market-data /data/more --param entryChannel=40 --param stopAtr=2.5 --param shorts=false --param note=a=b',
      '--symbols btcusdt,ETH/USDT --from 2024-08-01 --to 2024-08-05T06:00:00Z --mode LIVE_MINIMAL --equity 2500.50',
      '--after-stop resume --variants 12 --seed 7 --chart out.svg --data desk --json',
    ];
    const args = [...least, ...words.join(' ').split(' ')];
    expect(parse(...args)).toMatchObject({
      ok: true,
      value: {
        dataDir: '/home/me/desk',
        marketData: ['/home/me/candles', '/data/more'],
        parameters: { entryChannel: 40, stopAtr: 2.5, shorts: false, note: 'a=b' },
        symbols: ['BTCUSDT', 'ETH/USDT'],
        from: Date.UTC(2024, 7, 1),
        to: Date.UTC(2024, 7, 5, 6),
        mode: 'LIVE_MINIMAL',
        equity: '2500.50',
        afterStop: 'RESUME',
        variants: 12,
        seed: 7,
        json: true,
        chart: '/home/me/out.svg',
      },
    });
  });

  it.each([
    [['--param', 'entryChannel'], '--param expects NAME=VALUE, found "entryChannel".'],
    [['--param', '=4'], '--param expects NAME=VALUE, found "=4".'],
    [['--param', 'a=1', '--param', 'a=2'], '--param a is given twice.'],
    [['--from', '2024-02-30'], '--from expects a UTC time such as 2024-08-05T06:00:00Z, found "2024-02-30".'],
    [['--to', 'tomorrow'], '--to expects a UTC time such as 2024-08-05T06:00:00Z, found "tomorrow".'],
    [
      ['--mode', 'LIVE'],
      '--mode expects PAPER, LIVE_MINIMAL, LIVE_SCALED_1, LIVE_SCALED_2, LIVE_SCALED_3, found "LIVE".',
    ],
    [['--after-stop', 'END'], '--after-stop expects end, resume, found "END".'],
    [['--variants', '-1'], "Option '--variants' argument is ambiguous."],
    [['--variants', '1.5'], '--variants expects a whole number from 0 to 1000000, found "1.5".'],
    [['--seed', '4294967296'], '--seed expects a whole number from 0 to 4294967295, found "4294967296".'],
    [['--symbols', ''], '--symbols needs a value.'],
    [['--fast'], "Unknown option '--fast'."],
    [['candles'], "Unexpected argument 'candles'."],
  ])('refuses %j in one line', (args, text) => {
    expect(problemOf(...args)).toBe(text);
  });

  it('asks for nothing where only help is wanted', () => {
    expect(parse('--help')).toMatchObject({ ok: true, value: { help: true } });
    expect(backtestUsage).toContain('--after-stop');
  });
});
