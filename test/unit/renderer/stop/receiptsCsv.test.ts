import { describe, expect, it } from 'vitest';
import { receiptsCsv } from '../../../../src/renderer/features/stop/receiptsCsv.ts';
import { buildIncident } from '../../../support/buildView.ts';

describe('receiptsCsv', () => {
  it('has one line per leg, with ASCII signs and what a person said', () => {
    const leg = {
      book: 'LIVE',
      key: 'close:ETH/USDT',
      kind: 'CLOSE',
      symbol: 'ETH/USDT',
      side: 'BUY',
      atVenue: '0.05',
      orderId: 'ES-I7-ETH-S-1',
      sentMs: 164,
      filled: '0.03',
      averagePrice: '2611.4',
      slippageBps: '-6.1',
      state: 'PARTIAL',
      note: '=cmd',
      handled: { state: 'CLAIMED', at: 1, by: 'ui', reason: 'Closed on the page', settledAt: null, found: '' },
    } as const;
    const [head, line] = receiptsCsv({ ...buildIncident(null), legs: [leg] }).split('\r\n');
    expect(head).toBe(
      'stop,started,book,kind,symbol,side,at venue,order,sent ms,filled,average price,slippage bps,state,note,handled,handled by,reason',
    );
    expect(line).toBe(
      "I7,2024-08-05T06:00:00.000Z,LIVE,CLOSE,ETH/USDT,BUY,0.05,ES-I7-ETH-S-1,164,0.03,2611.4,-6.1,PARTIAL,'=cmd,CLAIMED,ui,Closed on the page",
    );
  });
});
