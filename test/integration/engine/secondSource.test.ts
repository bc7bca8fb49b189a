import { describe, expect, it } from 'vitest';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const SECOND = 1_000;

/** The order book with this best bid and ask, as its own stream sends it. */
function book(engine: TestEngine, bid: string, ask: string): void {
  const symbol = symbolName(SYMBOL);
  const time = engine.state.live.markets.get(symbol)?.time ?? unixMs(0);
  engine.runner.dispatch({
    type: 'market',
    event: { kind: 'depth', symbol, time, bids: [[bid, '50']], asks: [[ask, '50']] },
  });
}
/** Value, limit and verdict of the checks of the last order. */
const lastCheck = (engine: TestEngine, code: string) => {
  const gates = engine.journal.drafts.flatMap((draft) => (draft.type === 'RISK_CHECK' ? [draft.data] : []));
  const check = gates.at(-1)?.checks.find((each) => each.code === code);
  return [check?.passed, check?.value, check?.limit];
};

describe('what the price is held against before an entry (RC-21)', () => {
  it('is said where there is one source and its updates carry no numbers', () => {
    const engine = testEngine();
    expect(engine.run(entryTicket()).ok).toBe(true);
    expect(lastCheck(engine, 'DIVERGENCE')).toEqual([true, 'one source', null]);
    expect(lastCheck(engine, 'SEQUENCE_GAP')).toEqual([true, 'not numbered', null]);
  });

  it('is the order book where the feed carries one: half a percent apart is allowed, more is not', () => {
    const engine = testEngine();
    // The quote is modeled one basis point around 100: its middle is 100.
    book(engine, '100.49', '100.51');
    expect(engine.run(entryTicket()).ok).toBe(true);
    expect(lastCheck(engine, 'DIVERGENCE')).toEqual([true, '0.4975', '0.5000']);
    book(engine, '100.51', '100.53');
    const refused = engine.run(entryTicket({ type: 'LIMIT', entry: '99.00', quantity: '0.50' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'DENIED' } });
    expect(refused.ok ? '' : refused.error.message).toContain(
      'BTC/USDT is 100.00 here and 100.52 at the order book, 0.52% apart.',
    );
    expect(lastCheck(engine, 'DIVERGENCE')).toEqual([false, '0.5173', '0.5000']);
    expect(engine.run({ name: 'emergencyStop', input: { source: 'button' } }).ok).toBe(true);
  });

  it('does not listen to a book that fell silent, and refuses on one that is no price', () => {
    const engine = testEngine();
    book(engine, '120.00', '120.02');
    engine.pass(31 * SECOND);
    expect(engine.run(entryTicket()).ok).toBe(true);
    expect(lastCheck(engine, 'DIVERGENCE')).toEqual([true, 'second source is silent', null]);
    book(engine, '0', '0');
    const refused = engine.run(entryTicket({ type: 'LIMIT', entry: '99.00', quantity: '0.50' }));
    expect(refused.ok ? '' : refused.error.message).toMatch(/the second source is unknown.*closing works \(RC-21\)/);
  });
});
