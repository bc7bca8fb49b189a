import { beforeEach, describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { decimal } from '../../../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';

const START = 1_763_827_200_000;
let moves: AccountMoves;
beforeEach(() => {
  moves = new AccountMoves('USDT');
});

const move = (amount: string, ms: number, reason: string) => ({
  asset: 'USDT',
  amount: decimal(amount),
  time: unixMs(START + ms),
  reason,
});
/** How many events come of it. */
const stream = (amount: string, ms: number) => moves.take(move(amount, ms, 'DEPOSIT')).length;
const record = (amount: string, ms: number, number: string) =>
  moves.takeRecorded(move(amount, ms, 'TRANSFER'), number).length;

describe('AccountMoves', () => {
  it('tells what the stream told not again when the record has it, and the other way round', () => {
    expect([stream('250', 0), record('250', 400, '1')]).toEqual([1, 0]);
    expect([record('-70', 0, '2'), stream('-70', 400)]).toEqual([1, 0]);
  });

  it('tells repeated messages and rows once', () => {
    expect([stream('250', 0), stream('250', 0)]).toEqual([1, 0]);
    expect([record('70', 0, '1'), record('70', 0, '1')]).toEqual([1, 0]);
  });

  it('takes two of the same size for two', () => {
    expect([stream('250', 0), record('250', 0, '1'), record('250', 500, '2')]).toEqual([1, 0, 1]);
    expect([stream('250', 500), stream('250', 700)]).toEqual([0, 1]);
  });

  it('pairs those that are nearest in time', () => {
    expect([stream('250', 0), stream('250', 50_000)]).toEqual([1, 1]);
    // The row of the second: that of the first, which comes later, finds its own message.
    expect([record('250', 50_001, '2'), record('250', -20_000, '1')]).toEqual([0, 0]);
  });

  it('takes another amount, asset or minute for another transfer', () => {
    expect([stream('250', 0), record('251', 0, '1'), record('-250', 0, '2')]).toEqual([1, 1, 1]);
    expect(record('250', 60_001, '3')).toBe(1);
    expect(moves.takeRecorded({ ...move('250', 0, 'TRANSFER'), asset: 'BNB' }, '4')).toEqual([
      { kind: 'setupChanged', text: '250 BNB came to the account (TRANSFER).' },
    ]);
  });

  it('tells nothing of a move of nothing', () => {
    expect([stream('0', 0), record('0', 0, '1')]).toEqual([0, 0]);
  });
});
