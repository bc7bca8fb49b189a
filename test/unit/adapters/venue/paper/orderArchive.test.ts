import { describe, expect, it } from 'vitest';
import { openOrderArchive } from '../../../../../src/main/adapters/venue/paper/orderArchive.ts';
import { paperOrderId } from '../../../../../src/main/adapters/venue/paper/workingOrder.ts';
import { ZERO } from '../../../../../src/shared/values/decimal.ts';
import { clientOrderId } from '../../../../../src/shared/values/ids.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { buildTerms } from '../../../../support/buildOrder.ts';

describe('openOrderArchive', () => {
  it('forgets the oldest beyond 10,000 orders', () => {
    const archive = openOrderArchive();
    const terms = buildTerms();
    for (let number = 0; number <= 10_000; number += 1) {
      const id = clientOrderId(`A-${number}`);
      archive.remember({
        terms: { ...terms, clientOrderId: id },
        venueOrderId: paperOrderId(id),
        status: 'CANCELED',
        filledQuantity: quantity(ZERO),
      });
    }
    expect(archive.find(clientOrderId('A-0'))).toBeUndefined();
    expect(archive.find(clientOrderId('A-1'))?.status).toBe('CANCELED');
    expect(archive.find(clientOrderId('A-10000'))?.status).toBe('CANCELED');
  });
});
