import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldEntry } from '../../../src/main/engine/foldEntry.ts';
import { encodeDurable } from '../../../src/main/engine/durableCodec.ts';
import { emptyDurable } from '../../../src/main/engine/state.ts';
import { entryDataSchemas, type EntryDraft } from '../../../src/shared/model/entry.ts';
import { isTerminal } from '../../../src/shared/model/order.ts';
import { ZERO, decimal } from '../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

type Action =
  | { readonly kind: 'place'; readonly side: 'BUY' | 'SELL'; readonly quantity: number; readonly stopAway: number }
  | { readonly kind: 'limit'; readonly away: number }
  | { readonly kind: 'price'; readonly percent: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'close'; readonly part: 'ALL' | 'HALF' }
  | { readonly kind: 'moveStop'; readonly percent: number }
  | { readonly kind: 'cancelEntries' | 'pause' | 'unpause' | 'stop' | 'resume' }
  | { readonly kind: 'fault'; readonly call: 'place' | 'cancel' | 'snapshot'; readonly lost: boolean };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('place'),
      side: fc.constantFrom('BUY', 'SELL'),
      quantity: fc.integer({ min: 1, max: 3_000 }),
      stopAway: fc.integer({ min: 1, max: 20 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('limit'), away: fc.integer({ min: 1, max: 10 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('price'), percent: fc.integer({ min: -6, max: 6 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.constantFrom(50, 300, 1_000, 5_000, 70_000) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('close'), part: fc.constantFrom('ALL', 'HALF') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('moveStop'), percent: fc.integer({ min: -8, max: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cancelEntries', 'pause', 'unpause') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('stop', 'resume') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault'),
      call: fc.constantFrom('place', 'cancel', 'snapshot'),
      lost: fc.boolean(),
    }),
  },
) as fc.Arbitrary<Action>;

/** The engine with the price the test last set. */
interface Run {
  readonly engine: TestEngine;
  price: number;
}

function act(run: Run, each: Action): void {
  const { engine } = run;
  switch (each.kind) {
    case 'place': {
      const away = each.side === 'BUY' ? 1 - each.stopAway / 100 : 1 + each.stopAway / 100;
      const stop = (run.price * away).toFixed(2);
      engine.run(entryTicket({ side: each.side, quantity: (each.quantity / 100).toFixed(2), stop }));
      return;
    }
    case 'limit': {
      const entry = (run.price * (1 - each.away / 100)).toFixed(2);
      engine.run(entryTicket({ type: 'LIMIT', entry, stop: (Number(entry) * 0.9).toFixed(2), quantity: '1.00' }));
      return;
    }
    case 'price':
      run.price = Math.max(20, Number((run.price * (1 + each.percent / 100)).toFixed(2)));
      engine.price(SYMBOL, run.price.toFixed(2));
      return;
    case 'pass':
      return engine.pass(each.ms);
    case 'close':
      engine.run({ name: 'closePosition', input: { symbol: SYMBOL, part: each.part } });
      return;
    case 'moveStop':
      engine.run({
        name: 'moveStop',
        input: { symbol: SYMBOL, stop: (run.price * (1 + each.percent / 100)).toFixed(2) },
      });
      return;
    case 'cancelEntries':
    case 'pause':
    case 'unpause':
      engine.run({ name: each.kind, input: {} });
      return;
    case 'stop':
      engine.run({ name: 'emergencyStop', input: { source: 'button' } });
      return;
    case 'resume':
      engine.run({ name: 'resume', input: { mode: 'PAPER', phrase: 'RESUME', reason: 'property test goes on' } });
      return;
    case 'fault':
      engine.venue.spoilNext(each.call, each.lost ? { kind: 'answerLost' } : { kind: 'requestLost', afterMs: 400 });
  }
}

const fillsOf = (drafts: readonly EntryDraft[]) =>
  drafts.flatMap((draft) => (draft.type === 'FILL' ? [draft.data] : []));

/** The durable state folded anew from what was journaled, as a restart does. */
function refold(drafts: readonly EntryDraft[]) {
  let durable = emptyDurable();
  for (const draft of drafts) {
    const data = entryDataSchemas[draft.type].parse(draft.data);
    durable = foldEntry(durable, {
      type: draft.type,
      data: data as never,
      at: unixMs(Date.parse(draft.ts)),
      book: draft.book,
    });
  }
  return durable;
}

/** A slow machine that does other things needs more than the usual limit. */
const TIMEOUT_MS = 120_000;

const sequences = fc.array(action, { minLength: 5, maxLength: 45 });

describe('a paper book under any sequence of commands, prices and faults', () => {
  it(
    'holds what its fills add up to, and its journal folds to its state',
    () => {
      fc.assert(
        fc.property(sequences, (actions) => {
          const run: Run = { engine: testEngine(), price: 100 };
          for (const each of actions) act(run, each);
          const { state, journal } = run.engine;
          const fills = fillsOf(journal.drafts);
          const held = fills.reduce(
            (sum, { fill }) =>
              fill.side === 'BUY' ? sum.plus(decimal(fill.quantity)) : sum.minus(decimal(fill.quantity)),
            ZERO,
          );
          const position = [...state.durable.books.PAPER.positions.values()][0];
          expect((position?.quantity ?? ZERO).toFixed()).toBe(held.toFixed());
          expect(encodeDurable(refold(journal.drafts))).toEqual(encodeDurable(state.durable));
        }),
        { numRuns: 800, seed: 20_260_301 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'sends no entry while it is stopped or paused, and ends every stop flat',
    () => {
      fc.assert(
        fc.property(sequences, (actions) => {
          const run: Run = { engine: testEngine(), price: 100 };
          const { engine } = run;
          for (const each of actions) {
            const { modeState } = engine.state.durable;
            const isOpen = modeState.mode === 'PAPER' && modeState.run === 'RUNNING';
            const before = engine.state.durable.books.PAPER.counters.order;
            act(run, each);
            if (isOpen || (each.kind !== 'place' && each.kind !== 'limit')) continue;
            expect(engine.state.durable.books.PAPER.counters.order).toBe(before);
          }
          engine.run({ name: 'emergencyStop', input: { source: 'button' } });
          engine.pass(120_000);
          expect(engine.state.durable.books.PAPER.positions.size).toBe(0);
          const working = [...engine.state.durable.books.PAPER.orders.values()].filter(
            (order) => !isTerminal(order.status),
          );
          expect(working.map((order) => `${order.role} ${order.status}`)).toEqual([]);
        }),
        { numRuns: 800, seed: 20_260_302 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'leaves no position without a working stop or a close on its way',
    () => {
      fc.assert(
        fc.property(sequences, (actions) => {
          const run: Run = { engine: testEngine(), price: 100 };
          const { engine } = run;
          for (const each of actions) act(run, each);
          engine.pass(60_000);
          const { durable } = engine.state;
          if (durable.modeState.mode !== 'PAPER' || durable.books.PAPER.positions.size === 0) return;
          const guards = [...durable.books.PAPER.orders.values()].filter(
            (order) => !isTerminal(order.status) && (order.role === 'STOP' || order.role === 'EXIT'),
          );
          expect(guards.length).toBeGreaterThan(0);
        }),
        { numRuns: 800, seed: 20_260_303 },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'never lets an accepted entry pass the gross cap of 20 % of equity',
    () => {
      fc.assert(
        fc.property(sequences, (actions) => {
          const run: Run = { engine: testEngine(), price: 100 };
          for (const each of actions) act(run, each);
          for (const draft of run.engine.journal.drafts) {
            if (draft.type !== 'RISK_CHECK' || draft.data.gate !== 'ENTRY' || !draft.data.ok) continue;
            const gross = draft.data.checks.find((check) => check.rule === 'RC-13');
            expect(Number(gross?.value)).toBeLessThanOrEqual(20);
          }
        }),
        { numRuns: 800, seed: 20_260_304 },
      );
    },
    TIMEOUT_MS,
  );
});
