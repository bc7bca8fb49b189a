import ccxt from 'ccxt';
import { describe, expect, it } from 'vitest';
import { readLibraryError } from '../../../../../src/main/adapters/venue/unified/readLibraryError.ts';

const refusal = '{"code":-2010,"msg":"Account has insufficient balance for requested action."}';

describe('readLibraryError', () => {
  // The library's class, the status of the answer, and what the order is then.
  const answered: readonly [Error, number, 'refused' | 'unknown'][] = [
    [new ccxt.InsufficientFunds('x'), 400, 'refused'],
    [new ccxt.InvalidOrder('x'), 400, 'refused'],
    [new ccxt.OrderImmediatelyFillable('x'), 400, 'refused'],
    [new ccxt.BadSymbol('x'), 400, 'refused'],
    [new ccxt.OperationRejected('x'), 200, 'refused'],
    [new ccxt.PermissionDenied('x'), 401, 'refused'],
    [new ccxt.RateLimitExceeded('x'), 429, 'refused'],
    [new ccxt.DDoSProtection('x'), 418, 'refused'],
    [new ccxt.InvalidNonce('x'), 400, 'refused'],
    // In doubt it may have been carried out.
    [new ccxt.ExchangeError('x'), 400, 'unknown'],
    [new ccxt.ExchangeError('x'), 200, 'unknown'],
    [new ccxt.InvalidNonce('x'), 200, 'unknown'],
    [new ccxt.RateLimitExceeded('x'), 200, 'unknown'],
    [new ccxt.InsufficientFunds('x'), 503, 'unknown'],
    [new ccxt.ExchangeNotAvailable('x'), 503, 'unknown'],
    [new ccxt.OnMaintenance('x'), 200, 'unknown'],
    [new ccxt.RequestTimeout('x'), 408, 'unknown'],
    [new ccxt.OperationFailed('x'), 400, 'unknown'],
    [new ccxt.BadResponse('x'), 200, 'unknown'],
    [new TypeError("Cannot read properties of undefined (reading 'id')"), 200, 'unknown'],
  ];
  it.each(answered)('reads %s with status %i as %s', (thrown, status, outcome) => {
    const { error } = readLibraryError(ccxt, thrown, { wasSent: true, status, body: '' });
    expect(error.facts).toMatchObject({ outcome, status });
  });

  it('knows nothing of a request that nobody answered, unless no connection ever stood', () => {
    const outcomeOf = (text: string): string =>
      readLibraryError(ccxt, new ccxt.NetworkError(text), { wasSent: true, status: null, body: '' }).error.facts
        .outcome;
    expect(outcomeOf('bybit POST https://x fetch failed: other side closed')).toBe('unknown');
    expect(outcomeOf('bybit POST https://x request timed out (10000 ms)')).toBe('unknown');
    expect(outcomeOf('bybit POST https://x fetch failed: connect ECONNREFUSED 127.0.0.1:1')).toBe('notSent');
  });

  it('calls what never left not sent, whatever the library threw', () => {
    const trace = { wasSent: false, status: null, body: '' };
    expect(readLibraryError(ccxt, new ccxt.InvalidOrder('amount too small'), trace).error.facts.outcome).toBe(
      'notSent',
    );
    expect(readLibraryError(ccxt, new Error('no market'), trace).error.facts.outcome).toBe('notSent');
  });

  it("quotes the venue's own code and words, else the library's class and text without its prefix", () => {
    const quoted = readLibraryError(ccxt, new ccxt.InsufficientFunds('binance x'), {
      wasSent: true,
      status: 400,
      body: refusal,
    });
    expect(quoted.error.facts.code).toBe('-2010');
    expect(quoted.error.message).toBe('Account has insufficient balance for requested action.');
    const plain = readLibraryError(ccxt, new ccxt.InvalidOrder('bybit price too low'), {
      wasSent: true,
      status: 400,
      body: '',
    });
    expect(plain.error.facts.code).toBe('InvalidOrder');
    expect(plain.error.message).toBe('price too low');
  });

  it('lets no address, key or signature through', () => {
    const text = 'okx GET https://www.okx.com/api?apiKey=abcdef&signature=0123 fetch failed';
    const { error } = readLibraryError(ccxt, new ccxt.NetworkError(text), { wasSent: true, status: null, body: '' });
    expect(error.message).not.toMatch(/abcdef|0123|okx\.com/);
  });

  it('tells a refused key, an order that is not there, and a limit apart', () => {
    const kindOf = (thrown: Error): string =>
      readLibraryError(ccxt, thrown, { wasSent: true, status: 400, body: '' }).kind;
    expect(kindOf(new ccxt.AuthenticationError('x'))).toBe('AUTH');
    expect(kindOf(new ccxt.AccountSuspended('x'))).toBe('AUTH');
    expect(kindOf(new ccxt.OrderNotFound('x'))).toBe('NO_SUCH_ORDER');
    expect(kindOf(new ccxt.RateLimitExceeded('x'))).toBe('LIMIT');
    expect(kindOf(new ccxt.InvalidOrder('x'))).toBe('OTHER');
  });
});
