/** Stops, funding and settings on the USD-M account stream: the real ccxt client against the venue simulator. */
import { afterEach, describe, expect, it } from 'vitest';
import { money } from '../../../src/shared/values/money.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { startStreamHarness, type StreamHarness } from '../../support/streamHarness.ts';

let harness: StreamHarness | null = null;
afterEach(async () => {
  await harness?.close();
  harness = null;
});

const start = async (options: Parameters<typeof startStreamHarness>[1] = {}): Promise<StreamHarness> => {
  harness = await startStreamHarness('usdm', options);
  return harness;
};

let orders = 0;
const market = ({ venue }: StreamHarness, side: string, quantity: string): string => {
  const newClientOrderId = `m-${(orders += 1)}`;
  venue.foreign.place('usdm', { symbol: 'BTCUSDT', side, type: 'MARKET', quantity, newClientOrderId });
  return newClientOrderId;
};
const limit = ({ venue }: StreamHarness, price: string): string => {
  const newClientOrderId = `l-${(orders += 1)}`;
  const order = { symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.010' };
  venue.foreign.place('usdm', { ...order, price, newClientOrderId });
  return newClientOrderId;
};
const stop = ({ venue }: StreamHarness, triggerPrice: string): string => {
  const clientAlgoId = `s-${(orders += 1)}`;
  const order = { symbol: 'BTCUSDT', side: 'SELL', type: 'STOP_MARKET', quantity: '0.010', reduceOnly: 'true' };
  venue.foreign.placeAlgo({ ...order, triggerPrice, clientAlgoId });
  return clientAlgoId;
};

describe('the USD-M account stream: stops and the account', () => {
  it('tells the fills of a triggered stop under the id of the stop', async () => {
    const it = await start();
    market(it, 'BUY', '0.010');
    const id = stop(it, '79000');
    await it.until(() => it.kinds().includes('working'));
    it.venue.setPrice('BTCUSDT', '78990');
    await it.until(() => it.tradeIds().length === 2);
    expect(it.events.at(-1)).toMatchObject({ kind: 'fill', fill: { clientOrderId: id, side: 'SELL' } });
    const child = it.venue.usdm.trades().at(-1);
    expect(it.numbers.get(`BTCUSDT:${child?.orderId}`)).toBe(id);
  });

  it('tells them so when the fills come before the trigger does', async () => {
    const it = await start();
    market(it, 'BUY', '0.010');
    const id = stop(it, '79000');
    it.venue.faults.childFirst(true);
    it.venue.setPrice('BTCUSDT', '78990');
    await it.until(() => it.tradeIds().length === 2);
    expect(it.events.at(-1)).toMatchObject({ kind: 'fill', fill: { clientOrderId: id } });
  });

  it('says that a trigger is stuck', async () => {
    let skewMs = 0;
    const it = await start({ now: () => unixMs(Date.now() + skewMs), timing: { silentMs: 3_600_000 } });
    market(it, 'BUY', '0.010');
    const id = stop(it, '79000');
    it.venue.faults.stuckTrigger(true);
    it.venue.setPrice('BTCUSDT', '78990');
    await it.until(() => it.venue.usdm.algoOrder(id)?.status === 'TRIGGERING');
    await it.until(() => it.kinds().includes('working'));
    skewMs = 6_000;
    await it.until(() => it.events.some((event) => event.kind === 'setupChanged' && event.text.includes(id)));
  });

  it('tells a canceled stop, funding, transfers, leverage and a liquidation', async () => {
    const it = await start();
    const id = stop(it, '79000');
    it.venue.foreign.cancel('usdm', id);
    it.venue.foreign.deposit('usdm', 'USDT', '-250');
    it.venue.foreign.setLeverage('BTCUSDT', 7);
    it.venue.foreign.setIsolated('BTCUSDT', true);
    it.venue.foreign.openPosition('BTCUSDT', { amount: '0.5', price: '80000' });
    it.venue.setFundingRate('BTCUSDT', '0.0001');
    it.venue.payFunding('BTCUSDT');
    await it.until(() => it.kinds().includes('funding'));
    expect(it.kinds()).toEqual(['up', 'working', 'order', 'transfer', 'setupChanged', 'funding']);
    expect(it.events.at(-1)).toMatchObject({ symbol: 'BTC/USDT:USDT' });
    it.venue.foreign.adl('BTCUSDT');
    await it.until(() => it.kinds().includes('fill'));
    expect(it.tradeIds()).toEqual(it.venueTradeIds());
  });

  it('imports funding that was paid while nobody listened, once', async () => {
    const it = await start();
    it.venue.foreign.setIsolated('BTCUSDT', true);
    it.venue.foreign.openPosition('BTCUSDT', { amount: '0.5', price: '80000' });
    it.venue.setFundingRate('BTCUSDT', '0.0001');
    it.venue.streams.user.refuse(true);
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.kinds().includes('down'));
    it.venue.payFunding('BTCUSDT');
    it.venue.streams.user.refuse(false);
    await it.until(() => it.kinds().at(-1) === 'up');
    expect(it.kinds()).toEqual(['up', 'down', 'funding', 'up']);
    expect(it.events.at(-2)).toMatchObject({ amount: money('-4'), symbol: 'BTC/USDT:USDT' });
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.kinds().at(-1) === 'up' && it.kinds().length === 6);
    expect(it.kinds()).toEqual(['up', 'down', 'funding', 'up', 'down', 'up']);
  });

  it('asks for the parts of funding that cross positions paid in one sum', async () => {
    const it = await start();
    it.venue.foreign.openPosition('BTCUSDT', { amount: '0.5', price: '80000' });
    it.venue.setFundingRate('BTCUSDT', '0.0001');
    it.venue.payFunding('BTCUSDT');
    await it.until(() => it.kinds().includes('funding'));
    expect(it.events.at(-1)).toMatchObject({ amount: money('-4'), symbol: 'BTC/USDT:USDT' });
  });

  it('does not ask for funding where only an execution is missing', async () => {
    const it = await start();
    const asked = () => it.venue.requests.filter(({ path }) => path === '/fapi/v1/income').length;
    const atConnection = asked();
    const id = limit(it, '79000');
    await it.until(() => it.kinds().includes('working'));
    it.venue.streams.user.lose(1);
    it.venue.setBook('BTCUSDT', {
      bids: [['78999', '1']],
      asks: [
        ['79000', '0.004'],
        ['79500', '1'],
      ],
    });
    it.venue.foreign.cancel('usdm', id);
    await it.until(() => it.kinds().includes('order'));
    expect(it.backfills.count).toBe(2);
    expect(asked()).toBe(atConnection);
  });

  it('says that the venue refuses the key', async () => {
    const it = await start({ prepare: ({ key }) => key.revoke() });
    expect(it.kinds()).toEqual(['down', 'keyRefused']);
    expect(it.events.at(-1)).toMatchObject({ code: '-2015' });
  });

  it('says "up" although funding and transfers could not be asked for', async () => {
    const it = await start({
      prepare: ({ faults }) => faults.add({ kind: 'empty' }, { path: '/fapi/v1/income', times: Infinity }),
    });
    expect(it.kinds()).toEqual(['up']);
    expect(it.log.lines.map(({ message }) => message)).toEqual(['Funding and transfers could not be asked for']);
  });
});
