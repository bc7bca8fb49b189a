import { describe, expect, it } from 'vitest';
import {
  approvalObstacle,
  emptyForm,
  phraseRefusal,
  reasonRefusal,
} from '../../../../src/renderer/features/approval/approvalForm.ts';

const promote = { phrase: 'GO LIVE 0.1%', needsEvidence: true, needsReason: false, lostAmount: null };
const complete = { ...emptyForm, readEvidence: true, passphrase: 'secret', phrase: 'GO LIVE 0.1%' };

describe('phraseRefusal', () => {
  it('answers a wrong phrase with what was found and what to type', () => {
    expect(phraseRefusal('go live 0.1%', 'GO LIVE 0.1%')).toBe(
      "Found 'go live 0.1%'. Type exactly GO LIVE 0.1%, with capitals.",
    );
    expect(phraseRefusal(' ', 'RESUME')).toBe('Type exactly RESUME, with capitals.');
  });
  it('takes the exact phrase, with blanks around it', () => {
    expect(phraseRefusal('GO LIVE 0.1% ', 'GO LIVE 0.1%')).toBeNull();
  });
});

describe('approvalObstacle', () => {
  it('is null when everything asked for is there', () => {
    expect(approvalObstacle(promote, complete, true)).toBeNull();
  });
  it('names what is missing, first the evidence, last the phrase', () => {
    expect(approvalObstacle(promote, emptyForm, true)).toBe('Tick that you have read the evidence grade.');
    expect(approvalObstacle(promote, { ...complete, passphrase: '' }, true)).toBe(
      'No passphrase. Write the one you have set.',
    );
    expect(approvalObstacle(promote, { ...complete, passphrase: '' }, false)).toBeNull();
    expect(approvalObstacle(promote, { ...complete, phrase: '' }, true)).toBe(
      'Type exactly GO LIVE 0.1%, with capitals.',
    );
  });
  it('asks for a reason of ten characters where one is needed', () => {
    const asked = { ...promote, needsReason: true };
    expect(approvalObstacle(asked, { ...complete, reason: ' too short ' }, true)).toBe(
      'Reason has 9 characters, 10 are needed. Say why it is safe.',
    );
    expect(reasonRefusal('long enough')).toBeNull();
  });
  it('asks for the lost amount, exactly, in any spelling of the number', () => {
    const asked = { ...promote, lostAmount: '1301.27' };
    expect(approvalObstacle(asked, complete, true)).toBe('Type the loss to re-base: 1301.27.');
    expect(approvalObstacle(asked, { ...complete, lostAmount: '1301.2' }, true)).toBe(
      "Found '1301.2'. Type exactly 1301.27.",
    );
    expect(approvalObstacle(asked, { ...complete, lostAmount: '1,301.27' }, true)).toBeNull();
  });
});
