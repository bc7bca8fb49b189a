/** The mark beside the journal of a live desk, and the stop in it that the journal does not have. */
import { openStopMark } from '../adapters/stopMark/openStopMark.ts';
import type { Durable } from '../engine/state.ts';
import type { Logger } from '../ports/logger.ts';
import type { StopMark, StopMarker } from '../ports/stopMark.ts';

export interface WorkspaceMark {
  readonly marker: StopMarker;
  /** Answered, and not recorded; null where the journal has every stop. */
  readonly lost: StopMark | null;
}

/** Opens `desk.stop` beside the database; a mark that the journal has outlived is cleared. Written once now, the first press finds it warm. */
export function openMark(databaseFile: string, durable: Durable, logger: Logger): WorkspaceMark {
  const { marker, left } = openStopMark(databaseFile.replace(/\.sqlite$/, '.stop'), logger);
  const lost = left !== null && isLost(left, durable) ? left : null;
  if (lost === null) marker.clear();
  return { marker, lost };
}

const isLost = ({ incident }: StopMark, { incidents, modeState }: Durable): boolean =>
  modeState.mode !== 'SETUP' && (incident === null || Number(incident.slice(1)) > incidents);
