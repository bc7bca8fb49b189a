import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issued, nextApproval, type Approval } from '../../../src/main/domain/ladder/approval.ts';
import { refuseApproval } from '../../../src/main/domain/ladder/refuseApproval.ts';
import { accrue, newStepClock, stepTime, type StepClock } from '../../../src/main/domain/ladder/stepClock.ts';
import { resumeTarget } from '../../../src/main/domain/mode/resumeTarget.ts';
import { transitionOf, type ModeFrom } from '../../../src/main/domain/mode/transition.ts';
import { stopCauses } from '../../../src/shared/model/incident.ts';
import { modes, tradingModes, type TradingMode } from '../../../src/shared/model/mode.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import { unixMs } from '../../../src/shared/values/time.ts';

const RUNS = { numRuns: 10_000 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const settings = defaultSettings();

describe('the mode state machine', () => {
  const rungs: Readonly<Record<string, number>> = {
    SETUP: -1,
    PAPER: 0,
    LIVE_MINIMAL: 1,
    LIVE_SCALED_1: 2,
    LIVE_SCALED_2: 3,
    LIVE_SCALED_3: 4,
  };

  it('never climbs more than one rung, skips PAPER, or leaves a stop above where it began', () => {
    const wishes = fc.array(fc.constantFrom(...modes), { minLength: 10, maxLength: 30 });
    const starts: readonly ModeFrom[] = [
      { mode: 'SETUP' },
      ...tradingModes.map((mode): ModeFrom => ({ mode })),
      ...tradingModes.map((modeBefore): ModeFrom => ({ mode: 'EMERGENCY_STOP', modeBefore })),
    ];
    const tally = { moves: 0, refused: 0, stops: 0, live: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...starts), wishes, (start, sequence) => {
        let at = start;
        for (const wish of sequence) {
          if (!transitionOf(at, wish).ok) {
            tally.refused += 1;
            continue;
          }
          tally.moves += 1;
          const before: string = at.mode === 'EMERGENCY_STOP' ? at.modeBefore : at.mode;
          if (wish === 'EMERGENCY_STOP') {
            expect(tradingModes).toContain(at.mode);
            tally.stops += 1;
            at = { mode: wish, modeBefore: at.mode as TradingMode };
            continue;
          }
          const climbed = (rungs[wish] ?? 9) - (rungs[before] ?? 9);
          expect(climbed).toBeLessThanOrEqual(at.mode === 'EMERGENCY_STOP' ? 0 : 1);
          expect(wish).not.toBe('SETUP');
          if (wish.startsWith('LIVE')) tally.live += 1;
          at = { mode: wish };
        }
      }),
      RUNS,
    );
    expect(Math.min(tally.moves, tally.refused)).toBeGreaterThan(15_000);
    expect(Math.min(tally.stops, tally.live)).toBeGreaterThan(2_500);
  });

  it('never resumes above the mode before the stop', () => {
    const records = fc.record({
      modeBefore: fc.constantFrom(...tradingModes),
      cause: fc.constantFrom(...stopCauses),
      earlierLossStopsIn14d: fc.nat(5),
    });
    fc.assert(
      fc.property(records, (record) => {
        const highest = resumeTarget(record);
        const from = { mode: 'EMERGENCY_STOP', modeBefore: record.modeBefore } as const;
        expect(transitionOf(from, highest)).toEqual({ ok: true, value: 'T7' });
      }),
      RUNS,
    );
  });
});

