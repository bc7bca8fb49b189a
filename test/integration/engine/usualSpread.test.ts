import { describe, expect, it } from 'vitest';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { entryTicket, SYMBOL, testEngine, type TestEngine } from '../../support/testEngine.ts';

const symbol = symbolName(SYMBOL);

/** A quote each second for so long. */
function quoted(engine: TestEngine, seconds: number, [bid, ask]: readonly [string, string]): void {
  for (let second = 0; second < seconds; second += 1) {
    engine.silence(1_000);
    const time = unixMs((engine.state.live.markets.get(symbol)?.time ?? 0) + 1_000);
    engine.runner.dispatch({ type: 'market', event: { kind: 'tick', symbol, time, last: '100.00', bid, ask } });
  }
}
/** Verdict, code, value and limit of the check of market data of the last order. */
function lastCheck(engine: TestEngine) {
  engine.run(entryTicket({ type: 'LIMIT', entry: '99.00', quantity: '0.50' }));
  const gates = engine.journal.drafts.flatMap((draft) => (draft.type === 'RISK_CHECK' ? [draft.data] : []));
  const check = gates.at(-1)?.checks.find(({ code }) => code === 'MARKET_DATA' || code === 'WIDE_SPREAD');
  return [check?.passed, check?.code, check?.value, check?.limit];
}

describe('a wide spread (RC-21)', () => {
  it('is refused above one percent where nothing is known of what is usual', () => {
    const engine = testEngine();
    quoted(engine, 1, ['99.40', '100.60']);
    expect(lastCheck(engine)).toEqual([false, 'WIDE_SPREAD', '0.012000', '0.010000']);
  });

  it('is allowed up to five times the median of the symbol, and refused above', () => {
    const engine = testEngine();
    // Usually 0.30 of 100: up to 1.5 % is nothing special here.
    quoted(engine, 100, ['99.85', '100.15']);
    quoted(engine, 1, ['99.25', '100.75']);
    expect(lastCheck(engine)).toEqual([true, 'MARKET_DATA', '0.0', '10']);
    quoted(engine, 1, ['99.24', '100.76']);
    expect(lastCheck(engine)).toEqual([false, 'WIDE_SPREAD', '0.015200', '0.015000']);
  });
});
