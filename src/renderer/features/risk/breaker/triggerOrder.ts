/** Order of the breaker's rows: level, then share of the limit, both descending (UI-52); what has no value comes last. */
import type { Part } from '../../../../shared/ipc/view.ts';
import { levels } from '../../../../shared/model/mode.ts';

type Trigger = Part<'breaker'>['triggers'][number];

export const triggerOrder = (triggers: readonly Trigger[]): readonly string[] =>
  triggers.toSorted(compareTriggers).map(({ trigger }) => trigger);

function compareTriggers(a: Trigger, b: Trigger): number {
  const byLevel = levels.indexOf(b.level) - levels.indexOf(a.level);
  if (byLevel !== 0) return byLevel;
  const byUse = (b.used ?? -1) - (a.used ?? -1);
  return byUse === 0 ? a.rule.localeCompare(b.rule) : byUse;
}
