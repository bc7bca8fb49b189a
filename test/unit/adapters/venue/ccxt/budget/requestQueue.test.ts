import { describe, expect, it } from 'vitest';
import { RequestBudget } from '../../../../../../src/main/adapters/venue/ccxt/budget/requestBudget.ts';
import { RequestQueue, type Waiting } from '../../../../../../src/main/adapters/venue/ccxt/budget/requestQueue.ts';
import type { BudgetLane } from '../../../../../../src/main/ports/venue.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';

const NOW = unixMs(1_700_000_040_000);
const LATER = unixMs(NOW + 5_000);

const waiting = (tag: string, lane: BudgetLane, rest: Partial<Waiting> = {}): Waiting => ({
  tag,
  lane,
  rank: 1,
  cost: { weight: 1, orders: 0 },
  until: LATER,
  ...rest,
});

const budgetOf = (weight: number): RequestBudget => new RequestBudget({ weightPerMinute: weight, orders: [] });

/** Names of those who leave, in order; each takes its share. */
function leaving(queue: RequestQueue<Waiting>, budget: RequestBudget): readonly (string | null)[] {
  const left: (string | null)[] = [];
  queue.release(budget, NOW, (item) => {
    budget.take(item.cost, NOW);
    left.push(item.tag);
  });
  return left;
}

describe('RequestQueue', () => {
  it('lets lanes go in their order, ranks within a lane, and the older first', () => {
    const queue = new RequestQueue<Waiting>();
    queue.add(waiting('data', 'MARKET_DATA'));
    queue.add(waiting('entry', 'ENTRY'));
    queue.add(waiting('read', 'RECONCILE'));
    queue.add(waiting('exit', 'REDUCE'));
    queue.add(waiting('close 1', 'EMERGENCY'));
    queue.add(waiting('close 2', 'EMERGENCY'));
    queue.add(waiting('cancel', 'EMERGENCY', { rank: 0 }));
    expect(leaving(queue, budgetOf(1_000))).toEqual(['cancel', 'close 1', 'close 2', 'exit', 'read', 'entry', 'data']);
  });

  it('counts each who leaves before it asks about the next', () => {
    const queue = new RequestQueue<Waiting>();
    for (const tag of ['a', 'b', 'c']) queue.add(waiting(tag, 'EMERGENCY'));
    expect(leaving(queue, budgetOf(2))).toEqual(['a', 'b']);
    expect(queue.counts().EMERGENCY).toBe(1);
  });

  it('gives up on who waited too long', () => {
    const queue = new RequestQueue<Waiting>();
    queue.add(waiting('late', 'ENTRY', { until: NOW }));
    queue.add(waiting('patient', 'ENTRY'));
    expect(queue.expire(NOW).map((item) => item.tag)).toEqual(['late']);
    expect(queue.counts().ENTRY).toBe(1);
  });

  it('says when to look again', () => {
    const queue = new RequestQueue<Waiting>();
    const budget = budgetOf(1);
    expect(queue.nextMs(budget, NOW)).toBeNull();
    budget.take({ weight: 1, orders: 0 }, NOW);
    queue.add(waiting('blocked', 'EMERGENCY'));
    expect(queue.nextMs(budget, NOW)).toBe(5_000);
  });

  it('takes one back by its name', () => {
    const queue = new RequestQueue<Waiting>();
    queue.add(waiting('A-1', 'ENTRY'));
    expect(queue.takeBack('A-2')).toBeNull();
    expect(queue.takeBack('A-1')?.tag).toBe('A-1');
    expect(leaving(queue, budgetOf(10))).toEqual([]);
  });
});
