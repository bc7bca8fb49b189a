/** Rules of a symbol that change while the desk is connected (RC-04): a refusal, the venue's own news or a halt has them read again, never in a flood. */
import { afterEach, describe, expect, it } from 'vitest';
import type { SymbolRules } from '../../../src/main/ports/venue.ts';
import { decimalText } from '../../../src/shared/values/decimal.ts';
import { cancelAt, placeAt } from '../../support/askVenue.ts';
import { eventually, until } from '../../support/eventually.ts';
import {
  openSimulatedAccount,
  type SimulatedAccount,
  type SimulatedAccountOptions,
} from '../../support/simulatedAccount.ts';

const SYMBOLS = { SPOT: 'BTC/USDT', PERP: 'BTC/USDT:USDT' } as const;
const QUICK = { gapMs: 200, haltedMs: 100, everyMs: 3_600_000 };

let account: SimulatedAccount | null = null;
afterEach(() => account?.close());

async function open(options: SimulatedAccountOptions): Promise<SimulatedAccount> {
  account = await openSimulatedAccount({ rulesTiming: QUICK, ...options });
  return account;
}

/** Every telling of the rules, oldest first. */
const tellings = ({ events }: SimulatedAccount): readonly SymbolRules[] =>
  events.flatMap((event) => (event.kind === 'rulesRead' ? event.rules : []));

const readings = ({ simulator }: SimulatedAccount) =>
  simulator.requests.filter(({ path }) => path.endsWith('/exchangeInfo'));

const buy = { side: 'BUY', type: 'LIMIT', limitPrice: '50000', triggerPrice: null, reduceOnly: false } as const;

