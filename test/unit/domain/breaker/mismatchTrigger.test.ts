import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  mismatchTrigger,
  nextMismatches,
  type Mismatch,
  type PositionPair,
} from '../../../../src/main/domain/breaker/mismatchTrigger.ts';
import { levels } from '../../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { goldenCase } from '../../../support/goldenCase.ts';

const settings = defaultSettings().breaker;

const pair = (internal: string, venue: string, symbol = 'BTC/USDT'): PositionPair => ({
  symbol,
  internal: decimal(internal),
  venue: decimal(venue),
  lot: decimal('0.001'),
  legs: [decimal(venue)],
  isForeign: false,
});

/** What the venue holds and nobody knows of. */
const foreign = (symbol: string, ...legs: readonly [string, ...string[]]): PositionPair => {
  const [only, ...others] = legs;
  const venue = others.length === 0 ? only : '0';
  return { ...pair('0', venue, symbol), legs: legs.map((each) => decimal(each)), isForeign: true };
};

/** Polls one after another. */
function polls(...given: readonly (readonly [second: number, ...pairs: PositionPair[]])[]): readonly Mismatch[] {
  return given.reduce<readonly Mismatch[]>(
    (open, [second, ...pairs]) => nextMismatches(open, { at: unixMs(second * 1_000), pairs }, settings),
    [],
  );
}

const read = (open: readonly Mismatch[], second: number) =>
  mismatchTrigger({ open, polledAt: unixMs(second * 1_000) }, unixMs(second * 1_000), settings);

describe('mismatchTrigger', () => {
  it('agrees with GC-074', () => {
    const { inputs, expected } = goldenCase('GC-074', {
      inputs: z.object({ step: z.string(), polls: z.array(z.tuple([z.string(), z.string()])) }),
      expected: z.object({ levelAfterPoll: z.array(z.enum(levels)) }),
    });
    let open: readonly Mismatch[] = [];
    const found = inputs.polls.map(([internal, venue], index) => {
      const pairs = [{ ...pair(internal, venue), lot: decimal(inputs.step) }];
      open = nextMismatches(open, { at: unixMs(index * 5_000), pairs }, settings);
      return read(open, index * 5).level;
    });
    expect(found).toEqual(expected.levelAfterPoll);
  });

  it('allows a difference of one lot', () => {
    expect(polls([0, pair('0.100', '0.101')])).toEqual([]);
  });

  it('counts polls only when they are far enough apart', () => {
    const off = pair('0.1', '0.2');
    expect(polls([0, off], [4.999, off])).toMatchObject([{ polls: 1, confirmedAt: null, lastAt: 0 }]);
    expect(polls([0, off], [4.999, off], [5, off])).toMatchObject([{ polls: 2, confirmedAt: 5_000 }]);
    expect(polls([0, off], [5, off], [9, off])).toMatchObject([{ polls: 2, confirmedAt: 5_000, lastAt: 5_000 }]);
  });

  it('starts again when positions agree in between', () => {
    const off = pair('0.1', '0.2');
    expect(polls([0, off], [5, pair('0.2', '0.2')], [10, off])).toMatchObject([{ polls: 1, confirmedAt: null }]);
  });

  it('halts when it stays for 60 s', () => {
    const off = pair('-0.1', '0.2');
    const open = polls([0, off], [5, off]);
    expect(read(open, 64.999)).toMatchObject({
      level: 'L2',
      keeps: 'L2',
      value: '0.3 BTC/USDT',
      limit: '1 lot, 0.001',
      used: 300,
      text: 'BTC/USDT: we hold -0.1, the venue says 0.2',
      next: 'L3 when unresolved after 60 s',
      severity: 'P2',
      inputs: 'BTC/USDT: we hold -0.1, the venue says 0.2, 2 of 2 polls',
      basis: "the venue's report",
    });
    expect(read(open, 65)).toMatchObject({ level: 'L3', next: '', severity: 'P1' });
  });

  it('halts at once when two polls agree that a position is not ours (RC-26)', () => {
    const btc = foreign('BTC/USDT', '0.001');
    expect(read(polls([0, btc]), 0).level).toBe('L0');
    expect(read(polls([0, btc], [4.999, btc]), 4.999).level).toBe('L0');
    expect(read(polls([0, btc], [5, btc]), 5)).toMatchObject({ level: 'L3', keeps: 'L3', severity: 'P1', next: '' });
  });

  it('says both legs where they come to nothing', () => {
    const hedged = foreign('BTC/USDT', '1', '-1');
    expect(read(polls([0, hedged], [5, hedged]), 5)).toMatchObject({
      level: 'L3',
      text: 'BTC/USDT: we hold 0, the venue says 1 and -1',
    });
  });

  it('needs two polls in a row in which it is not ours', () => {
    const [ours, theirs] = [pair('0', '1'), foreign('BTC/USDT', '1')];
    expect(read(polls([0, ours], [5, theirs]), 5).level).toBe('L2');
    expect(read(polls([0, ours], [5, theirs], [10, theirs]), 10).level).toBe('L3');
    expect(read(polls([0, theirs], [5, ours], [10, theirs]), 10).level).toBe('L2');
  });

  it('reports what is not ours before a mismatch that was confirmed earlier', () => {
    const [eth, btc] = [pair('1', '2', 'ETH/USDT'), foreign('BTC/USDT', '1')];
    const open = polls([0, eth], [5, eth, btc], [10, eth, btc]);
    expect(read(open, 10)).toMatchObject({ level: 'L3', text: 'BTC/USDT: we hold 0, the venue says 1' });
    expect(read(open.toReversed(), 10).level).toBe('L3');
  });

  it('reports the symbol that was confirmed first', () => {
    const [btc, eth, sol] = ['BTC/USDT', 'ETH/USDT', 'SOL/USDT'].map((symbol) => pair('1', '2', symbol));
    if (btc === undefined || eth === undefined || sol === undefined) throw new Error('three pairs');
    const open = polls([0, eth], [5, sol, eth], [10, btc, sol, eth]);
    expect(open.map((each) => each.polls)).toEqual([1, 2, 3]);
    expect(read(open, 10).text).toContain('ETH/USDT');
    expect(read(open.toReversed(), 10).text).toContain('ETH/USDT');
    const together = polls([0, btc, sol], [5, btc, sol]);
    expect(read(together, 10).text).toContain('BTC/USDT');
  });

  it('is quiet while positions agree or were never compared', () => {
    expect(read([], 10)).toMatchObject({
      level: 'L0',
      value: 'no difference',
      limit: '1 lot',
      used: 0,
      text: '',
      next: 'L2 after 2 polls that differ by more than a lot',
      inputs: 'positions agree',
    });
    expect(mismatchTrigger({ open: [], polledAt: null }, unixMs(0), settings).basis).toBe(
      'positions were not compared yet',
    );
    expect(read(polls([0, pair('1', '2')]), 0)).toMatchObject({
      level: 'L0',
      text: '',
      value: '1 BTC/USDT',
      next: 'L2 after 2 polls that differ by more than a lot',
    });
  });
});
