/** EB-16 and AU-18: the machine the desk runs on. No audit, no entries; reducing goes on (CV-08). */
import type { Level } from '../../../shared/model/mode.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import { ageText, millisText, secondsText } from '../wording/numberText.ts';
import type { BreakerSettings } from './breakerSettings.ts';
import { isAtLeast } from './effectiveLevel.ts';
import { severityOf, type TriggerIdentity, type TriggerReading } from './triggerReading.ts';
import { usedShare } from './usedShare.ts';

const identity: TriggerIdentity = {
  trigger: 'SYSTEM',
  name: 'System health',
  rule: 'EB-16',
  definition:
    'Journal writes that fail or take long, free disk space, delay of the event loop, memory. Any of them turns entries off; a journal that stays silent sends closing orders only.',
};

export interface SystemFacts {
  /** How long class A writes have been failing, or one has been taking; null while the journal writes. */
  readonly journalFailingMs: number | null;
  /** 99th percentile of the event-loop delay, and for how long it has been above its limit; null where it is not measured. */
  readonly lag: { readonly p99Ms: number; readonly highForMs: number } | null;
  readonly diskFreeMb: number | null;
  /** Memory in use, a share of what the process may take. */
  readonly memoryShare: number | null;
  /** When the machine was measured; null where it is not, as in a replay. */
  readonly measuredAt: UnixMs | null;
}

type SystemSettings = BreakerSettings['breaker'];

interface Condition {
  readonly level: Level;
  readonly used: number | null;
  readonly value: string;
  readonly limit: string;
  readonly text: string;
}

/** Reads the machine; reports the worst condition, among equals the one that used most of its limit. */
export function systemTrigger(facts: SystemFacts, settings: SystemSettings): TriggerReading {
  const found = [journal, lag, disk, memory].flatMap((condition) => condition(facts, settings) ?? []);
  const worst = found.reduce<Condition | null>(
    (most, each) => (most === null || isWorse(each, most) ? each : most),
    null,
  );
  const level = worst?.level ?? 'L0';
  return {
    ...identity,
    level,
    keeps: level,
    value: worst?.value ?? 'all normal',
    limit: worst?.limit ?? '',
    used: worst === null ? 0 : worst.used,
    text: worst === null || level === 'L0' ? '' : worst.text,
    clears: 'Clears 60 s after it is normal',
    next: level === 'L0' ? 'L1 when one passes its limit' : level === 'L1' ? 'L2 when the journal stays silent' : '',
    severity: severityOf(level),
    inputs: inputsText(facts),
    basis: facts.measuredAt === null ? 'the machine is not measured here, the journal is' : 'measured each second',
    measuredAt: facts.measuredAt,
  };
}

function isWorse(each: Condition, than: Condition): boolean {
  if (each.level !== than.level) return isAtLeast(each.level, than.level);
  return usedOf(each) > usedOf(than);
}

/** A limit of nothing is used up by anything. */
const usedOf = ({ used }: Condition): number => used ?? Number.POSITIVE_INFINITY;

function journal({ journalFailingMs: ms }: SystemFacts, settings: SystemSettings): Condition | null {
  if (ms === null) return null;
  const level = ms > settings.journalL2Ms ? 'L2' : ms > settings.journalL1Ms ? 'L1' : 'L0';
  const limit = secondsText(level === 'L2' ? settings.journalL2Ms : settings.journalL1Ms);
  const text = `journal writes have been failing for ${ageText(ms)}, over ${limit}`;
  return { level, used: usedShare(ms, settings.journalL1Ms), value: ageText(ms), limit, text };
}

function lag({ lag: found }: SystemFacts, settings: SystemSettings): Condition | null {
  if (found === null) return null;
  const level = found.p99Ms > settings.lagP99Ms && found.highForMs >= settings.lagForMs ? 'L1' : 'L0';
  const [value, limit] = [millisText(found.p99Ms), millisText(settings.lagP99Ms)];
  const text = `the event loop is ${value} late, over ${limit} for ${secondsText(settings.lagForMs)}`;
  return { level, used: usedShare(found.p99Ms, settings.lagP99Ms), value, limit, text };
}

function disk({ diskFreeMb: free }: SystemFacts, settings: SystemSettings): Condition | null {
  if (free === null) return null;
  const level = free < settings.diskFreeMb ? 'L1' : 'L0';
  const [value, limit] = [`${free.toFixed(0)} MB free`, `${settings.diskFreeMb} MB`];
  const used = usedShare(settings.diskFreeMb, free);
  return { level, used, value, limit, text: `${value} on the disk of the journal, under ${limit}` };
}

function memory({ memoryShare: share }: SystemFacts, settings: SystemSettings): Condition | null {
  if (share === null) return null;
  const allowed = settings.memoryShare.toNumber();
  const level = share > allowed ? 'L1' : 'L0';
  const [value, limit] = [`${(share * 100).toFixed(0)}%`, `${(allowed * 100).toFixed(0)}%`];
  return { level, used: usedShare(share, allowed), value, limit, text: `memory is ${value} used, over ${limit}` };
}

function inputsText({ journalFailingMs, lag: found, diskFreeMb, memoryShare }: SystemFacts): string {
  const parts = [
    journalFailingMs === null ? 'journal writes' : `journal failing for ${ageText(journalFailingMs)}`,
    found === null ? null : `loop p99 ${millisText(found.p99Ms)}`,
    diskFreeMb === null ? null : `disk ${diskFreeMb.toFixed(0)} MB free`,
    memoryShare === null ? null : `memory ${(memoryShare * 100).toFixed(0)}%`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}
