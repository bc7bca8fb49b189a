/** What the ladder knows in a session and may forget: the dossier being shown, and what was asked of the live account. */
import type { Money } from '../../../shared/values/money.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { GateFact } from '../../domain/ladder/gate.ts';
import type { ApprovalNeeds } from '../../domain/ladder/refuseApproval.ts';
import type { SettingChange } from '../../domain/config/compareSettings.ts';

/** What one approval froze: never refreshed, gone with the session. */
export interface Frozen {
  readonly token: string;
  /** Monotonic clock when it was shown. */
  readonly monoMs: number;
  readonly hash: string;
  readonly needs: ApprovalNeeds;
  /** Evidence grade that was shown; null where there was none. */
  readonly grade: string | null;
  /** Settings asked for, and what they change; null but for a loosening. */
  readonly settings: { readonly next: Settings; readonly changes: readonly SettingChange[] } | null;
}

/** The account at the live venue, as it last reported. */
export interface AccountReport {
  readonly at: UnixMs;
  readonly balance: Money;
  readonly positions: number;
  readonly orders: number;
  /** The venue's clock minus ours (EB-10). */
  /** Null where it was not measured lately. */
  readonly clockOffsetMs: number | null;
}

export interface LadderLive {
  frozen: Frozen | null;
  /** RC-03; null until the keys were checked. */
  credentials: GateFact | null;
  /** Null until the live venue was asked. */
  account: AccountReport | null;
  /** When the question that is on its way was asked; null while none is. */
  accountAskedAt: UnixMs | null;
  /** Approvals asked for in this session: part of the next token. */
  requests: number;
  /** A passphrase is set, or the machine can ask its owner. */
  stepUpReady: boolean;
  /** The start of the session is behind it (SM-19). */
  settled: boolean;
  /** The next report of the account is used for a dry run of the stop (SM-23). */
  dryRunAsked: boolean;
}

/** At the start of a session nothing was asked. */
export const emptyLadderLive = (): LadderLive => ({
  frozen: null,
  credentials: null,
  account: null,
  accountAskedAt: null,
  requests: 0,
  stepUpReady: false,
  settled: false,
  dryRunAsked: false,
});
