import { describe, expect, it } from 'vitest';
import { invariant } from '../../../../src/shared/base/invariant.ts';
import { applyPatch } from '../../../../src/renderer/store/applyPatch.ts';
import { viewOf } from '../../../../src/renderer/store/view.ts';
import { buildView } from '../../../support/buildView.ts';

const nothing = { parts: {}, rows: {}, logs: {} };
const view = viewOf(buildView());
const orderRow = (id: string, leaves = '0.5') => {
  const order = buildView().rows.orders['L-1'];
  invariant(order !== undefined, 'the built view has an order');
  return { ...order, id, leaves };
};
const vitals = view.parts.vitals;

describe('applyPatch', () => {
  it('keeps every identity when nothing changed', () => {
    const next = applyPatch(view, nothing);
    expect(next.parts.desk).toBe(view.parts.desk);
    expect(next.rows.positions).toBe(view.rows.positions);
    expect(next.keys.positions).toBe(view.keys.positions);
    expect(next.logs.equity).toBe(view.logs.equity);
  });

  it('replaces a part whole and leaves the others alone', () => {
    const next = applyPatch(view, { ...nothing, parts: { vitals: { ...vitals, equity: '1' } } });
    expect(next.parts.vitals.equity).toBe('1');
    expect(next.parts.feed).toBe(view.parts.feed);
  });

  it('gives only the changed row a new identity, and keeps the key list', () => {
    const two = applyPatch(view, { ...nothing, rows: { orders: { 'L-2': orderRow('L-2') } } });
    const next = applyPatch(two, { ...nothing, rows: { orders: { 'L-2': orderRow('L-2', '0.1') } } });
    expect(next.rows.orders['L-1']).toBe(two.rows.orders['L-1']);
    expect(next.rows.orders['L-2']?.leaves).toBe('0.1');
    expect(next.keys.orders).toBe(two.keys.orders);
  });

  it('adds and removes keys', () => {
    const added = applyPatch(view, { ...nothing, rows: { orders: { 'L-2': orderRow('L-2') } } });
    expect(added.keys.orders).toEqual(['L-1', 'L-2']);
    const removed = applyPatch(added, { ...nothing, rows: { orders: { 'L-1': null } } });
    expect(removed.keys.orders).toEqual(['L-2']);
    expect(removed.rows.orders['L-1']).toBeUndefined();
  });

  it('ignores the removal of a row that is not there', () => {
    expect(applyPatch(view, { ...nothing, rows: { orders: { 'L-9': null } } }).keys.orders).toBe(view.keys.orders);
  });

  it('lets logs grow at the end and drops the oldest lines past the limit', () => {
    const points = Array.from({ length: 3_000 }, (_, index) => ({
      book: 'PAPER' as const,
      at: index,
      equity: String(index),
    }));
    const next = applyPatch(view, { ...nothing, logs: { equity: points } });
    expect(next.logs.equity).toHaveLength(3_000);
    expect(next.logs.equity[0]?.equity).toBe('0');
    expect(next.logs.equity.at(-1)?.equity).toBe('2999');
  });

  it('does not change the view it was given', () => {
    applyPatch(view, { ...nothing, rows: { orders: { 'L-1': null } } });
    expect(view.rows.orders['L-1']).toBeDefined();
  });
});
