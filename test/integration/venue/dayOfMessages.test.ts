/** What a stream remembers is bounded: a day of messages leaves no more behind than an hour of them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { UsdmTranslator } from '../../../src/main/adapters/venue/ccxt/stream/usdm/usdmTranslator.ts';
import { symbolName } from '../../../src/shared/values/ids.ts';
import { unixMs } from '../../../src/shared/values/time.ts';
import { usdmMessage } from '../../support/userMessages.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapMb = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
};

const SECONDS_OF_A_DAY = 86_400;
/** An order, with its stop, every three seconds. */
const EVERY_S = 3;
/** By then everything that is bounded is full. */
const WARM_S = 64_800;
const fixtures = {
  arrived: usdmMessage('ORDER_TRADE_UPDATE.NEW'),
  executed: usdmMessage('ORDER_TRADE_UPDATE.TRADE.filled', { l: '0.010' }),
  stop: usdmMessage('ALGO_UPDATE.NEW'),
  transfer: usdmMessage('ACCOUNT_UPDATE.ORDER'),
};
type Message = Record<string, unknown>;
const withFields = (message: Message, fields: Message): Message => ({
  ...message,
  o: { ...(message['o'] as Message), ...fields },
});

describe('24 hours of account messages', () => {
  it('are told completely and leave nothing behind', () => {
    const stream = new UsdmTranslator(
      {
        symbolOf: () => symbolName('BTC/USDT:USDT'),
        currency: 'USDT',
        rateOf: () => null,
        learnNumber: () => undefined,
        report: () => undefined,
      },
      new AccountMoves('USDT'),
    );
    const told = { fill: 0, working: 0, order: 0, transfer: 0 };
    const take = (message: Message, second: number): void => {
      for (const { kind } of stream.take(message, unixMs(second * 1_000)))
        if (kind === 'fill' || kind === 'working' || kind === 'order' || kind === 'transfer') told[kind] += 1;
    };
    let warm = 0;
    for (let second = 0; second < SECONDS_OF_A_DAY; second += EVERY_S) {
      const order = { i: second + 1, c: `o-${second}`, t: second + 1 };
      take(withFields(fixtures.arrived, order), second);
      take(withFields(fixtures.executed, order), second);
      const stop = { caid: `s-${second}`, aid: second + 1 };
      take(withFields(fixtures.stop, stop), second);
      take(withFields(fixtures.stop, { ...stop, X: 'CANCELED' }), second);
      const flow = { m: 'DEPOSIT', B: [{ a: 'USDT', wb: '1', cw: '1', bc: '1' }], P: [] };
      take({ ...fixtures.transfer, T: second * 1_000, a: flow }, second);
      stream.due(unixMs(second * 1_000));
      if (second === WARM_S) warm = heapMb();
    }
    const orders = SECONDS_OF_A_DAY / EVERY_S;
    expect(told).toEqual({ fill: orders, working: 2 * orders, order: orders, transfer: orders });
    expect(stream.isMissing(unixMs(SECONDS_OF_A_DAY * 1_000))).toBe(false);
    expect(heapMb() - warm).toBeLessThan(3);
  });
});
