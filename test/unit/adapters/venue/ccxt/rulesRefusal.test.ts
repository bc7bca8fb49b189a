import { describe, expect, it } from 'vitest';
import { CallError } from '../../../../../src/main/adapters/venue/ccxt/callError.ts';
import { isRulesNews, isRulesRefusal } from '../../../../../src/main/adapters/venue/ccxt/rulesRefusal.ts';
import { clientOrderId, venueOrderId } from '../../../../../src/shared/values/ids.ts';

const refused = (code: string, text = 'refused', outcome: 'refused' | 'unknown' | 'notSent' = 'refused') =>
  isRulesRefusal(new CallError(text, { outcome, status: 400, code, html: false, retryAfterMs: null, headers: {} }));

describe('isRulesRefusal', () => {
  it.each([
    ['-1013', 'Filter failure: NOTIONAL'],
    ['-1013', 'Filter failure: LOT_SIZE'],
    ['-1111', 'Precision is over the maximum defined for this asset.'],
    ['-1121', 'Invalid symbol.'],
    ['-1122', 'Invalid symbol status.'],
    ['-4003', 'Quantity less than or equal to zero.'],
    ['-4004', 'Quantity less than min quantity.'],
    ['-4005', 'Quantity greater than max quantity.'],
    ['-4014', 'Price not increased by tick size.'],
    ['-4023', 'Quantity not increased by step size.'],
    ['-4131', "The counterparty's best price does not meet the PERCENT_PRICE filter limit."],
    ['-4140', 'Invalid symbol status for opening position.'],
    ['-4141', 'Symbol is closed.'],
    ['-4164', "Order's notional must be no smaller than 100 (unless you choose reduce only)."],
    ['-2010', 'Market is closed.'],
    ['-2013', 'Symbol is closed.'],
  ])('suspects the rules after %s %s', (code, text) => {
    expect(refused(code, text)).toBe(true);
  });

  it.each([
    ['-2010', 'Account has insufficient balance for requested action.'],
    ['-2010', 'Duplicate order sent.'],
    ['-2013', 'Order does not exist.'],
    ['-2019', 'Margin is insufficient.'],
    ['-2022', 'ReduceOnly Order is rejected.'],
    ['-1021', 'Timestamp for this request is outside of the recvWindow.'],
  ])('does not after %s %s', (code, text) => {
    expect(refused(code, text)).toBe(false);
  });

  it.each(['unknown', 'notSent'] as const)('does not where the outcome is %s', (outcome) => {
    expect(refused('-1013', 'Filter failure: NOTIONAL', outcome)).toBe(false);
  });
});

describe('isRulesNews', () => {
  const end = (status: 'CANCELED' | 'EXPIRED' | 'REJECTED', text: string) =>
    isRulesNews({ kind: 'order', clientOrderId: clientOrderId('L-1'), venueOrderId: venueOrderId('1'), status, text });

  it('suspects the rules after a stop that was refused at its trigger, and after the venue took an order off', () => {
    expect(end('REJECTED', 'ReduceOnly Order is rejected.')).toBe(true);
    expect(end('EXPIRED', 'The contract is delisted.')).toBe(true);
  });

  it('does not after the ordinary end of an order', () => {
    expect(end('EXPIRED', 'What could not be filled at once expired.')).toBe(false);
    expect(end('CANCELED', '')).toBe(false);
  });

  it('suspects them when the account stream is back, and not when it is lost', () => {
    expect(isRulesNews({ kind: 'connection', state: 'up', text: '' })).toBe(true);
    expect(isRulesNews({ kind: 'connection', state: 'down', text: '' })).toBe(false);
  });
});
