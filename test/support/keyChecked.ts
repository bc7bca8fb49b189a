/** The desk's word that the live account's key was checked, for engine tests. */
import type { KeyNews } from '../../src/main/engine/ladder/keyNews.ts';
import { unixMs } from '../../src/shared/values/time.ts';

/** A trade-only key with this verdict. */
export const keyChecked = (verdict: { readonly holds: boolean | null; readonly found: string }): KeyNews => ({
  kind: 'keyChecked',
  actor: null,
  check: {
    account: 'binance:PERP:live',
    cause: 'DAILY',
    ...verdict,
    canTrade: true,
    canWithdraw: verdict.holds === false,
    canTransfer: false,
    ipRestricted: true,
  },
  facts: {
    venue: 'Binance',
    keyValid: true,
    canTrade: true,
    canWithdraw: verdict.holds === false,
    canTransfer: false,
    ipRestricted: true,
    isRegisteredAccount: true,
    environment: 'LIVE',
    expectedEnvironment: 'LIVE',
    checkedAt: unixMs(0),
  },
});
