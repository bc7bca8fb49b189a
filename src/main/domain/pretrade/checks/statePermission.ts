/** RC-02: whether entries are allowed at all (SM-01). */
import { bookOf } from '../../../../shared/model/mode.ts';
import { fail, pass, type Check, type Verdict } from '../check.ts';
import type { EntryContext } from '../context.ts';
import { modeText } from '../orderFacts.ts';
import { refusalText } from '../refusalText.ts';

/** Running, level L0, a trading mode whose book the order is for, and no emergency stop. */
export const statePermission: Check<EntryContext> = {
  rule: 'RC-02',
  code: 'STATE',
  name: 'State permission',
  unit: '',
  judge({ state, draft }) {
    const { mode, run, level } = state;
    const found = `${modeText(mode)}, ${run}, ${level}`;
    const refuse = (code: string, text: string): Verdict => ({ ...fail(found, EXPECTED, text), code });
    if (state.latched) return refuse('LATCHED', refusalText.latched());
    if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return refuse('MODE', refusalText.mode(mode));
    if (run !== 'RUNNING') return refuse(run, refusalText.run(run));
    if (level !== 'L0') return refuse('LEVEL', refusalText.level(state));
    const expected = bookOf(mode);
    return draft.book === expected ? pass(found, EXPECTED) : refuse('BOOK', refusalText.book(draft.book, expected));
  },
};

const EXPECTED = 'RUNNING, L0';
