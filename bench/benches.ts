/** Every figure there is, by id, in the order of the table. */
import type { Bench } from './figure.ts';

export const benches: ReadonlyMap<string, () => Promise<Bench>> = new Map<string, () => Promise<Bench>>([
  ['F1', () => import('./stopVenue.ts')],
  ['F2', () => import('./journalAppend.ts')],
  ['F3', () => import('./journalVerify.ts')],
  ['F4', () => import('./tickThousand.ts')],
  ['F5', () => import('./intentToWire.ts')],
  ['backtest', () => import('./backtest.ts')],
  ['F7', () => import('./report.ts')],
  ['F8', () => import('./modeTransition.ts')],
  ['gate-evaluation', () => import('./gateEvaluation.ts')],
  ['gate', () => import('./gatePower.ts')],
  ['stop-paper', () => import('./stopPaper.ts')],
  ['replay', () => import('./replay.ts')],
  ['correlation', () => import('./correlation.ts')],
  ['restart', () => import('./restart.ts')],
  ['unknown-order', () => import('./unknownOrder.ts')],
  ['F12', () => import('./memoryDay.ts')],
  ['start', () => import('./coldStart.ts')],
]);
