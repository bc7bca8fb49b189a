/** The spot account stream: the real ccxt client against the venue simulator. */
import { afterEach, describe, expect, it } from 'vitest';
import { price } from '../../../src/shared/values/price.ts';
import { startStreamHarness, type StreamHarness } from '../../support/streamHarness.ts';

let harness: StreamHarness | null = null;
afterEach(async () => {
  await harness?.close();
  harness = null;
});

const start = async (options: Parameters<typeof startStreamHarness>[1] = {}): Promise<StreamHarness> => {
  harness = await startStreamHarness('spot', options);
  return harness;
};

let orders = 0;
const place = ({ venue }: StreamHarness, params: Record<string, string>): string => {
  const newClientOrderId = `o-${(orders += 1)}`;
  venue.foreign.place('spot', { symbol: 'BTCUSDT', side: 'BUY', newClientOrderId, ...params });
  return newClientOrderId;
};
const market = (it: StreamHarness, quantity: string): string => place(it, { type: 'MARKET', quantity });
const limit = (it: StreamHarness, price: string): string =>
  place(it, { type: 'LIMIT', timeInForce: 'GTC', quantity: '0.010', price });

describe('the spot account stream', () => {
  it('tells a purchase whose fee the venue kept of what was bought', async () => {
    const it = await start();
    const id = market(it, '0.010');
    await it.until(() => it.tradeIds().length === 1);
    expect(it.events.at(-1)).toMatchObject({ kind: 'fill', fill: { clientOrderId: id, symbol: 'BTC/USDT' } });
    expect(it.events.at(-1)).toHaveProperty('fill.baseFee');
    expect(it.kinds()).toEqual(['up', 'fill']);
  });

  it('tells a fee in a third asset in account currency', async () => {
    const it = await start({ rateOf: (asset) => (asset === 'BNB' ? price('600') : null) });
    it.venue.foreign.deposit('spot', 'BNB', '1');
    it.venue.foreign.payFeesInBnb(true);
    market(it, '0.010');
    await it.until(() => it.tradeIds().length === 1);
    expect(it.events.at(-1)).not.toHaveProperty('fill.baseFee');
    expect(it.log.lines).toEqual([]);
  });

  it('tells a canceled order under its own id, and repeated messages once', async () => {
    const it = await start();
    it.venue.streams.user.duplicate(100);
    const id = limit(it, '70000');
    await it.until(() => it.kinds().includes('working'));
    it.venue.foreign.cancel('spot', id);
    await it.until(() => it.kinds().includes('order'));
    expect(it.events.at(-1)).toMatchObject({ kind: 'order', clientOrderId: id, status: 'CANCELED' });
    it.venue.foreign.deposit('spot', 'USDT', '100');
    market(it, '0.010');
    await it.until(() => it.kinds().includes('fill'));
    expect(it.kinds()).toEqual(['up', 'working', 'order', 'transfer', 'fill']);
  });

  it('tells the fills of a triggered stop, which keeps its number', async () => {
    const it = await start();
    market(it, '0.010');
    const id = place(it, { type: 'STOP_LOSS', side: 'SELL', quantity: '0.005', stopPrice: '79000' });
    await it.until(() => it.kinds().includes('working'));
    it.venue.setPrice('BTCUSDT', '78990');
    await it.until(() => it.tradeIds().length === 2);
    expect(it.events.at(-1)).toMatchObject({ kind: 'fill', fill: { clientOrderId: id, side: 'SELL' } });
    expect(it.tradeIds()).toEqual(it.venueTradeIds());
  });

  it('asks by REST for an execution that was lost on the way', async () => {
    const it = await start();
    const id = limit(it, '79000');
    await it.until(() => it.kinds().includes('working'));
    it.venue.streams.user.lose(2);
    it.venue.setBook(
      'BTCUSDT',
      {
        bids: [['78999', '1']],
        asks: [
          ['79000', '0.004'],
          ['79500', '1'],
        ],
      },
      { family: 'spot' },
    );
    it.venue.foreign.cancel('spot', id);
    await it.until(() => it.kinds().includes('order'));
    expect(it.kinds()).toEqual(['up', 'working', 'fill', 'order']);
  });

  it.each([1000, 1006])('imports what it missed when it comes back after a close with code %i', async (code) => {
    const it = await start();
    it.venue.streams.user.refuse(true);
    it.venue.streams.user.disconnect(code);
    await it.until(() => it.kinds().includes('down'));
    market(it, '0.010');
    it.venue.streams.user.refuse(false);
    await it.until(() => it.kinds().at(-1) === 'up');
    expect(it.kinds().filter((kind) => kind !== 'keyRefused')).toEqual(['up', 'down', 'fill', 'up']);
  });

  it('says once that the venue refuses the key, and goes on trying', async () => {
    const it = await start();
    it.venue.streams.user.refuse(true);
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.losses.length >= 4);
    expect(it.kinds()).toEqual(['up', 'down', 'keyRefused']);
    expect(it.events.at(-1)).toMatchObject({ code: '-2015' });
    it.venue.streams.user.refuse(false);
    await it.until(() => it.kinds().at(-1) === 'up');
  });

  it('says that the key is refused at the first try, and start resolves all the same', async () => {
    const it = await start({ prepare: ({ key }) => key.revoke() });
    expect(it.kinds()).toEqual(['down', 'keyRefused']);
    it.venue.key.restore();
    await it.until(() => it.kinds().at(-1) === 'up');
  });

  it('tries again when the subscription is not answered', async () => {
    const it = await start({ timing: { answerMs: 2_000 } });
    it.venue.faults.add({ kind: 'loseAnswer' }, { method: 'WS', path: 'userDataStream.subscribe.signature' });
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.kinds().join() === 'up,down,up');
    expect(it.losses[1]).toBe('The subscription was not answered in time');
  });

  it.each([
    ['ends the stream', (it: StreamHarness) => it.venue.streams.terminateSpot(), 'The venue ended the stream'],
    ['restarts', (it: StreamHarness) => it.venue.streams.shutdown(), 'The venue is about to restart its server'],
  ])('connects again when the venue %s', async (_name, happen, loss) => {
    const it = await start();
    happen(it);
    await it.until(() => it.kinds().join() === 'up,down,up');
    expect(it.losses).toEqual([loss]);
    market(it, '0.010');
    await it.until(() => it.tradeIds().length === 1);
  });

  it('notices a peer that answers nothing any more', async () => {
    const it = await start({ timing: { silentMs: 400 } });
    it.venue.streams.user.freeze();
    await it.until(() => it.kinds().join().startsWith('up,down,up'));
  });
});
