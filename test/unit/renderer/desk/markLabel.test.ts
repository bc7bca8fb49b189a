import { describe, expect, it } from 'vitest';
import { markLabel } from '../../../../src/renderer/features/desk/chart/markLabel.ts';

describe('markLabel', () => {
  const cases = [
    ['Loss streak L0 to L2: 8 losing trades in a row, L2 from 8 (EB-07).', 'L2 Loss streak'],
    ['LOSS_STREAK L1 to L0: over.', 'L0 Loss streak'],
    ['Level L2 set by hand (EB-15).', 'L2 by hand'],
    ['MANUAL L2 released by hand: looked at everything.', 'L2 released'],
    ['Emergency stop I7: pressed by hand (button).', 'Stop I7'],
    ['Emergency stop complete, 2 closed.', 'Stop complete'],
    ['Flat verified 1400 ms after the trigger.', 'Flat'],
    ['Cooldown over: a person must approve the resume.', 'Cooldown over'],
    ['Paper book opened with 10000 USDT.', 'PAPER opened'],
    ['Mode is LIVE MINIMAL 0.1%. Probation began (SM-15).', 'LIVE MINIMAL 0.1%'],
    ['Mode is PAPER: asked for by you.', 'PAPER'],
    ['Mode PAPER is restored. Strategies are stopped: start them when you are ready.', 'PAPER resumed'],
    ['Mode EMERGENCY_STOP to LIVE_MINIMAL: approved.', 'LIVE MINIMAL'],
    ['Trading continues.', 'Trading continues'],
    ['Approval asked for Promote PAPER to LIVE MINIMAL.', 'Approval asked for Pr...'],
  ] as const;
  for (const [text, label] of cases) it(`says "${label}"`, () => expect(markLabel({ text })).toBe(label));
});
