import { describe, expect, it } from 'vitest';
import { attemptDecision, setHash } from '../../../../src/main/domain/ladder/attempt.ts';
import { clockCauseOfStop, clockEffect } from '../../../../src/main/domain/ladder/clockEffect.ts';
import { legacyText, ownedQuantity, sellableQuantity } from '../../../../src/main/domain/ladder/legacy.ts';
import { preflightFact, type PreflightStep } from '../../../../src/main/domain/ladder/preflight.ts';
import { decimal, decimalText } from '../../../../src/shared/values/decimal.ts';
import { quantity } from '../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

describe('clockEffect', () => {
  it.each([
    ['STOP_DAILY_LOSS', 'PAUSE', 'RESET'],
    ['STOP_DRAWDOWN', 'PAUSE', 'RESET'],
    ['STOP_CORRELATION', 'PAUSE', 'RESET'],
    ['STOP_OTHER', 'PAUSE', 'PAUSE'],
    ['LEVEL_L2', 'PAUSE', 'PAUSE'],
    ['DEMOTION', 'RESET', 'RESET'],
    ['LIMIT_LOOSENED', 'RESET', 'RESET'],
    ['LIMIT_TIGHTENED', 'NONE', 'NONE'],
    ['STRATEGY_CHANGED', 'RESET', 'RESET'],
    ['PAUSED', 'PAUSE', 'PAUSE'],
    ['OFFLINE', 'PAUSE', 'PAUSE'],
  ] as const)('%s: %s on paper, %s live', (cause, paper, live) => {
    expect([clockEffect(cause, 'PAPER'), clockEffect(cause, 'LIVE')]).toEqual([paper, live]);
  });

  it.each([
    ['DAILY_LOSS', 'STOP_DAILY_LOSS'],
    ['DRAWDOWN', 'STOP_DRAWDOWN'],
    ['CORRELATION', 'STOP_CORRELATION'],
    ['LATENCY', 'STOP_OTHER'],
    ['TECHNICAL', 'STOP_OTHER'],
    ['MANUAL', 'STOP_OTHER'],
    ['DRILL', 'STOP_OTHER'],
  ] as const)('reads a stop for %s as %s', (cause, clockCause) => {
    expect(clockCauseOfStop(cause)).toBe(clockCause);
  });
});

describe('attemptDecision', () => {
  const facts = { mode: 'PAPER', attemptHash: 'a', approvedHash: null, nextHash: 'a', fills: 3 } as const;
  it.each([
    [{}, 'KEEP'],
    [{ nextHash: 'b' }, 'NEXT_ATTEMPT'],
    [{ nextHash: 'b', fills: 0 }, 'BIND'],
    [{ attemptHash: null }, 'BIND'],
    [{ mode: 'LIVE_MINIMAL', approvedHash: 'a' }, 'KEEP'],
    [{ mode: 'LIVE_SCALED_2', approvedHash: 'b' }, 'FORCE_PAPER'],
    [{ mode: 'LIVE_MINIMAL' }, 'FORCE_PAPER'],
  ] as const)('with %o: %s', (overrides, decision) => {
    expect(attemptDecision({ ...facts, ...overrides })).toBe(decision);
  });
});

describe('setHash', () => {
  const sha256 = (text: string) => `hash of ${text.replaceAll('\n', '+')}`;
  it('is the hash of one strategy, and one of several in any order', () => {
    expect(setHash(['a'], sha256)).toBe('a');
    expect(setHash(['a', 'a'], sha256)).toBe('a');
    expect(setHash(['b', 'a'], sha256)).toBe('hash of a+b');
    expect(setHash([], sha256)).toBe('hash of ');
  });
});

describe('preflightFact', () => {
  const result = (step: PreflightStep, passed = true) => ({ step, passed, at: unixMs(0), text: `${step} failed` });
  it('names what was not tried or failed, the last result of a step counting', () => {
    expect(preflightFact([])).toEqual({
      holds: false,
      found: '0 of 4: not yet tried: a far post-only order was placed and canceled',
    });
    const three = [result('PLACE_CANCEL'), result('STREAM_EVENTS'), result('STOP_DRY_RUN')];
    expect(preflightFact(three).found).toBe('3 of 4: not yet tried: every alert channel was tested');
    expect(preflightFact([...three, result('CHANNELS')])).toEqual({ holds: true, found: '4 of 4' });
    expect(preflightFact([...three, result('CHANNELS'), result('STOP_DRY_RUN', false)])).toEqual({
      holds: false,
      found: '3 of 4: STOP_DRY_RUN failed',
    });
  });
});

describe('legacy holdings', () => {
  const legacy = [
    { asset: 'BTC', quantity: quantity('1') },
    { asset: 'BTC', quantity: quantity('0.5') },
    { asset: 'ETH', quantity: quantity('3') },
  ];
  const balance = (asset: string, total: string, free: string) => ({
    asset,
    total: decimal(total),
    free: decimal(free),
  });

  it('are told with their sizes', () => {
    expect(legacyText(legacy)).toBe('1 BTC, 0.5 BTC, 3 ETH');
    expect(legacyText([])).toBe('');
  });

  it('are not owned by the app, which never owns less than nothing', () => {
    const owned = (asset: string, total: string) => decimalText(ownedQuantity(balance(asset, total, total), legacy));
    expect([owned('BTC', '2'), owned('BTC', '1.2'), owned('SOL', '7')]).toEqual(['0.5', '0', '7']);
  });

  it('are never sold: at most what is free and the app owns', () => {
    const sellable = (total: string, free: string) =>
      decimalText(sellableQuantity(balance('BTC', total, free), legacy));
    expect([sellable('2', '2'), sellable('2', '0.1'), sellable('1', '1')]).toEqual(['0.5', '0.1', '0']);
  });
});
