/** What reading a trigger needs of a turn: it changes nothing, so that the view can read too. */
import type { TriggerReading } from '../../domain/breaker/triggerReading.ts';
import type { Step } from '../step.ts';

export type BreakerView = Pick<Step, 'state' | 'facts' | 'at'>;

/** How one trigger is read from the desk's state. */
export interface EngineTrigger {
  /** True when there is surely nothing to say: a calm second then costs next to nothing. */
  readonly isQuiet: (view: BreakerView) => boolean;
  /** Null where the trigger has nothing to measure, because no book is open. */
  readonly read: (view: BreakerView) => TriggerReading | null;
}
