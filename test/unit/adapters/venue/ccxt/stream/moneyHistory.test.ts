import { describe, expect, it } from 'vitest';
import { AccountMoves } from '../../../../../../src/main/adapters/venue/ccxt/stream/accountMoves.ts';
import { MoneyHistory } from '../../../../../../src/main/adapters/venue/ccxt/stream/usdm/moneyHistory.ts';
import { decimal, toWire } from '../../../../../../src/shared/values/decimal.ts';
import { symbolName } from '../../../../../../src/shared/values/ids.ts';
import { unixMs } from '../../../../../../src/shared/values/time.ts';
import { recordingLog } from '../../../../../support/recordingLog.ts';

const HOUR = 3_600_000;
/** 2025-11-22, 16:00:00.000 UTC. */
const PAID = 1_763_827_200_000;
const row = (fields: Record<string, unknown> = {}) => ({
  symbol: 'BTCUSDT',
  incomeType: 'FUNDING_FEE',
  income: '-0.08744050',
  asset: 'USDT',
  info: 'FUNDING_FEE',
  time: PAID,
  tranId: 9_689_322_392,
  tradeId: '',
  ...fields,
});

/** Answers questions about funding in turn, and every one about transfers with the same. */
function historyOf(answers: readonly (readonly unknown[] | Error)[], transfers: readonly unknown[] = []) {
  const from: unknown[] = [];
  const transfersFrom: unknown[] = [];
  const moves = new AccountMoves('USDT');
  const log = recordingLog();
  const history = new MoneyHistory({
    exchange: {
      send: ({ params }) => {
        if (params?.['incomeType'] === 'TRANSFER') {
          transfersFrom.push(params['startTime']);
          return Promise.resolve({ body: transfers, headers: {} });
        }
        const answer = answers[from.length] ?? [];
        from.push(params?.['startTime']);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ body: answer, headers: {} });
      },
    },
    symbolOf: (name) =>
      name === 'OLDUSDT' ? null : symbolName(`${name.slice(0, 3)}/${name.slice(3)}:${name.slice(3)}`),
    currency: 'USDT',
    moves,
    now: () => unixMs(PAID + HOUR),
    since: { FUNDING_FEE: unixMs(PAID - HOUR), TRANSFER: unixMs(PAID) },
    logger: log,
  });
  return { from, transfersFrom, moves, log, history };
}

describe('MoneyHistory', () => {
  it('tells what was paid, once', async () => {
    const { history } = historyOf([[row()], [row()]]);
    expect(toWire(await history.catchUp())).toEqual([
      {
        kind: 'funding',
        symbol: 'BTC/USDT:USDT',
        amount: '-0.0874405',
        id: 'BTC/USDT:USDT@2025-11-22T16:00:00.000Z',
        venueTime: PAID,
      },
    ]);
    history.owe();
    expect(await history.catchUp()).toEqual([]);
  });

  it('asks only where some may be owed', async () => {
    const { history, from } = historyOf([[]]);
    await history.catchUp();
    await history.catchUp();
    expect(from).toEqual([PAID - HOUR]);
  });

  it('asks from shortly before the last answer on', async () => {
    const { history, from } = historyOf([[], []]);
    await history.catchUp();
    history.owe();
    await history.catchUp();
    expect(from).toEqual([PAID - HOUR, PAID + HOUR - 600_000]);
  });

  it('adds up the two legs of hedge mode', async () => {
    const { history } = historyOf([[row(), row({ income: '0.0274405' })]]);
    expect(toWire(await history.catchUp())).toMatchObject([{ amount: '-0.06' }]);
  });

  it('leaves out other income, unknown symbols and other assets', async () => {
    const rows = [
      row({ incomeType: 'COMMISSION' }),
      row({ symbol: 'OLDUSDT' }),
      row({ asset: 'BNB' }),
      row({ symbol: 'ETHUSDC', asset: 'USDC' }),
    ];
    const { history } = historyOf([rows]);
    expect(toWire(await history.catchUp())).toMatchObject([{ symbol: 'ETH/USDC:USDC' }]);
  });

  it('reads on while pages are full', async () => {
    const page = Array.from({ length: 1_000 }, (_unused, index) => row({ time: PAID + index * HOUR }));
    const { history, from } = historyOf([page, [row({ time: PAID + 1_000 * HOUR })]]);
    expect(await history.catchUp()).toHaveLength(1_001);
    expect(from).toEqual([PAID - HOUR, PAID + 999 * HOUR + 1]);
  });

  it('says that the venue did not answer, and asks for the same again', async () => {
    const { history, from, log } = historyOf([new Error('no answer'), [row()]]);
    expect(await history.catchUp()).toEqual([]);
    expect(log.lines).toHaveLength(1);
    expect(await history.catchUp()).toHaveLength(1);
    expect(from).toEqual([PAID - HOUR, PAID - HOUR]);
  });

  const transfer = (fields: Record<string, unknown> = {}) =>
    row({ symbol: '', incomeType: 'TRANSFER', income: '250', info: 'TRANSFER', ...fields });

  it('tells a transfer once, from the start of the session on', async () => {
    const { history, transfersFrom } = historyOf([], [transfer()]);
    const event = { kind: 'transfer', amount: '250', note: '250 USDT came to the account (TRANSFER)' };
    expect(toWire(await history.catchUp())).toEqual([event]);
    history.owe();
    expect(await history.catchUp()).toEqual([]);
    expect(transfersFrom).toEqual([PAID, PAID + HOUR - 600_000]);
  });

  it('tells no transfer that the stream told, and two of the same size both', async () => {
    const { history, moves } = historyOf([], [transfer(), transfer({ tranId: 7, time: PAID + 1_000 })]);
    const amount = decimal('250');
    moves.take({ asset: 'USDT', amount, time: unixMs(PAID + 900), reason: 'DEPOSIT' });
    expect(toWire(await history.catchUp())).toMatchObject([{ kind: 'transfer', amount: '250' }]);
    expect(moves.take({ asset: 'USDT', amount, time: unixMs(PAID + 2), reason: 'DEPOSIT' })).toEqual([]);
  });

  it('owes what it could not ask for', async () => {
    const { history } = historyOf([new Error('no answer')]);
    expect(history.isOwed).toBe(true);
    await history.catchUp();
    expect(history.isOwed).toBe(true);
    await history.catchUp();
    expect(history.isOwed).toBe(false);
  });
});
