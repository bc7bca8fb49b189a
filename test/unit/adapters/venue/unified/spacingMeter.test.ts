import { describe, expect, it } from 'vitest';
import { SpacingMeter } from '../../../../../src/main/adapters/venue/unified/spacingMeter.ts';

describe('SpacingMeter', () => {
  it('is the share of the last minute, and never more than all of it', () => {
    const meter = new SpacingMeter();
    expect(meter.share(0)).toBe(0);
    meter.take(6_000, 1_000);
    meter.take(12_000, 30_000);
    expect(meter.share(30_000)).toBe(0.3);
    expect(meter.share(61_000)).toBe(0.2);
    meter.take(90_000, 62_000);
    expect(meter.share(62_000)).toBe(1);
    expect(meter.share(200_000)).toBe(0);
  });
});
