import { describe, expect, it } from 'vitest';
import { evaluatePaperGate } from '../../../../src/main/domain/ladder/paperGate.ts';
import { waiveGate } from '../../../../src/main/domain/ladder/waiveGate.ts';
import { buildPaperGate } from '../../../support/buildGate.ts';

const openOf = (gate: ReturnType<typeof waiveGate>) =>
  gate.items.filter(({ passed }) => !passed).map(({ code }) => code);

describe('waiveGate', () => {
  it('lets through what only time and luck bring, and says so item by item', () => {
    const gate = evaluatePaperGate(buildPaperGate({ evidence: { winRate: { value: 0.3 }, closedTrades: 2 } }));
    expect(openOf(gate)).toEqual(['WIN_RATE', 'TRADES']);
    const waived = waiveGate(gate);
    expect(waived).toMatchObject({ pass: true, earliestAt: null });
    expect(waived.items.filter(({ reason }) => reason === 'waived, a rehearsal').map(({ code }) => code)).toEqual([
      'WIN_RATE',
      'TRADES',
    ]);
    expect(waived.items.every(({ missing }) => missing === null)).toBe(true);
  });

  it('never lets through what the desk itself must have ready', () => {
    const gate = evaluatePaperGate(
      buildPaperGate({
        evidence: { winRate: { value: 0.3 } },
        operations: { lastDrillAt: null, openAlerts: 1, credentials: { holds: null, found: 'not checked' } },
      }),
    );
    const waived = waiveGate(gate);
    expect(waived.pass).toBe(false);
    expect(openOf(waived)).toEqual(['CREDENTIALS', 'DRILL', 'ALERTS']);
  });
});
