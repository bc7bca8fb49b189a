import { describe, expect, it } from 'vitest';
import { keyObstacle } from '../../../../../src/renderer/features/settings/venue/keyObstacle.ts';
import { buildVenueSetup } from '../../../../support/buildVenueSetup.ts';

describe('keyObstacle', () => {
  it('says what is missing before a key can be stored', () => {
    expect(keyObstacle(buildVenueSetup({ connects: false }), true)).toBe(
      'A rehearsal has no venue: no key is stored or checked.',
    );
    expect(keyObstacle(buildVenueSetup({ account: null }), true)).toBe('Set up the venue first, then store its key.');
    expect(keyObstacle(buildVenueSetup(), false)).toBe('To store a key, enter both the key and its secret.');
  });

  it('says nothing when all is there, or nothing can be typed', () => {
    expect(keyObstacle(buildVenueSetup(), true)).toBe('');
    const vault = { name: 'the environment', writable: false, problem: null };
    expect(keyObstacle(buildVenueSetup({ vault }), false)).toBe('');
  });
});