describe.each(['PERP', 'SPOT'] as const)('the rules of a symbol, %s', (market) => {
  const symbol = SYMBOLS[market];

  it('are told at the start', async () => {
    const at = await open({ market });
    expect(tellings(at)).toMatchObject([{ symbol, status: 'TRADING' }]);
  });

  it('are read again after an order that the venue finds too small, and told as they are now', async () => {
    const at = await open({ market });
    const filter = market === 'PERP' ? ['MIN_NOTIONAL', { notional: '5000' }] : ['NOTIONAL', { minNotional: '5000' }];
    at.simulator.setFilter('BTCUSDT', filter[0] as string, filter[1] as Record<string, string>);
    const answer = await placeAt(at.venue, { ...buy, symbol, clientOrderId: 'P-1', quantity: '0.01' });
    expect(answer).toMatchObject({ kind: 'rejected', code: market === 'PERP' ? '-4164' : '-1013' });
    await until(() => tellings(at).length === 2);
    const told = tellings(at)[1];
    expect(told === undefined ? '' : decimalText(told.minNotional)).toBe('5000');
    expect(at.venue.instruments().map(({ minNotional }) => decimalText(minNotional))).toEqual(['5000']);
  });

  it('are read again when the price step changed', async () => {
    const at = await open({ market });
    at.simulator.setFilter('BTCUSDT', 'PRICE_FILTER', { tickSize: '5' });
    const order = { ...buy, symbol, clientOrderId: 'P-2', quantity: '0.01', limitPrice: '50001' };
    expect(await placeAt(at.venue, order)).toMatchObject({ kind: 'rejected' });
    await until(() => tellings(at).length === 2);
    expect(tellings(at).map(({ tick }) => decimalText(tick))).toEqual([market === 'PERP' ? '0.1' : '0.01', '5']);
  });

  it('are not read once for each refusal of many', async () => {
    const at = await open({ market, rulesTiming: { ...QUICK, gapMs: 1_000 } });
    const before = readings(at).length;
    at.simulator.setFilter('BTCUSDT', 'LOT_SIZE', { maxQty: '0.001' });
    const orders = Array.from({ length: 12 }, (_, each) => `P-${each}`);
    const place = (clientOrderId: string) => placeAt(at.venue, { ...buy, symbol, clientOrderId, quantity: '0.01' });
    const answers = await Promise.all(orders.map(place));
    expect(answers.filter(({ kind }) => kind === 'rejected')).toHaveLength(12);
    await until(() => tellings(at).length === 2);
    expect(readings(at).length - before).toBe(1);
    expect(decimalText(tellings(at)[1]?.maxQuantity ?? expect.fail('not told'))).toBe('0.001');
  });

  it('are not read after a refusal that is about the account', async () => {
    const at = await open({ market });
    const before = readings(at).length;
    const order = { ...buy, symbol, clientOrderId: 'P-3', quantity: '100' };
    expect(await placeAt(at.venue, order)).toMatchObject({ kind: 'rejected' });
    expect(await placeAt(at.venue, { ...order, clientOrderId: 'P-4', quantity: '0.01' })).toMatchObject({
      kind: 'accepted',
    });
    expect(readings(at)).toHaveLength(before);
  });

  it('are asked for again and again while the venue does not trade it, until it does', async () => {
    const at = await open({ market });
    at.simulator.setStatus('BTCUSDT', 'HALT');
    const order = { ...buy, symbol, clientOrderId: 'P-5', quantity: '0.01' };
    expect(await placeAt(at.venue, order)).toMatchObject({ kind: 'rejected' });
    await eventually(() => expect(tellings(at).at(-1)).toMatchObject({ status: 'HALTED' }));
    at.simulator.setStatus('BTCUSDT', 'TRADING');
    await eventually(() => expect(tellings(at).at(-1)).toMatchObject({ status: 'TRADING' }));
    expect(await placeAt(at.venue, { ...order, clientOrderId: 'P-6' })).toMatchObject({ kind: 'accepted' });
  });

  it('are kept as those of a delisted symbol when the venue lists it no more, so that it can still be asked about what is left', async () => {
    const at = await open({ market });
    const order = { ...buy, symbol, clientOrderId: 'P-7', quantity: '0.01' };
    expect(await placeAt(at.venue, order)).toMatchObject({ kind: 'accepted' });
    at.simulator.unlist('BTCUSDT');
    expect(await placeAt(at.venue, { ...order, clientOrderId: 'P-8' })).toMatchObject({
      kind: 'rejected',
      code: '-1121',
    });
    await eventually(() => expect(tellings(at).at(-1)).toMatchObject({ symbol, status: 'DELISTED' }));
    expect(await cancelAt(at.venue, 'P-7', symbol)).toEqual({ kind: 'unknown', text: 'Invalid symbol.' });
    expect(at.venue.instruments()).toMatchObject([{ symbol, status: 'DELISTED' }]);
  });

  it('stay as they were when they cannot be read, and are asked for again', async () => {
    const at = await open({ market });
    const path = market === 'PERP' ? '/fapi/v1/exchangeInfo' : '/api/v3/exchangeInfo';
    at.simulator.faults.add({ kind: 'html', status: 502 }, { path });
    at.simulator.setFilter('BTCUSDT', 'LOT_SIZE', { maxQty: '0.001' });
    await placeAt(at.venue, { ...buy, symbol, clientOrderId: 'P-9', quantity: '0.01' });
    await eventually(() => expect(decimalText(tellings(at)[1]?.maxQuantity ?? expect.fail('not told'))).toBe('0.001'));
  });
});

describe('the stream of contracts', () => {
  it('has the rules read when a symbol of the desk is halted, without any order', async () => {
    const at = await open({ market: 'PERP' });
    await until(() => at.simulator.streams.market.subscriptions.includes('!contractInfo'));
    const before = readings(at).length;
    at.simulator.setStatus('ETHUSDT', 'HALT', { family: 'usdm' });
    at.simulator.setStatus('BTCUSDT', 'HALT', { family: 'usdm' });
    await eventually(() => expect(tellings(at).at(-1)).toMatchObject({ status: 'HALTED' }));
    expect(readings(at).length).toBeGreaterThan(before);
  });

  it('is dialed again after a loss, and what was missed meanwhile is found', async () => {
    const at = await open({ market: 'PERP' });
    await until(() => at.simulator.streams.market.listeners === 1);
    at.simulator.streams.market.silence(true);
    at.simulator.setStatus('BTCUSDT', 'HALT', { family: 'usdm' });
    at.simulator.streams.market.disconnect(1006);
    await eventually(() => expect(tellings(at).at(-1)).toMatchObject({ status: 'HALTED' }));
  });
});
