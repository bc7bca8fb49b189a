import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseHostFlags } from '../../../src/main/compose/flags.ts';

const CWD = process.cwd();
const parse = (...args: string[]) => parseHostFlags(args, CWD);

describe('parseHostFlags', () => {
  it('gives the defaults without flags', () => {
    expect(parse()).toEqual({
      ok: true,
      value: {
        dataDir: null,
        port: 0,
        feed: 'auto',
        marketData: [],
        speed: null,
        from: null,
        seed: null,
        scenario: null,
        open: true,
        standInLive: false,
        help: false,
      },
    });
  });

  it('reads every flag, also written with an equals sign', () => {
    const args = ['--data', '/data', '--port=4310', '--feed', 'replay', '--market-data', '/a', '--market-data', '/b'];
    const more = ['--speed', '60.5', '--from', '2024-08-05T06:00:00Z', '--seed', '7', '--scenario', 'flash-crash'];
    expect(parse(...args, ...more, '--no-open', '--help')).toMatchObject({
      ok: true,
      value: {
        port: 4_310,
        feed: 'replay',
        marketData: [resolve('/a'), resolve('/b')],
        speed: 60.5,
        from: 1_722_837_600_000,
        seed: 7,
        scenario: 'flash-crash',
        open: false,
        help: true,
      },
    });
  });

  it('makes folders absolute', () => {
    expect(parse('--data', 'here')).toMatchObject({ ok: true, value: { dataDir: join(CWD, 'here') } });
  });

  it('takes max as speed', () => {
    expect(parse('--speed', 'max')).toMatchObject({ ok: true, value: { speed: 'max' } });
  });

  it.each([
    [['--nope'], /Unknown option '--nope'/],
    [['serve'], /Unexpected argument 'serve'/],
    [['--port'], /--port/],
    [['--data='], /--data needs a value/],
    [['--no-open=1'], /--no-open/],
    [['--port', '65536'], /--port expects a number from 0 to 65535, found "65536"/],
    [['--port', '80a'], /--port .*"80a"/],
    [['--port', '1e3'], /--port .*"1e3"/],
    [['--port=-1'], /--port .*"-1"/],
    [['--speed', '0'], /--speed expects a number from 0.1 to 1000000, or max, found "0"/],
    [['--speed', 'fast'], /--speed/],
    [['--speed', 'Infinity'], /--speed/],
    [['--feed', 'demo'], /--feed expects auto, live, replay, generator, found "demo"/],
    [['--from', 'yesterday'], /--from expects a UTC time such as/],
    [['--from', '2024-02-30'], /--from/],
    [['--from', '2024-08-05T06:00:00'], /--from/],
    [['--seed', '-1'], /--seed/],
    [['--seed', '4294967296'], /--seed/],
    [['--scenario', 'Flash Crash'], /--scenario/],
  ])('refuses %j in one line', (args, expected) => {
    const parsed = parse(...args);
    const text = parsed.ok ? '' : parsed.error;
    expect(text).toMatch(expected);
    expect(text).not.toContain('\n');
  });
});
