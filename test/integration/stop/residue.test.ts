/** What an emergency stop that could not end says is left (ES-07): the venue's word, leg by leg, without dust. */
import { describe, expect, it } from 'vitest';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { phase } from '../../support/stopDesk.ts';

/** Sixteen seconds after a stop whose closes are refused. */
function unresolved(engine: RealEngine): string {
  for (let refusal = 0; refusal < 60; refusal += 1)
    engine.venue.spoil('place ES-', { kind: 'rejected', code: '-1013', text: 'Market is closed.' });
  engine.stop();
  engine.pass(16_000);
  expect(phase(engine)).toBe('UNRESOLVED');
  return [...engine.state.durable.alerts.values()].find(({ type }) => type === 'STOP_UNRESOLVED')?.text ?? '';
}

describe('an emergency stop that could not end', () => {
  it('names both legs of a hedged symbol, though they cancel out in our record', () => {
    const engine = realEngine({ market: 'HEDGE' });
    engine.venue.setHolding(BTC, '2', { leg: 'LONG' });
    engine.venue.setHolding(BTC, '-2', { leg: 'SHORT' });
    expect(unresolved(engine)).toContain('could not close LIVE BTC/USDT:USDT 2, LIVE BTC/USDT:USDT -2.');
  });

  it('leaves out dust, which nobody could close', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.hold(BTC, '2', { stop: '95' });
    engine.hold(ETH, '0.004', { stop: '95' });
    expect(unresolved(engine)).toContain('could not close LIVE BTC/USDT:USDT 2.');
  });

  it('says what we hold where the venue never answered', () => {
    const engine = realEngine({ market: 'ONE_WAY' });
    engine.hold(BTC, '2', { stop: '95' });
    engine.venue.isDown = true;
    expect(unresolved(engine)).toContain('could not close LIVE BTC/USDT:USDT 2.');
  });
});
