/** The breaker's settings of one mode: the base sections, with what the mode sets differently on top (EB-01). */
import type { TradingMode } from '../../../shared/model/mode.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Reaction, TriggerName } from '../../../shared/settings/breaker.ts';
import { isCustomerTrigger } from './reaction.ts';

export interface BreakerSettings {
  readonly ladder: Settings['ladder'];
  readonly latency: Settings['latency'];
  readonly correlation: Settings['correlation'];
  readonly breaker: Settings['breaker'];
  /** Highest level the trigger may reach, or `record`, which is for PAPER only (D-11). */
  readonly reactionOf: (trigger: TriggerName) => Reaction;
}

type BreakerSections = Pick<Settings, 'ladder' | 'latency' | 'correlation' | 'breaker' | 'overrides'>;

/** Merges the sections for a mode. Real money is never only recorded: there `record` means the trigger's own highest level. */
export function breakerSettingsFor(settings: BreakerSections, mode: TradingMode): BreakerSettings {
  const own = settings.overrides[mode];
  return {
    ladder: merged(settings.ladder, own.ladder),
    latency: merged(settings.latency, own.latency),
    correlation: merged(settings.correlation, own.correlation),
    breaker: merged(settings.breaker, own.breaker),
    reactionOf: (trigger) => {
      const highest = isCustomerTrigger(trigger) ? 'L4' : 'L3';
      const set = own.reactions[trigger] ?? highest;
      return set === 'record' && mode !== 'PAPER' ? highest : set;
    },
  };
}

type Overrides<Section> = { readonly [Key in keyof Section]?: Section[Key] | undefined };

/** Keys that the mode leaves open keep the base value. */
function merged<Section extends object>(base: Section, own: Overrides<Section>): Section {
  const set = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(set) };
}
