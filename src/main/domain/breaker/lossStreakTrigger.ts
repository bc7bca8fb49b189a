/** EB-07: losing round trips in a row. The pause is an hour, then until midnight; a winning round trip ends the streak. */
import type { Level } from '../../../shared/model/mode.ts';
import { HOUR_MS, DAY_MS, unixMs, utcDayStart, type UnixMs } from '../../../shared/values/time.ts';
import { timeText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'LOSS_STREAK',
  name: 'Loss streak',
  rule: 'EB-07',
  definition:
    'Losing round trips in a row. The first number turns entries off for 60 minutes after the last loss, the second sends closing orders only until 00:00 UTC.',
};

export interface LossStreak {
  /** Losing round trips since the last winning one. */
  readonly losses: number;
  /** When the last of them was closed; null while there is none. */
  readonly lastAt: UnixMs | null;
}

type StreakSettings = Pick<BreakerSettings['breaker'], 'lossStreakL1' | 'lossStreakL2'>;

/** Reads the streak. */
export function lossStreakTrigger(streak: LossStreak, now: UnixMs, settings: StreakSettings): TriggerReading {
  const { losses, lastAt } = streak;
  const pause = pauseOf(streak, settings);
  const level = pause !== null && now < pause.until ? pause.level : 'L0';
  const next = losses < settings.lossStreakL1 ? 'L1' : 'L2';
  const at = next === 'L1' ? settings.lossStreakL1 : settings.lossStreakL2;
  return {
    ...identity,
    level,
    keeps: level,
    value: `${losses} in a row`,
    limit: `${settings.lossStreakL1}`,
    used: usedShare(losses, settings.lossStreakL1),
    text:
      level === 'L0'
        ? ''
        : `${losses} losing trades in a row, ${level} from ${level === 'L1' ? settings.lossStreakL1 : settings.lossStreakL2}`,
    clears:
      pause === null ? 'Clears with a winning trade' : `Clears ${timeText(pause.until)} UTC or with a winning trade`,
    next: losses < settings.lossStreakL2 ? `${next} at ${at} in a row` : '',
    severity: severityOf(level),
    inputs: `L1 from ${settings.lossStreakL1}, L2 from ${settings.lossStreakL2}`,
    basis: losses === 0 ? 'no losing trade since the last winning one' : 'closed round trips, net of fees',
    measuredAt: lastAt,
  };
}

/** What the streak asks for, and until when. */
function pauseOf(
  { losses, lastAt }: LossStreak,
  settings: StreakSettings,
): { readonly level: Level; readonly until: UnixMs } | null {
  if (lastAt === null || losses < Math.min(settings.lossStreakL1, settings.lossStreakL2)) return null;
  if (losses >= settings.lossStreakL2) return { level: 'L2', until: unixMs(utcDayStart(lastAt) + DAY_MS) };
  return { level: 'L1', until: unixMs(lastAt + HOUR_MS) };
}
