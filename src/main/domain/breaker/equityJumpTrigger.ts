/** EB-14: equity that moved without a reason we know: the venue's balance against what fills, fees, funding and flows explain. */
import type { Level } from '../../../shared/model/mode.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { moneyText, percentText, percentTextUp } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import type { TriggerIdentity, TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'EQUITY_JUMP',
  name: 'Unexplained equity',
  rule: 'EB-14',
  definition:
    'Change of the balance at the venue that our fills, fees, funding and known transfers do not explain, as a share of equity. Above the limit entries are off.',
};

export interface EquityJumpFacts {
  readonly equity: Decimal;
  /** Venue balance minus ours, flows taken out, account currency; null before they were compared. */
  readonly unexplained: Decimal | null;
  readonly currency: string;
  readonly measuredAt: UnixMs | null;
}

type JumpSettings = Pick<BreakerSettings['breaker'], 'equityJump'>;

/** Reads the last comparison. Without equity any difference is above the limit. */
export function equityJumpTrigger(facts: EquityJumpFacts, settings: JumpSettings): TriggerReading {
  const { equity, unexplained, currency } = facts;
  const size = unexplained?.abs() ?? null;
  const allowed = equity.mul(settings.equityJump);
  const level: Level = size !== null && size.greaterThan(allowed) ? 'L1' : 'L0';
  const share = size === null || !equity.greaterThan(0) ? null : size.div(equity);
  const limit = percentText(settings.equityJump);
  const found = unexplained === null ? 'nothing' : `${moneyText(unexplained)} ${currency}`;
  return {
    ...identity,
    level,
    keeps: level,
    value: share === null ? null : level === 'L0' ? percentText(share) : percentTextUp(share),
    limit,
    used: usedShare(share?.toNumber() ?? null, settings.equityJump.toNumber()),
    text: level === 'L0' ? '' : `the balance differs by ${found} that nothing explains, over ${limit} of equity`,
    clears: 'Clears 5 min after the difference is explained',
    next: level === 'L0' ? `L1 above ${limit} = ${moneyText(allowed)} ${currency}` : '',
    // Money moved that the desk did not move: act now.
    severity: level === 'L0' ? null : 'P1',
    inputs: `unexplained ${found}, equity ${moneyText(equity)} ${currency}`,
    basis: unexplained === null ? 'balances were not compared yet' : "the venue's balance against our record",
    measuredAt: facts.measuredAt,
  };
}
