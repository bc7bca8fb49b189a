/** Failed items first, otherwise in the order of the gate (UI-50). */
import type { GateItemView } from '../../../../shared/ipc/viewRisk.ts';

export const failedItemsFirst = (items: readonly GateItemView[]): readonly GateItemView[] => [
  ...items.filter(({ passed }) => !passed),
  ...items.filter(({ passed }) => passed),
];
