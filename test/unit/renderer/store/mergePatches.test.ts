import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../../../src/renderer/store/applyPatch.ts';
import { mergePatches } from '../../../../src/renderer/store/mergePatches.ts';
import { viewOf } from '../../../../src/renderer/store/view.ts';
import type { ViewPatch } from '../../../../src/shared/ipc/view.ts';
import { buildBacktest } from '../../../support/buildRiskView.ts';
import { buildView } from '../../../support/buildView.ts';

const quote = (symbol: string, last: string) => ({ symbol, bid: last, ask: last, last, time: 1, staleAfterMs: 5_000 });
const patches: fc.Arbitrary<ViewPatch> = fc.record({
  parts: fc.oneof(
    fc.constant({}),
    fc.integer({ min: 0, max: 9 }).map((seq) => ({ feed: { ...buildView().parts.feed, now: seq } })),
  ),
  rows: fc.oneof(
    fc.constant({}),
    fc.dictionary(fc.constantFrom('A/U', 'B/U', 'C/U'), fc.option(fc.nat(9).map(String))).map((rows) => ({
      quotes: Object.fromEntries(
        Object.entries(rows).map(([symbol, last]) => [symbol, last === null ? null : quote(symbol, last)]),
      ),
    })),
  ),
  logs: fc.oneof(
    fc.constant({}),
    fc
      .array(fc.nat(9), { maxLength: 3 })
      .map((at) => ({ equity: at.map((each) => ({ book: 'PAPER' as const, at: each, equity: '1' })) })),
  ),
});

describe('mergePatches', () => {
  it('has the effect of both patches one after the other', () => {
    const view = viewOf(buildView());
    fc.assert(
      fc.property(patches, patches, (first, second) => {
        const stepwise = applyPatch(applyPatch(view, first), second);
        const atOnce = applyPatch(view, mergePatches(first, second));
        expect({ ...atOnce, keys: null }).toEqual({ ...stepwise, keys: null });
        expect(atOnce.keys.quotes.toSorted()).toEqual(stepwise.keys.quotes.toSorted());
      }),
    );
  });

  it('keeps the later value of a row and a part', () => {
    const of = (now: number, last: string): ViewPatch => ({
      parts: { feed: { ...buildView().parts.feed, now } },
      rows: { quotes: { 'A/U': quote('A/U', last) } },
      logs: {},
    });
    const merged = mergePatches(of(1, '10'), of(2, '11'));
    expect(merged.parts.feed?.now).toBe(2);
    expect(merged.rows.quotes?.['A/U']?.last).toBe('11');
  });

  it('keeps the rows of both patches in every row set', () => {
    const { row } = buildBacktest();
    const of = (id: string): ViewPatch => ({ parts: {}, rows: { backtests: { [id]: { ...row, id } } }, logs: {} });
    expect(Object.keys(mergePatches(of('bt-1'), of('bt-2')).rows.backtests ?? {})).toEqual(['bt-1', 'bt-2']);
  });

  it('bounds the logs that pile up while the page is hidden', () => {
    const line = (at: number) => ({ book: 'PAPER' as const, at, equity: '1' });
    const many = Array.from({ length: 2_999 }, (_, at) => line(at));
    const merged = mergePatches(
      { parts: {}, rows: {}, logs: { equity: many } },
      { parts: {}, rows: {}, logs: { equity: [line(5_000), line(5_001)] } },
    );
    expect(merged.logs.equity).toHaveLength(3_000);
    expect(merged.logs.equity?.[0]?.at).toBe(1);
    expect(merged.logs.equity?.at(-1)?.at).toBe(5_001);
  });
});
