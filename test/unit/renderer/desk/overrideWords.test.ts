import { describe, expect, it } from 'vitest';
import type { Preview, Ticket } from '../../../../src/shared/ipc/contract.ts';
import {
  overrideObstacle,
  overrideOf,
  overrideText,
  overrideTitle,
  type Override,
} from '../../../../src/renderer/features/desk/ticket/overrideWords.ts';

const ticket: Ticket = {
  symbol: 'BTC/USDT',
  side: 'BUY',
  type: 'MARKET',
  entry: null,
  stop: '58000',
  autoStop: false,
  quantity: null,
  timeInForce: 'GTC',
  postOnly: false,
};
const override: Override = {
  ticket: { ...ticket, quantity: '0.7' },
  usual: '0.1',
  base: 'BTC',
  lot: '0.001',
  tick: '0.1',
  mode: 'PAPER',
  book: 'PAPER',
};
const preview: Preview = {
  ok: false,
  quantity: '0',
  entryPrice: '60000',
  stopPrice: '58000',
  sizing: null,
  proposed: null,
  checks: [],
  refusals: ['Quantity 0.7 BTC is far above the last 20 entries.'],
  unusual: { quantity: '0.7', usual: '0.1' },
};
const about = { instrument: { base: 'BTC', lot: '0.001', tick: '0.1' }, mode: 'PAPER', book: 'PAPER' };

describe('overrideOf', () => {
  it('freezes the ticket with the quantity that was shown', () => {
    expect(overrideOf(ticket, preview, about)).toEqual(override);
  });

  it('is nothing where nothing may be confirmed', () => {
    expect(overrideOf(ticket, null, about)).toBeNull();
    expect(overrideOf(ticket, { ...preview, unusual: null }, about)).toBeNull();
    expect(overrideOf(ticket, preview, { ...about, instrument: undefined })).toBeNull();
  });
});

describe('the words of the dialog', () => {
  it('say how far above the usual size the order is', () => {
    expect(overrideTitle(override)).toBe('Quantity is 7x your usual BTC size');
    expect(overrideTitle({ ...override, usual: '0.13' })).toBe('Quantity is 5.4x your usual BTC size');
  });

  it('name book, side, quantity, price and stop', () => {
    expect(overrideText(override)).toBe(
      'PAPER BUY 0.700 BTC at market, stop 58,000.0. Your usual is 0.1 BTC, the median of the last 20 entries.',
    );
    const limit = { ...override, book: 'LIVE', ticket: { ...override.ticket, entry: '59990', stop: null } };
    expect(overrideText(limit)).toBe(
      'LIVE BUY 0.700 BTC limit 59,990.0, automatic stop. Your usual is 0.1 BTC, the median of the last 20 entries.',
    );
  });
});

describe('overrideObstacle', () => {
  const given = { mode: 'PAPER', reasonProblem: null, hasProof: true };

  it('wants a reason and a proof of who asks', () => {
    expect(overrideObstacle(override, given)).toBeNull();
    expect(overrideObstacle(override, { ...given, reasonProblem: 'Reason has 0 characters.' })).toBe(
      'Reason has 0 characters.',
    );
    expect(overrideObstacle(override, { ...given, hasProof: false })).toBe(
      'No passphrase. Write the one you have set.',
    );
  });

  it('does not outlive the mode it was asked in', () => {
    expect(overrideObstacle(override, { ...given, mode: 'LIVE_MINIMAL' })).toBe(
      'The mode changed. Close this and look at the order again.',
    );
  });
});
