import { describe, expect, it } from 'vitest';
import { judgeHandled, type FoundAtVenue } from '../../../../src/main/domain/emergency/judgeHandled.ts';
import type { HandledLeg } from '../../../../src/shared/model/incident.ts';
import { symbolName } from '../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const AT = unixMs(1_700_000_000_000);
const claim: HandledLeg = {
  book: 'LIVE',
  key: 'close:ES-I7-ETH-S-2',
  kind: 'CLOSE',
  symbol: symbolName('ETH/USDT'),
  side: 'BUY',
  by: 'ui',
  authMethod: 'passphrase',
  reason: 'Closed on the page of the venue.',
  at: AT,
  state: 'CLAIMED',
  settledAt: null,
  found: '',
};
const short = { symbol: 'ETH/USDT', side: 'BUY', text: 'ETH/USDT SHORT 0.05 is still open' } as const;
const nothing: FoundAtVenue = { positions: [], orders: [] };
const later = unixMs(AT + 800);

describe('judgeHandled', () => {
  it('confirms a position that the venue does not report any more', () => {
    const other = { positions: [{ ...short, symbol: 'BTC/USDT' }], orders: [claim.key] };
    for (const found of [nothing, other])
      expect(judgeHandled(claim, found, later)).toEqual({ ...claim, state: 'CONFIRMED', settledAt: later });
  });

  it('refutes a position that is still there, with what was found', () => {
    expect(judgeHandled(claim, { positions: [short], orders: [] }, later)).toEqual({
      ...claim,
      state: 'REFUTED',
      settledAt: later,
      found: 'ETH/USDT SHORT 0.05 is still open',
    });
  });

  it('tells the legs of a hedge apart, and counts either side against a net position', () => {
    const long = { ...short, side: 'SELL', text: 'ETH/USDT LONG 0.02 is still open' } as const;
    expect(judgeHandled(claim, { positions: [long], orders: [] }, later).state).toBe('CONFIRMED');
    const turned = { ...long, side: null };
    expect(judgeHandled(claim, { positions: [turned], orders: [] }, later)).toMatchObject({
      state: 'REFUTED',
      found: 'ETH/USDT LONG 0.02 is still open',
    });
  });

  it('judges an order by its id', () => {
    const order: HandledLeg = { ...claim, kind: 'CANCEL', key: 'web-7' };
    expect(judgeHandled(order, { positions: [short], orders: ['web-8'] }, later).state).toBe('CONFIRMED');
    expect(judgeHandled(order, { positions: [], orders: ['web-7'] }, later)).toMatchObject({
      state: 'REFUTED',
      found: 'order web-7 in ETH/USDT still works',
    });
  });

  it('leaves alone what was settled before', () => {
    const settled: HandledLeg = {
      ...claim,
      state: 'REFUTED',
      settledAt: AT,
      found: 'ETH/USDT SHORT 0.05 is still open',
    };
    expect(judgeHandled(settled, nothing, later)).toBe(settled);
  });
});
