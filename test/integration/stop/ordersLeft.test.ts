/** A stop that is flat and cannot end, because an order goes on working at the venue, says so: what works may fill (ES-07, ES-08). */
import { describe, expect, it } from 'vitest';
import { BTC, ETH, realEngine, type RealEngine } from '../../support/realEngine.ts';
import { armed, held, phase } from '../../support/stopDesk.ts';

const alert = ({ state }: RealEngine) =>
  [...state.durable.alerts.values()].find(({ type }) => type === 'STOP_UNRESOLVED');

function keepEntry({ venue }: RealEngine): void {
  for (let cancel = 0; cancel < 1_000; cancel += 1) venue.spoil('cancel L-900001', { kind: 'requestLost' });
}

describe.each(['SPOT', 'ONE_WAY', 'HEDGE'] as const)('an order that a stop cannot cancel, %s', (market) => {
  it('is told fifteen seconds after flat, and no more once it is gone', () => {
    const engine = armed(market);
    keepEntry(engine);
    engine.stop();
    engine.pass(14_000);
    expect(held(engine, market)).toBe('0');
    expect(phase(engine)).toBe('EXECUTING');
    engine.pass(5_000);
    expect(phase(engine)).toBe('UNRESOLVED');
    expect(alert(engine)).toMatchObject({ severity: 'P1', state: 'ACTIVE_UNACK' });
    expect(alert(engine)?.text).toContain(`could not close LIVE ${ETH} order L-900001.`);
    engine.venue.loseOrder('L-900001');
    engine.venue.faults.length = 0;
    engine.pass(60_000);
    expect(phase(engine)).toBe('COOLDOWN');
    expect(alert(engine)?.state).toBe('CLEARED_UNACK');
  });

  it('is told after a restart that found the stop flat already', () => {
    const engine = armed(market);
    keepEntry(engine);
    engine.stop();
    engine.pass(10_000);
    expect(phase(engine)).toBe('EXECUTING');
    engine.kill();
    const again = realEngine({ market, before: engine });
    again.pass(20_000);
    expect(phase(again)).toBe('UNRESOLVED');
    expect(again.venue.holding(BTC, market === 'HEDGE' ? 'LONG' : 'NET')).toBe('0');
  });
});
