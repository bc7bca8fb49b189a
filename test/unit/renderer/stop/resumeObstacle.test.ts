import { describe, expect, it } from 'vitest';
import { phraseRefusal, resumeObstacle } from '../../../../src/renderer/features/stop/resumeObstacle.ts';

describe('resumeObstacle', () => {
  const complete = { mode: 'PAPER', reason: 'cause understood', phrase: 'RESUME' } as const;
  it('is none for a complete form', () => expect(resumeObstacle(complete)).toBeNull());
  it('names the first thing that is missing', () => {
    expect(resumeObstacle({ ...complete, mode: null })).toBe('No mode chosen. Choose the mode to resume in.');
    expect(resumeObstacle({ ...complete, reason: '  too short' })).toBe(
      'Reason has 9 characters, 10 are needed. Say why it is safe to resume.',
    );
    expect(resumeObstacle({ ...complete, phrase: '' })).toBe('Type exactly RESUME, with capitals.');
  });
  it('quotes a wrong phrase and trims a pasted one', () => {
    expect(phraseRefusal('resume')).toBe("Found 'resume'. Type exactly RESUME, with capitals.");
    expect(phraseRefusal(' RESUME ')).toBeNull();
  });
});
