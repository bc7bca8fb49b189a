import { describe, expect, it } from 'vitest';
import { nextOrderStatus, orderEvents, type OrderEvent } from '../../../../src/main/domain/order/lifecycle.ts';
import { orderStatuses, type OrderStatus } from '../../../../src/shared/model/order.ts';

/** Every legal arm, written out: "status event next". Everything else must be illegal. */
const LEGAL = `
INTENDED sent IN_FLIGHT
INTENDED denied DENIED
INTENDED canceled CANCELED
INTENDED answerLost UNKNOWN
INTENDED foundWorking OPEN
INTENDED foundAbsent CANCELED
INTENDED partlyFilled PARTIAL
INTENDED filled FILLED
IN_FLIGHT accepted OPEN
IN_FLIGHT partlyFilled PARTIAL
IN_FLIGHT filled FILLED
IN_FLIGHT canceled CANCELED
IN_FLIGHT expired EXPIRED
IN_FLIGHT rejected REJECTED
IN_FLIGHT answerLost UNKNOWN
IN_FLIGHT foundWorking OPEN
OPEN accepted OPEN
OPEN partlyFilled PARTIAL
OPEN filled FILLED
OPEN canceled CANCELED
OPEN expired EXPIRED
OPEN rejected REJECTED
OPEN answerLost UNKNOWN
OPEN foundWorking OPEN
OPEN foundAbsent CANCELED
PARTIAL accepted PARTIAL
PARTIAL partlyFilled PARTIAL
PARTIAL filled FILLED
PARTIAL canceled CANCELED
PARTIAL expired EXPIRED
PARTIAL answerLost UNKNOWN
PARTIAL foundWorking PARTIAL
PARTIAL foundAbsent CANCELED
UNKNOWN accepted OPEN
UNKNOWN partlyFilled PARTIAL
UNKNOWN filled FILLED
UNKNOWN canceled CANCELED
UNKNOWN expired EXPIRED
UNKNOWN rejected REJECTED
UNKNOWN answerLost UNKNOWN
UNKNOWN foundWorking OPEN
UNKNOWN foundAbsent CANCELED
FILLED accepted FILLED
FILLED canceled FILLED
FILLED answerLost FILLED
CANCELED accepted CANCELED
CANCELED partlyFilled CANCELED
CANCELED filled FILLED
CANCELED canceled CANCELED
CANCELED expired CANCELED
CANCELED answerLost CANCELED
EXPIRED accepted EXPIRED
EXPIRED partlyFilled EXPIRED
EXPIRED filled FILLED
EXPIRED canceled EXPIRED
EXPIRED expired EXPIRED
EXPIRED answerLost EXPIRED
REJECTED rejected REJECTED
REJECTED answerLost REJECTED
`;

const legal = new Map(
  LEGAL.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([status, event, next]) => [`${status} ${event}`, next]),
);

const pairs = orderStatuses.flatMap((status) => orderEvents.map((event): [OrderStatus, OrderEvent] => [status, event]));

describe('nextOrderStatus', () => {
  it.each(pairs)('answers %s on %s as the literal table says', (status, event) => {
    const result = nextOrderStatus(status, event);
    const expected = legal.get(`${status} ${event}`);
    expect(result).toEqual(
      expected === undefined
        ? { ok: false, error: { code: 'ILLEGAL_ORDER_EVENT', status, event } }
        : { ok: true, value: expected },
    );
  });

  it('covers every arm of the literal table with a known status and event', () => {
    expect(legal.size).toBe(59);
    expect([...legal.keys()].every((key) => pairs.some(([status, event]) => key === `${status} ${event}`))).toBe(true);
  });
});
