import { describe, expect, it } from 'vitest';
import { RequestBudget } from '../../../../../../src/main/adapters/venue/ccxt/budget/requestBudget.ts';
import { documentedLimits } from '../../../../../../src/main/adapters/venue/ccxt/budget/requestWeights.ts';
import { unixMs, type UnixMs } from '../../../../../../src/shared/values/time.ts';

/** A full minute of the venue's clock, and an instant within it. */
const MINUTE = 1_700_000_040_000;
const at = (ms: number): UnixMs => unixMs(MINUTE + ms);
interface Cost {
  readonly weight: number;
  readonly orders: number;
}
const ORDER = { weight: 0, orders: 1 };
const CANCEL = { weight: 1, orders: 0 };
const weigh = (weight: number) => ({ weight, orders: 0 });

const perp = (): RequestBudget => new RequestBudget(documentedLimits.PERP);
const small = (): RequestBudget =>
  new RequestBudget({ weightPerMinute: 100, orders: [{ intervalMs: 10_000, limit: 10 }] });

/** That many requests of the cost, sent and answered. */
function spend(budget: RequestBudget, { times = 1, when, ...cost }: Cost & { times?: number; when: UnixMs }): void {
  for (let count = 0; count < times; count += 1) budget.settle(budget.take(cost, when), {}, when);
}

