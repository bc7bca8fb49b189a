import { describe, expect, it } from 'vitest';
import { previewTicket } from '../../../src/main/engine/ticket.ts';
import { engineActor, noEffects, type Step } from '../../../src/main/engine/step.ts';
import { SCRIPT_START } from '../../support/scriptedSource.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, testEngine, type TestEngine } from '../../support/testEngine.ts';

/** A turn beside the queue, as the preview command makes it. */
function stepOf(engine: TestEngine): Step {
  return {
    state: engine.state,
    facts: engine.facts,
    at: unixMs(SCRIPT_START + 2_000),
    mono: '0',
    effects: noEffects(),
    book: 'PAPER',
    actor: engineActor('s-1'),
  };
}

const ticketOf = (over: Parameters<typeof entryTicket>[0] = {}) => {
  const command = entryTicket(over);
  if (command.name !== 'placeOrder') throw new Error('not a ticket');
  return command.input;
};

describe('previewTicket', () => {
  it('proposes the quantity lowered by hand with its own notional and risk', () => {
    const engine = testEngine();
    const preview = previewTicket(stepOf(engine), ticketOf({ quantity: '2.00', stop: '97.00' }));
    if (!preview.ok) throw new Error(preview.error.message);
    // Quote 99.99 / 100.01; loss per unit: 100.02 - 96.903 + 0.0005 x (100.02 + 96.903), with half a spread of 1 bp of 100.
    expect(preview.value.ok).toBe(true);
    expect(preview.value.proposed?.quantity).toBe('2');
    expect(preview.value.proposed?.notional).toBe('200.02');
    expect(Number(preview.value.proposed?.riskAmount)).toBeCloseTo(6.43, 1);
    expect(Number(preview.value.sizing?.quantity)).toBeGreaterThan(2);
  });

  it('changes nothing: no entry, no order, no token', () => {
    const engine = testEngine();
    const before = engine.journal.drafts.length;
    const { milliTokens } = engine.state.live.buckets.PAPER;
    previewTicket(stepOf(engine), ticketOf());
    expect(engine.journal.drafts.length).toBe(before);
    expect(engine.state.durable.books.PAPER.orders.size).toBe(0);
    expect(engine.state.live.buckets.PAPER.milliTokens).toBe(milliTokens);
  });

  it('refuses a ticket without a stop in the words of PS-10', () => {
    const engine = testEngine();
    const preview = previewTicket(stepOf(engine), ticketOf({ stop: null }));
    if (!preview.ok) throw new Error(preview.error.message);
    expect(preview.value).toMatchObject({ ok: false, quantity: '0', proposed: null });
    expect(preview.value.refusals[0]).toBe(
      'No stop price. Every entry needs one (PS-10). Enter a stop below 100.01 or switch on auto-stop.',
    );
  });

  it('names a symbol that the feed does not have', () => {
    const engine = testEngine();
    expect(previewTicket(stepOf(engine), ticketOf({ symbol: 'ETH/USDT' }))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });
});
