/**
 * Reads an account until a report counts nothing that was not told (RC-25): where its positions are not what the fills told add up to, an order is gone
 * that was not told to be over, or money moved and nothing was told of it, the venue's own records are asked, and the account read again if something
 * new came of it.
 */
import type { SnapshotAnswer } from '../../../ports/venue.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { FillLedger } from './fillLedger.ts';
import type { MoneyDoubt, MoneyReport, MoneyWatch } from './moneyWatch.ts';
import { netPositions } from './netPositions.ts';
import type { OrderWatch } from './orderWatch.ts';

/** Positions and fills move while they are read; after this many rounds the last report stands. */
const MOST_ROUNDS = 4;

const NONE: ReadonlySet<SymbolName> = new Set();

type Snapshot = Extract<SnapshotAnswer, { kind: 'snapshot' }>;

export interface ToldAccount {
  readonly ledger: FillLedger;
  readonly watch: OrderWatch;
  readonly money: MoneyWatch;
  readonly read: () => Promise<Snapshot>;
  /** Symbols of which the report counts fills that may not have been told. */
  readonly doubtful: (snapshot: Snapshot) => ReadonlySet<SymbolName>;
  /** Tells every fill of the symbols that was not told. */
  readonly catchUp: (symbols: ReadonlySet<SymbolName>) => Promise<void>;
  readonly moneyDoubt: (report: MoneyReport) => MoneyDoubt;
  /** Asks what moved money in silence; resolves with whether the venue's record of it answered. */
  readonly askAboutMoney: (snapshot: Snapshot, doubt: Exclude<MoneyDoubt, 'NONE'>) => Promise<boolean>;
}

/** Rejects with CallError. */
export async function readUntilTold(account: ToldAccount): Promise<Snapshot> {
  const { ledger, watch, money } = account;
  let isMoneyTold: boolean | null = null;
  for (let round = 1; ; round += 1) {
    const heardBefore = money.heard;
    const snapshot = await account.read();
    const report = { ...snapshot, heardBefore };
    const before = money.heard;
    const isLast = round === MOST_ROUNDS;
    const symbols = isLast ? NONE : account.doubtful(snapshot);
    await account.catchUp(symbols);
    // A wallet is judged only by a report that counts nothing untold, and its record, which is dear, is asked once.
    const doubt = isLast || isMoneyTold !== null || money.heard !== before ? 'NONE' : account.moneyDoubt(report);
    if (doubt !== 'NONE') isMoneyTold = await account.askAboutMoney(snapshot, doubt);
    if (money.heard !== before && !isLast) continue;
    // Nothing new: the report counts what was told and nothing else of ours.
    if (symbols.size > 0) watch.settle(snapshot.orders, snapshot.venueTime);
    if (symbols.size > 0 || isLast || !ledger.hasAgreed) ledger.agree(netPositions(snapshot.positions));
    money.settle(report, isMoneyTold);
    return snapshot;
  }
}
