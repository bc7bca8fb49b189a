/** EB-06: how much the held positions are one bet. The matrices are measured elsewhere; this judges what they say (D-7). */
import type { Level } from '../../../shared/model/mode.ts';
import type { Decimal } from '../../../shared/values/decimal.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'CORRELATION',
  name: 'Correlation',
  rule: 'EB-06',
  definition:
    'Exposure-weighted average of the signed correlations of the held symbols. Above the limit entries are off. Several evaluations in a row above it with a large cluster are the emergency stop.',
};

/** One evaluation of the held symbols. */
export interface CorrelationReading {
  /** Exposure-weighted average of signed pairwise correlations; null with fewer than two held symbols. */
  readonly rhoW: number | null;
  /** Held symbols. */
  readonly symbols: number;
  /** Gross exposure of the correlated cluster as a share of the mode's gross cap. */
  readonly clusterGrossShare: number;
  readonly evaluatedAt: UnixMs;
  /** Evaluations in a row above the limit, this one included. */
  readonly breachesInARow: number;
}

type CorrelationSettings = BreakerSettings['correlation'];

/** Reads the last evaluation; null before the first. */
export function correlationTrigger(reading: CorrelationReading | null, settings: CorrelationSettings): TriggerReading {
  const rhoW = reading?.rhoW ?? null;
  const level = reading === null ? 'L0' : correlationLevel(reading, settings);
  const limit = settings.limit.toNumber();
  const isWarm = rhoW !== null && rhoW > settings.warn.toNumber();
  const value = rhoW === null ? null : ratioText(rhoW, limit);
  return {
    ...identity,
    level,
    keeps: level,
    value,
    limit: settings.limit.toFixed(2),
    used: usedShare(rhoW, limit),
    text: isWarm ? overText(level === 'L0' ? settings.warn : settings.limit, value) : '',
    clears: 'Clears 5 min after it is normal',
    next: nextText(level, isWarm, settings),
    severity: severityOf(level) ?? (isWarm ? 'P3' : null),
    inputs: inputsText(reading, settings),
    basis: basisText(reading),
    measuredAt: reading?.evaluatedAt ?? null,
  };
}

/** L1 above the limit, L4 when a large cluster has lasted. */
export function correlationLevel(reading: CorrelationReading, settings: CorrelationSettings): Level {
  if (reading.rhoW === null || reading.rhoW <= settings.limit.toNumber()) return 'L0';
  const isMaterial = reading.clusterGrossShare >= settings.material.toNumber();
  return isMaterial && reading.breachesInARow >= settings.persist ? 'L4' : 'L1';
}

const overText = (limit: Decimal, value: string | null): string =>
  `correlation of the held positions ${value} over ${limit.toFixed(2)}`;

/** Two decimals, more where two would read like the limit (UI-69). */
function ratioText(value: number, limit: number): string {
  const short = value.toFixed(2);
  return value !== limit && Number(short) === limit ? value.toFixed(4) : short;
}

function nextText(level: Level, isWarm: boolean, settings: CorrelationSettings): string {
  if (level === 'L4') return '';
  if (level === 'L1') return `L4 after ${settings.persist} evaluations in a row with a large cluster`;
  return isWarm ? `L1 above ${settings.limit.toFixed(2)}` : `P3 above ${settings.warn.toFixed(2)}`;
}

function inputsText(reading: CorrelationReading | null, settings: CorrelationSettings): string {
  if (reading === null) return '';
  const share = (reading.clusterGrossShare * 100).toFixed(0);
  const material = settings.material.mul(100).toFixed(0);
  return `${reading.symbols} symbols, cluster ${share}% of the gross cap (large from ${material}%), ${reading.breachesInARow} of ${settings.persist} evaluations in a row`;
}

function basisText(reading: CorrelationReading | null): string {
  if (reading === null) return 'not evaluated yet';
  return reading.rhoW === null ? 'needs two open positions' : 'hourly returns, half-life of the settings';
}
