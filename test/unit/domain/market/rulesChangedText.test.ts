import { describe, expect, it } from 'vitest';
import { rulesChangedText } from '../../../../src/main/domain/market/rulesChangedText.ts';
import { buildInstrument } from '../../../support/buildInstrument.ts';

const wire = {
  symbol: 'BTC/USDT:USDT',
  tick: '0.10',
  lot: '0.001',
  minQuantity: '0.001',
  maxQuantity: '120',
  minNotional: '100',
} as const;
const before = buildInstrument(wire);
const STEPS = 'Orders are sized and checked by this from now on; look at the prices and quantities you typed (RC-04).';

describe('rulesChangedText', () => {
  it('says nothing where only what depends on the account or the clock differs', () => {
    expect(
      rulesChangedText(before, buildInstrument({ ...wire, takerFee: '0.001', metadataAt: 5 }), 'VENUE'),
    ).toBeNull();
  });

  it.each([
    [{ tick: '0.5' }, 'price step is 0.5, was 0.1'],
    [{ lot: '0.01' }, 'quantity step is 0.01, was 0.001'],
    [{ minQuantity: '0.002' }, 'smallest quantity is 0.002, was 0.001'],
    [{ maxQuantity: '50' }, 'largest quantity is 50, was 120'],
    [{ minNotional: '5000' }, 'smallest order value is 5,000.00 USDT, was 100.00 USDT'],
    [{ tick: '1', minNotional: '20' }, 'price step is 1, was 0.1; smallest order value is 20.00 USDT, was 100.00 USDT'],
  ])('names what is and what was: %o', (change, found) => {
    expect(rulesChangedText(before, buildInstrument({ ...wire, ...change }), 'VENUE')).toBe(
      `BTC/USDT:USDT at the venue: ${found}. ${STEPS}`,
    );
  });

  it('names the feed where the venue tells for the first time', () => {
    expect(rulesChangedText(before, buildInstrument({ ...wire, tick: '1' }), 'FEED')).toBe(
      `BTC/USDT:USDT at the venue: price step is 1, the price feed said 0.1. ${STEPS}`,
    );
  });

  it.each([
    [
      'HALTED',
      'Entries wait and stops stay at the venue. Wait: the desk asks again and again and goes on by itself (RC-04).',
    ],
    ['DELISTED', 'Entries are refused. Choose another symbol; close what is left on the page of the venue (RC-04).'],
  ] as const)('says what follows when a symbol is %s', (status, follows) => {
    expect(rulesChangedText(before, buildInstrument({ ...wire, status }), 'VENUE')).toBe(
      `BTC/USDT:USDT at the venue: status is ${status}, was TRADING. ${follows}`,
    );
  });

  it('says when it trades again, with what changed meanwhile', () => {
    const halted = buildInstrument({ ...wire, status: 'HALTED' });
    expect(rulesChangedText(halted, buildInstrument({ ...wire, tick: '1' }), 'VENUE')).toBe(
      `BTC/USDT:USDT at the venue: status is TRADING, was HALTED; price step is 1, was 0.1. ` +
        `Entries pass the gate again; a close that was refused meanwhile is sent again (RC-04). ${STEPS}`,
    );
  });
});
