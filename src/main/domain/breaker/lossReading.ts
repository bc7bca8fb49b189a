/** The reading of a loss against a limit: what daily loss, rolling loss and drawdown have in common. */
import { floorToStep, decimal, maxDecimal, ZERO, type Decimal } from '../../../shared/values/decimal.ts';
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { moneyText, percentText, percentTextUp, secondsText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { isAtLeast } from './effectiveLevel.ts';
import { lossesFrom, lossLevel, type ByMark } from './lossLevel.ts';
import { keptAt, levelAt, nextRung, type Rungs } from './rungs.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

export interface LossInput {
  /** What the loss is a fraction of: equity at the start of the day, 24 h ago, or the risk high-water mark. */
  readonly base: Decimal;
  /** Deposits minus withdrawals since then; 0 where the base follows them already. */
  readonly flows: Decimal;
  readonly equity: ByMark;
  /** Largest allowed loss, a fraction of the base. */
  readonly limit: Decimal;
  /** In amounts: shares of limit x base. */
  readonly rungs: Rungs;
  readonly ladder: Pick<BreakerSettings['ladder'], 'clearFraction' | 'clearHoldMs'>;
  readonly currency: string;
  readonly measuredAt: UnixMs;
  /** What the base is, in words: "equity at 00:00 UTC". */
  readonly baseText: string;
  /** Amount from which a P3 is due before any level (EB-01, RC-32); null for none. */
  readonly warnFrom: Decimal | null;
  /** Another way to clear: " or at 00:00 UTC"; empty when there is none. */
  readonly alsoClears: string;
}

const BASIS_POINT = decimal('0.0001');

/** Reads a loss. A base of zero or less has no fraction: the value is then unknown, and any loss is above the limit. */
export function lossReading(identity: TriggerIdentity, input: LossInput): TriggerReading {
  const { base, limit, rungs, equity } = input;
  const losses = lossesFrom(base.plus(input.flows), equity);
  const worst = losses.adverse === null ? losses.now : maxDecimal(losses.now, losses.adverse);
  const level = lossLevel(rungs, losses);
  const share = base.greaterThan(0) ? maxDecimal(ZERO, worst.div(base)) : null;
  const isWarm = input.warnFrom !== null && worst.greaterThanOrEqualTo(input.warnFrom);
  const value = share === null ? null : lossText(share, limit);
  return {
    ...identity,
    level,
    keeps: keptAt(rungs, worst, input.ladder.clearFraction),
    value,
    limit: percentText(limit),
    used: usedShare(share?.toNumber() ?? null, limit.toNumber()),
    text: level === 'L0' && !isWarm ? '' : reachedText(identity.name, input, { level, value }),
    clears: clearsText(input, level),
    next: nextText(input, worst),
    severity: severityOf(level) ?? (isWarm ? 'P3' : null),
    inputs: inputsText(input),
    basis: basisText(input, level, losses),
    measuredAt: input.measuredAt,
  };
}

/** A loss below its limit never reads like the limit, and one above it never does either (UI-69). */
const lossText = (share: Decimal, limit: Decimal): string =>
  share.greaterThan(limit) ? percentTextUp(share) : percentText(floorToStep(share, BASIS_POINT));

function reachedText(
  name: string,
  input: LossInput,
  { level, value }: { readonly level: Level; readonly value: string | null },
): string {
  const found = `${name.toLowerCase()} ${value ?? 'unknown, the equity it is a share of is 0'}`;
  const limit = percentText(input.limit);
  const rung = input.rungs.find((each) => each.level === level);
  if (level === 'L0') return `${found}, limit ${limit}`;
  const from = rung === undefined || rung.above ? 'over the limit' : `${level} from ${shareOf(input, rung.at)}, limit`;
  return `${found}, ${from} ${limit}`;
}

const shareOf = ({ base }: LossInput, amount: Decimal): string =>
  base.greaterThan(0) ? percentText(amount.div(base)) : moneyText(amount);

function nextText(input: LossInput, loss: Decimal): string {
  const rung = nextRung(input.rungs, loss);
  if (rung === null) return '';
  const word = rung.above ? 'above' : 'at';
  return `${rung.level} ${word} ${shareOf(input, rung.at)} = ${moneyText(rung.at)} ${input.currency}`;
}

function clearsText(input: LossInput, level: Level): string {
  const [first] = input.rungs;
  const held = input.rungs.find((rung) => rung.level === level) ?? first;
  const below = shareOf(input, held.at.mul(input.ladder.clearFraction));
  return `Clears below ${below} for ${secondsText(input.ladder.clearHoldMs)}${input.alsoClears}`;
}

const inputsText = ({ base, flows, equity, currency, baseText }: LossInput): string =>
  `${baseText} ${moneyText(base)}, flows ${moneyText(flows)}, equity now ${moneyText(equity.now)} ${currency}`;

function basisText({ rungs }: LossInput, level: Level, losses: ByMark): string {
  if (losses.adverse !== null) return 'UNCERTAIN: a held price is stale and marked against the position (EB-21)';
  const seen = levelAt(rungs, losses.now);
  return isAtLeast(level, seen)
    ? 'exit-side marks: bid for longs, ask for shorts'
    : 'one print so far; waits for a second tick (EB-22)';
}