describe('RequestBudget', () => {
  it('lets 100 cancels and 100 closes of an emergency leave at once on USD-M', () => {
    const budget = perp();
    for (let count = 0; count < 100; count += 1) {
      expect(budget.waitMs(CANCEL, 'EMERGENCY', at(0))).toBe(0);
      budget.take(CANCEL, at(0));
      expect(budget.waitMs(ORDER, 'EMERGENCY', at(0))).toBe(0);
      budget.take(ORDER, at(0));
    }
  });

  it('lets 100 closes leave at once on spot, and the next with the next ten seconds', () => {
    const budget = new RequestBudget(documentedLimits.SPOT);
    spend(budget, { ...ORDER, times: 100, when: at(3_000) });
    expect(budget.waitMs(ORDER, 'EMERGENCY', at(3_000))).toBe(7_000);
    expect(budget.waitMs(ORDER, 'EMERGENCY', at(10_000))).toBe(0);
  });

  it('keeps a reserve that entries and market data cannot touch', () => {
    const budget = small();
    spend(budget, { ...ORDER, times: 5, when: at(0) });
    expect(budget.waitMs(ORDER, 'ENTRY', at(0))).toBe(10_000);
    expect(budget.waitMs(ORDER, 'REDUCE', at(0))).toBe(0);
    budget.take(weigh(50), at(0));
    expect(budget.waitMs(weigh(1), 'MARKET_DATA', at(0))).toBe(60_000);
    expect(budget.waitMs(weigh(10), 'ENTRY', at(0))).toBe(0);
    expect(budget.waitMs(weigh(11), 'ENTRY', at(0))).toBe(60_000);
    expect(budget.waitMs(weigh(30), 'RECONCILE', at(0))).toBe(0);
    expect(budget.waitMs(weigh(50), 'EMERGENCY', at(0))).toBe(0);
    expect(budget.waitMs(weigh(51), 'EMERGENCY', at(0))).toBe(60_000);
  });

  it("starts anew at the full minute of the venue's clock, not a minute after the first request", () => {
    const budget = small();
    spend(budget, { ...weigh(100), when: at(59_000) });
    expect(budget.waitMs(weigh(1), 'EMERGENCY', at(59_000))).toBe(1_000);
    expect(budget.waitMs(weigh(100), 'EMERGENCY', at(60_000))).toBe(0);
  });

  it('is not held up for an hour by a clock that was an hour ahead for a moment', () => {
    const budget = small();
    spend(budget, { ...ORDER, times: 9, when: at(1_000) });
    spend(budget, { ...weigh(10), when: at(3_600_000) });
    spend(budget, { ...ORDER, when: at(3_600_000) });
    spend(budget, { ...weigh(90), when: at(2_000) });
    spend(budget, { ...ORDER, times: 9, when: at(2_000) });
    expect(budget.waitMs(weigh(1), 'EMERGENCY', at(2_000))).toBe(58_000);
    expect(budget.waitMs(ORDER, 'EMERGENCY', at(2_000))).toBe(8_000);
    expect(budget.waitMs(weigh(100), 'EMERGENCY', at(60_000))).toBe(0);
    expect(budget.waitMs(ORDER, 'EMERGENCY', at(10_000))).toBe(0);
  });

  it('counts nothing anew where a clock that was measured again goes back over the full minute', () => {
    const budget = small();
    spend(budget, { ...weigh(100), when: at(60_001) });
    expect(budget.waitMs(weigh(1), 'EMERGENCY', at(59_999))).toBe(60_001);
    expect(budget.waitMs(weigh(1), 'EMERGENCY', at(60_002))).toBe(59_998);
  });

  it('believes the venue where it counts more, and keeps what is under way on top', () => {
    const budget = small();
    const first = budget.take(weigh(10), at(0));
    budget.take(weigh(5), at(0));
    budget.settle(first, { 'X-Mbx-Used-Weight-1m': '70' }, at(100));
    expect(budget.weightUsed(at(100))).toBe(0.75);
  });

  it('does not believe an answer that counts less than was counted', () => {
    const budget = small();
    spend(budget, { ...weigh(40), when: at(0) });
    budget.settle(budget.take(weigh(0), at(0)), { 'X-Mbx-Used-Weight-1m': '3' }, at(0));
    expect(budget.weightUsed(at(0))).toBe(0.4);
  });

  it('takes order counts from the headers of their interval', () => {
    const budget = perp();
    const counts = { 'X-Mbx-Order-Count-10s': '150', 'X-Mbx-Order-Count-1m': '900' };
    budget.settle(budget.take(ORDER, at(0)), counts, at(0));
    expect(budget.ordersUsed(at(0))).toBe(0.75);
    expect(budget.waitMs(ORDER, 'ENTRY', at(0))).toBe(60_000);
  });

  it('forgets an answer to a request of the interval before', () => {
    const budget = small();
    const ticket = budget.take(weigh(90), at(59_900));
    budget.settle(ticket, { 'X-Mbx-Used-Weight-1m': '90' }, at(60_100));
    expect(budget.weightUsed(at(60_100))).toBe(0);
  });

  it('sends nothing until the time the venue names', () => {
    const budget = perp();
    budget.stop('-1003', 17_000, at(0));
    expect(budget.waitMs(CANCEL, 'EMERGENCY', at(1_000))).toBe(16_000);
    expect(budget.waitMs(CANCEL, 'EMERGENCY', at(17_000))).toBe(0);
  });

  it('waits for the next full minute where the venue names no time', () => {
    const budget = perp();
    budget.stop('-1003', null, at(45_000));
    expect(budget.waitMs(CANCEL, 'EMERGENCY', at(45_000))).toBe(15_000);
  });

  it('lets cancels and questions go on when only orders were too many', () => {
    const budget = perp();
    budget.stop('-1015', 7_000, at(0));
    expect(budget.waitMs(CANCEL, 'EMERGENCY', at(0))).toBe(0);
    expect(budget.waitMs(ORDER, 'EMERGENCY', at(0))).toBe(7_000);
    budget.stop('-1015', null, at(2_000));
    expect(budget.waitMs(ORDER, 'EMERGENCY', at(2_000))).toBe(8_000);
  });

  it('takes other limits over and keeps what it counted against the same ones', () => {
    const budget = perp();
    spend(budget, { weight: 20, orders: 1, times: 30, when: at(0) });
    budget.setLimits({ weightPerMinute: 1_200, orders: [{ intervalMs: 10_000, limit: 300 }] });
    expect([budget.weightUsed(at(0)), budget.ordersUsed(at(0))]).toEqual([0, 0.1]);
  });
});
