/** A live book whose emergency stop is closing. */
import { buildIncident, buildView } from '../../support/buildView.ts';
import type { ScriptedChange } from './scriptedDesk.ts';

const { desk, stop } = buildView().parts;

export const stoppedParts = {
  desk: {
    ...desk,
    workspace: 'live',
    book: 'LIVE',
    mode: 'EMERGENCY_STOP',
    phase: 'EXECUTING',
    level: 'L4',
    modeBefore: 'LIVE_MINIMAL',
  },
  stop: { ...stop, incident: buildIncident(null) },
} as const satisfies ScriptedChange['parts'];
