import { describe, expect, it } from 'vitest';
import { createOwnerPrompt } from '../../../../src/main/hosts/electron/ownerPrompt.ts';

describe('createOwnerPrompt', () => {
  it('is none where the system has no Touch ID at all', () => {
    expect(createOwnerPrompt(undefined)).toBeNull();
    expect(createOwnerPrompt({})).toBeNull();
    expect(createOwnerPrompt({ canPromptTouchID: () => true })).toBeNull();
  });

  it('asks with the reason, and takes a refusal as a no', async () => {
    const asked: string[] = [];
    let fails = false;
    const prompt = createOwnerPrompt({
      canPromptTouchID: () => true,
      promptTouchID: (reason) => {
        asked.push(reason);
        return fails ? Promise.reject(new Error('canceled')) : Promise.resolve();
      },
    });
    expect(prompt?.canPrompt()).toBe(true);
    expect(await prompt?.prompt('approve a step')).toBe(true);
    fails = true;
    expect(await prompt?.prompt('approve a step')).toBe(false);
    expect(asked).toEqual(['approve a step', 'approve a step']);
    expect(prompt?.method).toBe('Touch ID');
  });
});
