import { describe, expect, it } from 'vitest';
import { gateText, promoteText } from '../../../../src/main/domain/ladder/gateText.ts';
import { evaluatePaperGate } from '../../../../src/main/domain/ladder/paperGate.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';
import { buildPaperGate, type PaperGateOverrides } from '../../../support/buildGate.ts';

const gate = (overrides: PaperGateOverrides) => evaluatePaperGate(buildPaperGate(overrides));
const earliestAt = unixMs(Date.parse('2026-11-24T06:00:00Z'));

describe('gateText', () => {
  it('says what is open and when it can pass', () => {
    const result = gate({
      time: { qualifyingDays: 5, partialDay: 0.2, earliestAt },
      operations: { lastDrillAt: null },
    });
    expect(gateText(result, 'SM-05')).toBe(
      'Not yet: 2 of 14 open. Qualifying days 5.2 of 7; no emergency drill in 30 days. Earliest 24 Nov 06:00 UTC if trading goes on (SM-05).',
    );
  });

  it('counts what it does not name, and gives no time where time is not what is missing', () => {
    const operations = {
      credentials: { holds: null, found: 'No live venue is connected.' },
      lastDrillAt: null,
      openAlerts: 2,
      clockOffsetMs: null,
    };
    expect(gateText(gate({ evidence: { sharpe: { value: 0.49 } }, operations }), 'SM-05')).toBe(
      'Not yet: 5 of 14 open. Sharpe (daily, x sqrt 365) 0.49, needed >= 0.5; keys of the live account n/a (No live venue is connected.), needed may trade, may not withdraw or transfer; no emergency drill in 30 days; 2 more (SM-05).',
    );
  });

  it('names three open items without counting the rest', () => {
    const operations = { lastDrillAt: null, openAlerts: 2, clockOffsetMs: 600 };
    expect(gateText(gate({ operations }), 'SM-05')).toBe(
      'Not yet: 3 of 14 open. No emergency drill in 30 days; open alerts P1 and P2 2, needed 0; clock offset to the venue 600 ms, needed < 500 ms (SM-05).',
    );
  });

  it('says so when everything passes', () => {
    expect(gateText(gate({}), 'SM-06')).toBe('All 14 items pass (SM-06).');
  });
});

describe('promoteText', () => {
  it.each<[PaperGateOverrides, string]>([
    [{}, '14 of 14'],
    [{ operations: { lastDrillAt: null } }, '13 of 14: do the emergency drill'],
    [{ time: { elapsedMs: 141 * 3_600_000, earliestAt } }, '13 of 14: 141 h of 168 h elapsed'],
  ])('shortens %o', (overrides, text) => {
    expect(promoteText(gate(overrides))).toBe(text);
  });
});
