/** Whether an item stands as passed only because a rehearsal waives it: the gate says so first in its note. */
import type { GateItemView } from '../../../../shared/ipc/viewRisk.ts';

export const isWaived = ({ passed, note }: Pick<GateItemView, 'passed' | 'note'>): boolean =>
  passed && /^waived\b/.test(note);
