import { beforeEach, describe, expect, it } from 'vitest';
import { fillLine } from '../../../src/main/desk/logLines.ts';
import type { AccountEvent } from '../../../src/main/ports/venue.ts';
import { decimal, toWire } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { price } from '../../../src/shared/values/price.ts';
import { entryTicket, testEngine, type TestEngine } from '../../support/testEngine.ts';

type Told = Extract<AccountEvent, { kind: 'fill' }>['fill'];

let engine: TestEngine;
/** The fill of an entry of 1.00, before the desk has heard of it. */
let told: Told;
beforeEach(() => {
  engine = testEngine();
  engine.venue.silenceStream();
  const heard: Told[] = [];
  engine.paper.onAccount((event) => void (event.kind === 'fill' && heard.push(event.fill)));
  engine.run(entryTicket());
  engine.pass(1_000);
  const [fill] = heard;
  if (fill === undefined) throw new Error('The entry did not fill');
  told = { ...fill, price: price('100'), fee: money('0'), liquidity: 'MAKER' };
});

/** Cash before the fill less cash after it, the fill as journaled, and the alerts about it. */
function hear(asset: string, amount: string) {
  const before = engine.state.durable.books.PAPER.cash;
  const fill = { ...told, unpricedFee: { asset, amount: decimal(amount) } };
  engine.runner.dispatch({ type: 'account', book: 'PAPER', event: { kind: 'fill', fill } });
  const entry = engine.journal.drafts.flatMap((draft) => (draft.type === 'FILL' ? [draft.data] : []))[0];
  if (entry === undefined) throw new Error('The fill was not journaled');
  return {
    paid: before.minus(engine.state.durable.books.PAPER.cash).toFixed(),
    entry: toWire(entry),
    alerts: [...engine.state.durable.alerts.values()].filter(({ type }) =>
      ['FEE_ESTIMATED', 'POST_TRADE'].includes(type),
    ),
  };
}

describe('a fee in an asset whose worth the venue did not tell', () => {
  it('counts as a whole taker fee, stays marked as an estimate and is told', () => {
    const { paid, entry, alerts } = hear('XYZ', '0.0003');
    // 100 at 0.0005, although the fill was a maker's at 0.0002.
    expect(paid).toBe('0.05');
    expect(entry.fill).toMatchObject({ fee: '0.05', unpricedFee: { asset: 'XYZ', amount: '0.0003' } });
    expect(alerts).toMatchObject([{ type: 'FEE_ESTIMATED', severity: 'P3', symbol: 'XYZ' }]);
    expect(alerts[0]?.text).toContain('was charged 0.0003 XYZ, counted as 0.05');
    expect(fillLine(entry, null)).toMatchObject({ fee: '0.05', unpricedFee: '0.0003 XYZ' });
  });

  it("is worth the feed's own price of the asset where that is known, at its ask", () => {
    const { paid, entry, alerts } = hear('BTC', '0.0001');
    // The ask is a basis point above 100.
    expect(paid).toBe('0.010001');
    expect(entry.fill).not.toHaveProperty('unpricedFee');
    expect(alerts).toEqual([]);
    expect(fillLine(entry, null)).not.toHaveProperty('unpricedFee');
  });

  it('takes no stale price for a known one', () => {
    engine.silence(60_000);
    expect(hear('BTC', '0.0001')).toMatchObject({ paid: '0.05', alerts: [{ type: 'FEE_ESTIMATED' }] });
  });

  it('counts a rebate of unknown worth as nothing', () => {
    expect(hear('XYZ', '-0.0003')).toMatchObject({ paid: '0', alerts: [{ type: 'FEE_ESTIMATED' }] });
  });

  it('takes a known rebate at the bid', () => {
    expect(hear('BTC', '-0.0001').paid).toBe('-0.009999');
  });
});
