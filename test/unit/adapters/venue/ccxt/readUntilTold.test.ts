import { describe, expect, it } from 'vitest';
import { FillLedger } from '../../../../../src/main/adapters/venue/ccxt/fillLedger.ts';
import { MoneyWatch } from '../../../../../src/main/adapters/venue/ccxt/moneyWatch.ts';
import { OrderWatch } from '../../../../../src/main/adapters/venue/ccxt/orderWatch.ts';
import { readUntilTold, type ToldAccount } from '../../../../../src/main/adapters/venue/ccxt/readUntilTold.ts';
import type { SnapshotAnswer, VenuePosition } from '../../../../../src/main/ports/venue.ts';
import { symbolName, tradeId } from '../../../../../src/shared/values/ids.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { price } from '../../../../../src/shared/values/price.ts';
import { quantity } from '../../../../../src/shared/values/quantity.ts';
import { unixMs } from '../../../../../src/shared/values/time.ts';
import { buildFill } from '../../../../support/buildFill.ts';

const SYMBOL = symbolName('BTC/USDT:USDT');

function holding(size: string): readonly VenuePosition[] {
  const lot = { symbol: SYMBOL, averageEntry: price('100'), leg: 'NET', liquidationPrice: null } as const;
  return size === '0' ? [] : [{ ...lot, quantity: quantity(size) }];
}

/** An account whose reports hold these sizes one after the other; `missed` are trades that its record tells when it is asked, one each time. */
function account(sizes: readonly string[], missed: string[] = [], balances: readonly string[] = []) {
  const heard = new MoneyWatch({ countsFills: () => false, lateMs: 0 });
  const ledger = new FillLedger((event) => heard.hear(event));
  const watch = new OrderWatch(ledger);
  const asked: string[] = [];
  let reads = 0;
  const told: ToldAccount = {
    ledger,
    watch,
    money: heard,
    read: async () => {
      const size = sizes[Math.min(reads, sizes.length - 1)] ?? '0';
      const balance = money(balances[Math.min(reads, balances.length - 1)] ?? '1000');
      reads += 1;
      const at = unixMs(1_700_000_000_000 + reads);
      return { kind: 'snapshot', venueTime: at, positions: holding(size), orders: [], balance, setup: null };
    },
    doubtful: ({ positions }) => new Set(ledger.differing(new Map(positions.map((each) => [SYMBOL, each.quantity])))),
    catchUp: async (symbols) => {
      if (symbols.size === 0) return;
      asked.push('fills');
      const id = missed.shift();
      if (id !== undefined)
        ledger.accept(buildFill({ symbol: SYMBOL, tradeId: tradeId(id), side: 'BUY', quantity: '1', price: '100' }));
    },
    moneyDoubt: (report) => (ledger.hasAgreed ? heard.doubt(report) : 'NONE'),
    askAboutMoney: async (_, doubt) => {
      asked.push(`money ${doubt}`);
      return true;
    },
  };
  const sizeOf = (answer: Extract<SnapshotAnswer, { kind: 'snapshot' }>): string =>
    answer.positions[0]?.quantity.toFixed() ?? '0';
  return { asked, ledger, read: async () => sizeOf(await readUntilTold(told)), reads: () => reads };
}

describe('readUntilTold', () => {
  it('takes a first report that holds nothing as the start', async () => {
    const { ledger, read, reads } = account(['0']);
    expect(ledger.hasAgreed).toBe(false);
    expect([await read(), reads(), ledger.hasAgreed]).toEqual(['0', 1, true]);
  });

  it('reads again after a fill was told that the report counts', async () => {
    const { asked, read, reads } = account(['1', '1'], ['T1']);
    expect([await read(), reads()]).toEqual(['1', 2]);
    expect(asked).toEqual(['fills']);
  });

  it('takes what nobody can tell as the new start', async () => {
    const { asked, ledger, read, reads } = account(['2']);
    expect([await read(), reads(), ledger.positionOf(SYMBOL).toFixed()]).toEqual(['2', 1, '2']);
    await read();
    expect(asked).toEqual(['fills']);
  });

  it('lets the fourth report stand while there is always something new', async () => {
    const { read, reads, ledger } = account(['5', '6', '7', '8'], ['T1', 'T2', 'T3', 'T4']);
    expect([await read(), reads(), ledger.positionOf(SYMBOL).toFixed()]).toEqual(['8', 4, '8']);
  });

  it('asks what moved money once for each difference', async () => {
    const { asked, read } = account(['0'], [], ['1000', '1250']);
    await read();
    await read();
    await read();
    expect(asked).toEqual(['money NEW']);
  });
});
