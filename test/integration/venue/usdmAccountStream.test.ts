/** The USD-M account stream: the real ccxt client against the venue simulator. */
import { afterEach, describe, expect, it } from 'vitest';
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
/** Three levels on either side, so that an order fills in three parts. */
const thinBook = ({ venue }: StreamHarness): void =>
  venue.setBook(
    'BTCUSDT',
    {
      bids: [
        ['79999.9', '0.004'],
        ['79999.8', '0.004'],
        ['79999.7', '100'],
      ],
      asks: [
        ['80000.1', '0.004'],
        ['80000.2', '0.004'],
        ['80000.3', '100'],
      ],
    },
    { family: 'usdm' },
  );

describe('the USD-M account stream', () => {
  it('says "up" after the back-fill, and when it was last heard', async () => {
    const it = await start();
    expect(it.kinds()).toEqual(['up']);
    expect(it.backfills.count).toBe(1);
    expect(it.stream.lastMessageAt()).not.toBeNull();
  });

  it('tells every execution of an order once, with its owner', async () => {
    const it = await start();
    thinBook(it);
    const id = market(it, 'BUY', '0.010');
    await it.until(() => it.tradeIds().length === 3);
    expect(it.tradeIds()).toEqual(it.venueTradeIds());
    expect(it.events.flatMap((event) => (event.kind === 'fill' ? [event.fill.clientOrderId] : []))).toEqual([
      id,
      id,
      id,
    ]);
    expect(it.backfills.count).toBe(1);
  });

  it('tells every execution once when the venue repeats and reorders its messages', async () => {
    const it = await start();
    thinBook(it);
    it.venue.streams.user.duplicate(100);
    market(it, 'BUY', '0.010');
    await it.until(() => it.tradeIds().length === 3);
    it.venue.streams.user.duplicate(0);
    thinBook(it);
    // NEW, then TRADE, TRADE_LITE and ACCOUNT_UPDATE for each of three executions.
    it.venue.streams.user.reverse(10);
    market(it, 'SELL', '0.010');
    await it.until(() => it.tradeIds().length === 6);
    expect(it.tradeIds()).toEqual(it.venueTradeIds());
  });

  it('tells the end of an order after the execution it overtook', async () => {
    const it = await start();
    const id = limit(it, '79000');
    await it.until(() => it.kinds().includes('working'));
    // TRADE, TRADE_LITE, ACCOUNT_UPDATE and CANCELED arrive newest first.
    it.venue.streams.user.reverse(4);
    it.venue.setBook(
      'BTCUSDT',
      {
        bids: [['78999', '1']],
        asks: [
          ['79000', '0.004'],
          ['79500', '1'],
        ],
      },
      { family: 'usdm' },
    );
    it.venue.foreign.cancel('usdm', id);
    await it.until(() => it.kinds().includes('order'));
    expect(it.kinds()).toEqual(['up', 'working', 'fill', 'order']);
  });

  it('asks by REST for an execution that was lost on the way, while the stream stands', async () => {
    const it = await start();
    thinBook(it);
    it.venue.streams.user.lose(4);
    market(it, 'BUY', '0.010');
    await it.until(() => it.tradeIds().length === 3);
    expect(it.tradeIds()).toEqual(it.venueTradeIds());
    expect(it.kinds()).not.toContain('down');
  });

  it.each([1000, 1001, 1006, 1011])('comes back after a close with code %i, as after 24 hours', async (code) => {
    const it = await start();
    it.venue.streams.user.disconnect(code);
    await it.until(() => it.kinds().join() === 'up,down,up');
    market(it, 'BUY', '0.010');
    await it.until(() => it.tradeIds().length === 1);
    expect(it.losses).toHaveLength(1);
  });

  it('imports what happened while it was away before it says "up", and says "down" once', async () => {
    const it = await start();
    it.venue.streams.user.refuse(true);
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.losses.length >= 4);
    market(it, 'BUY', '0.010');
    it.venue.streams.user.refuse(false);
    await it.until(() => it.kinds().join() === 'up,down,fill,up');
    expect(it.tradeIds()).toEqual(it.venueTradeIds());
  });

  it('does not say "up" while the back-fill fails', async () => {
    const it = await start();
    it.backfills.fail = true;
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.backfills.count >= 4);
    expect(it.kinds()).toEqual(['up', 'down']);
    it.backfills.fail = false;
    await it.until(() => it.kinds().join() === 'up,down,up');
  });

  it('holds new executions back until the missed ones were told', async () => {
    let release = (): void => undefined;
    let blocked = Promise.resolve();
    const it = await start({ onBack: () => blocked, timing: { holdMs: 60_000 } });
    blocked = new Promise((resolve) => (release = resolve));
    const dialed = it.venue.requests.length;
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.venue.requests.length > dialed);
    const heard = it.stream.lastMessageAt();
    await it.until(() => it.stream.lastMessageAt() !== heard);
    market(it, 'BUY', '0.010');
    limit(it, '70000');
    await it.until(() => it.numbers.size === 2);
    expect(it.kinds()).toEqual(['up', 'down']);
    release();
    await it.until(() => it.kinds().includes('working'));
    expect(it.kinds()).toEqual(['up', 'down', 'fill', 'working', 'up']);
  });

  it('does not hold them back for long', async () => {
    let release = (): void => undefined;
    let blocked = Promise.resolve();
    const it = await start({ onBack: () => blocked, timing: { holdMs: 50 } });
    blocked = new Promise((resolve) => (release = resolve));
    it.venue.streams.user.disconnect(1006);
    await it.until(() => it.kinds().includes('down'));
    await it.until(() => {
      market(it, 'BUY', '0.002');
      return it.kinds().includes('fill');
    });
    expect(it.kinds().filter((kind) => kind === 'up')).toHaveLength(1);
    release();
  });

  it('notices a peer that answers nothing any more', async () => {
    const it = await start({ timing: { silentMs: 400 } });
    it.venue.streams.user.freeze();
    await it.until(() => it.kinds().join().startsWith('up,down,up'));
    expect(it.losses[0]).toMatch(/^Nothing was heard for/);
  });

  it('stays on a stream that has nothing to tell', async () => {
    let at: number | null = null;
    const it = await start({ now: () => unixMs(at ?? Date.now()), timing: { silentMs: 15_000, pingMs: 5 } });
    const heard = Number(it.stream.lastMessageAt());
    for (let step = 1; step <= 4; step += 1) {
      at = heard + step * 14_000;
      await it.until(() => it.stream.lastMessageAt() === at);
    }
    expect(it.kinds()).toEqual(['up']);
  });

  it('opens a new stream when the listen key expired', async () => {
    const it = await start();
    it.venue.streams.expireListenKey();
    await it.until(() => it.kinds().join() === 'up,down,up');
    market(it, 'BUY', '0.010');
    await it.until(() => it.tradeIds().length === 1);
    expect(it.losses).toEqual(['The listen key expired']);
  });

  it('prolongs the listen key by itself', async () => {
    const it = await start({ timing: { keyRefreshMs: 30 } });
    const puts = () => it.venue.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/listenKey'));
    await it.until(() => puts().length >= 3);
    expect(it.kinds()).toEqual(['up']);
  });

  it('opens a new stream when the venue does not know the key any more', async () => {
    const it = await start({ timing: { keyRefreshMs: 100 } });
    it.venue.streams.forgetListenKey();
    await it.until(() => it.kinds().join() === 'up,down,up');
    expect(it.losses).toEqual(['The venue does not know the listen key any more']);
  });

  it('keeps the stream when prolonging fails for another reason, and gives it up when the key grows too old', async () => {
    const it = await start({ timing: { keyRefreshMs: 20, keyRetryMs: 20, keyLifeMs: 300 } });
    const remove = it.venue.faults.add(
      { kind: 'loseAnswer' },
      { method: 'PUT', path: '/fapi/v1/listenKey', times: Infinity },
    );
    await it.until(() => it.kinds().join().startsWith('up,down,up'));
    expect(it.losses[0]).toBe('The listen key could not be prolonged in time');
    remove();
  });

  it('leaves before the venue restarts its server', async () => {
    const it = await start();
    it.venue.streams.shutdown();
    await it.until(() => it.kinds().join() === 'up,down,up');
    expect(it.losses).toEqual(['The venue is about to restart its server']);
  });

  it('says nothing more when it is closed', async () => {
    const it = await start();
    await it.stream.close();
    market(it, 'BUY', '0.010');
    it.venue.streams.user.disconnect(1006);
    expect(it.kinds()).toEqual(['up']);
  });
});
