import { describe, expect, it } from 'vitest';
import { buildOrder } from '../../../support/buildOrder.ts';
import { compareOrders } from '../../../../src/main/domain/reconcile/compareOrders.ts';
import type { Order, OrderStatus } from '../../../../src/shared/model/order.ts';
import { clientOrderId } from '../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const ASKED = 1_700_000_010_000;

const order = (id: string, status: OrderStatus, updatedAt = ASKED - 5_000) =>
  buildOrder({ clientOrderId: id, status, updatedAt, createdAt: updatedAt });
const reported = (id: string) => ({ terms: { clientOrderId: clientOrderId(id) } });

function differences(ours: readonly Order[], theirs: readonly string[]) {
  return compareOrders({
    ours: new Map(ours.map((each) => [each.clientOrderId, each])),
    theirs: theirs.map(reported),
    askedAt: unixMs(ASKED),
    settleMs: 2_000,
  }).map(
    (each) => `${each.kind} ${each.kind === 'FOREIGN' ? each.order.terms.clientOrderId : each.order.clientOrderId}`,
  );
}

describe('compareOrders', () => {
  it('finds nothing where both sides have the same', () => {
    expect(differences([order('L-1', 'OPEN'), order('L-2', 'FILLED')], ['L-1'])).toEqual([]);
  });

  it('lists what the venue has and we do not know', () => {
    expect(differences([order('L-1', 'OPEN')], ['L-1', 'web_1'])).toEqual(['FOREIGN web_1']);
  });

  it.each(['OPEN', 'PARTIAL', 'IN_FLIGHT', 'UNKNOWN'] as const)(
    'asks about ours that is %s and not there',
    (status) => {
      expect(differences([order('L-1', status)], [])).toEqual(['MISSING L-1']);
    },
  );

  it.each(['IN_FLIGHT', 'UNKNOWN', 'INTENDED'] as const)('confirms ours that was %s and is there', (status) => {
    expect(differences([order('L-1', status)], ['L-1'])).toEqual(['FOUND L-1']);
  });

  it.each(['CANCELED', 'FILLED', 'EXPIRED', 'REJECTED', 'DENIED'] as const)(
    'says that ours, %s, is still worked',
    (status) => {
      expect(differences([order('L-1', status)], ['L-1'])).toEqual(['ALIVE L-1']);
    },
  );

  it('leaves alone what changed so shortly before the question that the answer may not know it', () => {
    expect(differences([order('L-1', 'IN_FLIGHT', ASKED - 1_999)], [])).toEqual([]);
    expect(differences([order('L-1', 'IN_FLIGHT', ASKED - 2_000)], [])).toEqual(['MISSING L-1']);
    expect(differences([order('L-1', 'CANCELED', ASKED - 1_999)], ['L-1'])).toEqual([]);
  });
});
