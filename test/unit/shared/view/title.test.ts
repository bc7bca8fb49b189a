import { describe, expect, it } from 'vitest';
import { windowTitle, type TitleFacts } from '../../../../src/shared/view/title.ts';

const paper: TitleFacts = {
  workspace: 'live',
  isRehearsal: false,
  book: 'PAPER',
  mode: 'PAPER',
  run: 'RUNNING',
  level: 'L0',
  phase: null,
  closing: null,
  cooldownEndsAt: null,
  unacknowledgedP1: 0,
};
const stopped: TitleFacts = { ...paper, mode: 'EMERGENCY_STOP', book: 'LIVE', level: 'L4', phase: 'EXECUTING' };

describe('windowTitle', () => {
  it.each<[string, TitleFacts]>([
    ['SETUP · Breakwater', { ...paper, mode: 'SETUP', run: 'PAUSED' }],
    ['PAPER · Breakwater', paper],
    ['LIVE SCALED 0.5% · Breakwater', { ...paper, mode: 'LIVE_SCALED_2' }],
    ['REPLAY · PAPER · Breakwater', { ...paper, workspace: 'replay' }],
    ['REHEARSAL · LIVE MINIMAL 0.1% · Breakwater', { ...paper, isRehearsal: true, mode: 'LIVE_MINIMAL' }],
    ['REPLAY · PAPER · Breakwater', { ...paper, isRehearsal: true, workspace: 'replay' }],
    ['SETUP · Breakwater', { ...paper, isRehearsal: true, mode: 'SETUP' }],
    ['LIVE MINIMAL 0.1% · PAUSED · Breakwater', { ...paper, mode: 'LIVE_MINIMAL', run: 'PAUSED' }],
    [
      'LIVE MINIMAL 0.1% · RECOVERING · L2 · Breakwater',
      { ...paper, mode: 'LIVE_MINIMAL', run: 'RECOVERING', level: 'L2' },
    ],
    ['EMERGENCY STOP · CLOSING 1 of 2 · LIVE · Breakwater', { ...stopped, closing: { flat: 1, of: 2 } }],
    ['EMERGENCY STOP · UNRESOLVED · LIVE · Breakwater', { ...stopped, phase: 'UNRESOLVED' }],
    [
      'EMERGENCY STOP · COOLDOWN until 14:25 UTC · LIVE · Breakwater',
      { ...stopped, phase: 'COOLDOWN', cooldownEndsAt: 1_732_112_700_000 },
    ],
    ['EMERGENCY STOP · AWAITING APPROVAL · LIVE · Breakwater', { ...stopped, phase: 'AWAITING_APPROVAL' }],
    ['(2!) PAPER · Breakwater', { ...paper, unacknowledgedP1: 2 }],
  ])('writes %s', (title, facts) => expect(windowTitle(facts)).toBe(title));
});
