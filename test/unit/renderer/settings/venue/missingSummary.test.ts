import { describe, expect, it } from 'vitest';
import { missingSummary } from '../../../../../src/renderer/features/settings/venue/missingSummary.ts';

const row = (essential: boolean) => ({ code: 'STREAMS', essential, what: 'w', means: 'm', instead: 'i' });

describe('missingSummary', () => {
  it('counts what is missing, and says that live is refused where something essential is', () => {
    expect(missingSummary([row(false)])).toBe('1 thing is missing at this venue, none of them essential.');
    expect(missingSummary([row(true), row(true), row(false)])).toBe(
      '3 things are missing at this venue, 2 of them essential: live is refused there.',
    );
  });
});
