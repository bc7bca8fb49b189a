/**
 * A person lifts a level: one set by hand, or an L3 that latched and whose cause is gone (EB-18). L1 and L2 of a trigger clear by themselves, and L4
 * ends with the resume of its emergency stop.
 */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { Level } from '../../../shared/model/mode.ts';
import { triggerNames } from '../../../shared/settings/breaker.ts';
import { cappedLevel } from '../../domain/breaker/reaction.ts';
import { isAtLeast } from '../../domain/breaker/effectiveLevel.ts';
import { notHeld } from '../../domain/breaker/hysteresis.ts';
import { readSafely } from '../../domain/breaker/readSafely.ts';
import type { TriggerState } from '../state.ts';
import { note, record, type Step } from '../step.ts';
import { VENUE_SETUP, wrongSetup } from '../venue/setupLevel.ts';
import { rulesInForce } from './breakerRules.ts';
import { triggerTable } from './triggerTable.ts';
import { refuseReason } from '../refuseReason.ts';

/** A record that was changed is no base for adding risk, whatever the reason (AU-09); a wind down ends when the book is flat (SM-17). */
const NEVER_RELEASED: ReadonlySet<string> = new Set(['JOURNAL_BROKEN', 'WIND_DOWN']);

/** Releases the trigger's level, or says what stands against it. */
export function releaseLevel(step: Step, trigger: string, reason: string): Result<null, Failure> {
  const held = step.state.durable.triggers.get(trigger);
  if (held === undefined) return err(failure('NOT_FOUND', `${trigger} holds no level. Look at the breaker again.`));
  const said = reason.trim();
  const short = refuseReason(said, 'it is stored with the release');
  if (short !== null) return err(short);
  const to = levelNow(step, trigger);
  const refusal = refusalOf(trigger, held, to);
  if (refusal !== null) return err(refusal);
  setReleased(step, { trigger, from: held.level, to }, said);
  note(step, 'LEVEL', `${trigger} ${held.level} released by hand: ${said}.`);
  return ok(null);
}

function refusalOf(trigger: string, held: TriggerState, now: Level): Failure | null {
  if (held.level === 'L4')
    return failure('ILLEGAL_TRANSITION', `${trigger} stopped the desk. Its L4 ends with the resume (EB-20).`);
  if (NEVER_RELEASED.has(trigger)) return failure('DENIED', `${held.text}. ${held.clears} (${held.rule}).`);
  if (trigger === 'MANUAL') return null;
  if (trigger === 'RESTART') return restartRefusal(held);
  if (held.level !== 'L3')
    return failure('DENIED', `${trigger} is at ${held.level}. ${held.clears}; it is not released by hand (EB-18).`);
  if (isAtLeast(now, 'L3'))
    return failure('DENIED', `${trigger} still says ${now}: ${held.text}. Remove the cause first (EB-18).`);
  return null;
}

/** A clean live start is confirmed with one click; after a crash or with differences it takes an approval (SM-19). */
const restartRefusal = (held: TriggerState): Failure | null =>
  held.level === 'L2'
    ? null
    : failure('NEEDS_APPROVAL', `${held.text}. Approve the resume to clear it (${held.rule}).`);

/** Where the trigger would stand without its latch; what is no trigger of EB-02 to EB-16 is over when a person says so. */
function levelNow(step: Step, trigger: string): Level {
  if (trigger === VENUE_SETUP) return wrongSetup(step).length > 0 ? 'L3' : 'L0';
  const name = triggerNames.find((each) => each === trigger);
  if (name === undefined || name === 'MANUAL') return 'L0';
  const reading = readSafely(name, () => triggerTable[name].read(step));
  if (reading === null) return 'L0';
  // Under its clearing threshold it may fall at once: a person waited in place of the hold.
  return cappedLevel(reading.level, rulesInForce(step).reactionOf(name));
}

/** Ends the L4 of every trigger when its emergency stop is resumed: the guards of the resume have judged the causes. */
export function releaseStopCauses(step: Step, reason: string): void {
  for (const [trigger, { level }] of step.state.durable.triggers)
    if (level === 'L4') setReleased(step, { trigger, from: 'L4', to: 'L0' }, reason);
}

interface Release {
  readonly trigger: string;
  readonly from: Level;
  readonly to: Level;
}

function setReleased(step: Step, release: Release, reason: string): void {
  const { live } = step.state;
  record(step, 'BREAKER_RELEASED', { data: { ...release, reason: reason.slice(0, 400) }, durability: 'A' });
  const name = triggerNames.find((each) => each === release.trigger);
  if (name !== undefined) live.breaker.holds.set(name, { ...notHeld, level: release.to });
  live.stateVersion += 1;
  step.effects.publishNow = true;
}