describe('the step clock', () => {
  /** Real time that passes, what the wall clock does meanwhile, and whether the desk watches. */
  const stretches = fc.array(
    fc.record({
      realMs: fc.integer({ min: 0, max: 30 * HOUR }),
      jumpMs: fc.constantFrom(0, 0, DAY, -DAY, HOUR, -HOUR, 1_000),
      kind: fc.constantFrom('ACTIVE' as const, 'IDLE' as const, 'OFF' as const),
    }),
    { maxLength: 40 },
  );

  it('opens no gate by a jump of the clock: never more than the time that really passed', () => {
    const tally = { jumped: 0, qualified: 0 };
    fc.assert(
      fc.property(stretches, (sequence) => {
        let wall = unixMs(Date.UTC(2026, 2, 1, 18));
        let clock: StepClock = newStepClock(wall);
        let real = 0;
        let active = 0;
        for (const { realMs, jumpMs, kind } of sequence) {
          const from = wall;
          // A clock that is changed while the desk is off cannot be told from time; here it changes under its eyes.
          wall = unixMs(wall + realMs + (kind === 'OFF' ? 0 : jumpMs));
          real += realMs;
          active += kind === 'ACTIVE' ? realMs : 0;
          clock = accrue(
            clock,
            kind === 'OFF'
              ? { kind, to: wall }
              : { kind: 'WATCHED', from, to: wall, monoMs: realMs, active: kind === 'ACTIVE' },
          );
        }
        const time = stepTime(clock, wall, settings.gate);
        expect(clock.elapsedMs).toBeLessThanOrEqual(real);
        expect(clock.activeMs).toBeLessThanOrEqual(active);
        expect(time.qualifyingDays * 6 * HOUR).toBeLessThanOrEqual(active);
        if (sequence.some(({ kind, jumpMs }) => kind !== 'OFF' && jumpMs !== 0)) tally.jumped += 1;
        if (time.qualifyingDays > 0) tally.qualified += 1;
      }),
      RUNS,
    );
    expect(tally.jumped).toBeGreaterThan(2_500);
    expect(tally.qualified).toBeGreaterThan(1_500);
  });
});

describe('an approval', () => {
  const START = unixMs(1_700_000_000_000);
  const steps = fc.array(
    fc.record({
      waitMs: fc.constantFrom(0, 1, 60_000, 200_000, 299_999),
      act: fc.constantFrom(
        'confirm' as const,
        'confirm' as const,
        'confirm' as const,
        'void' as const,
        'cancel' as const,
      ),
      phrase: fc.constantFrom('GO LIVE 0.1%', 'GO LIVE 0.1%', 'go live 0.1%'),
      heldMs: fc.constantFrom(5_000, 5_100, 4_999),
      configHash: fc.constantFrom('c', 'c', 'c', 'other'),
      alarm: fc.constantFrom(null, null, null, 'level L2'),
    }),
    { maxLength: 20 },
  );

  it('is accepted at most once, never late, and never after anything changed', () => {
    const tally = { accepted: 0, late: 0, again: 0, changed: 0 };
    fc.assert(
      fc.property(steps, (sequence) => {
        let approval: Approval = issued({
          id: 'A-1',
          subject: { kind: 'PROMOTE', from: 'PAPER', to: 'LIVE_MINIMAL' },
          gateHash: 'g',
          configHash: 'c',
          appBuild: 'b',
          issuedAt: START,
          expiresAt: unixMs(START + 300_000),
        });
        let ageMs = 0;
        let accepted = 0;
        for (const { waitMs, act, phrase, heldMs, configHash, alarm } of sequence) {
          ageMs += waitMs;
          const at = unixMs(START + ageMs);
          if (act !== 'confirm') {
            const next = nextApproval(approval, { type: act, at });
            approval = next.ok ? next.value : approval;
            continue;
          }
          const refusals = refuseApproval({
            approval,
            needs: { evidence: false, reason: false, lostAmount: null },
            facts: { ageMs, gateHash: 'g', configHash, appBuild: 'b', alarm, guards: [], settings: settings.approval },
            confirmation: {
              phrase,
              heldMs,
              readEvidence: true,
              reason: '',
              lostAmount: null,
              authMethod: 'passphrase',
            },
          });
          if (ageMs >= 300_000) tally.late += 1;
          if (accepted > 0) tally.again += 1;
          if (configHash !== 'c' || alarm !== null) tally.changed += 1;
          if (refusals.length > 0) continue;
          tally.accepted += 1;
          expect(approval.status).toBe('ISSUED');
          expect([ageMs < 300_000, phrase, configHash, alarm]).toEqual([true, 'GO LIVE 0.1%', 'c', null]);
          accepted += 1;
          const used = nextApproval(approval, { type: 'use', at });
          expect(used.ok).toBe(true);
          approval = used.ok ? used.value : approval;
        }
        expect(accepted).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
    expect(Math.min(tally.accepted, tally.again)).toBeGreaterThan(500);
    expect(Math.min(tally.late, tally.changed)).toBeGreaterThan(2_500);
  });
});
