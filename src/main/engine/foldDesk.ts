/** Folds of mode, run, alerts and emergency stops. */
import type { Alert } from '../../shared/model/alert.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Run } from '../../shared/model/mode.ts';
import type { EntryData } from '../../shared/model/entry.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import type { Durable } from './state.ts';

/** Stops shown on the Risk screen; the journal has all. */
const KEPT_STOPS = 50;

/** Enters a mode. Leaving an emergency stop ends its incident. */
export function foldMode(
  durable: Durable,
  { to, reason }: Pick<EntryData<'MODE_TRANSITION'>, 'to' | 'reason'>,
  at: UnixMs,
): Durable {
  const runBefore = to.run === 'RECOVERING' ? durable.runBefore : to.run;
  const { incident } = durable;
  if (to.mode === 'EMERGENCY_STOP' || incident === null) return { ...durable, modeState: to, runBefore };
  const pastStops = [...durable.pastStops, { incident, resumedAt: at, reason }].slice(-KEPT_STOPS);
  return { ...durable, modeState: to, runBefore, incident: null, pastStops };
}

/** Changes the run; RECOVERING remembers what to go back to, also across a second crash while recovering. */
export function foldRun(durable: Durable, from: Run, to: Run): Durable {
  const runBefore = to !== 'RECOVERING' ? to : from === 'RECOVERING' ? durable.runBefore : from;
  return { ...durable, modeState: { ...durable.modeState, run: to }, runBefore };
}

/** Keeps the last version of an alert; closed ones leave. */
export function foldAlert(durable: Durable, alert: Alert): Durable {
  const alerts = new Map(durable.alerts);
  if (alert.state === 'CLOSED') alerts.delete(alert.key);
  else alerts.set(alert.key, alert);
  return { ...durable, alerts };
}

/** Keeps the last version of the incident, and its phase in the mode state. */
export function foldIncident(durable: Durable, incident: Incident): Durable {
  const number = Number(incident.id.slice(1));
  const incidents = Math.max(durable.incidents, number);
  const modeState =
    durable.modeState.mode === 'EMERGENCY_STOP' ? { ...durable.modeState, phase: incident.phase } : durable.modeState;
  const lastDrill =
    incident.flatAt !== null && incident.book === 'PAPER'
      ? { at: incident.startedAt, flatMs: incident.flatAt - incident.startedAt }
      : durable.lastDrill;
  return { ...durable, incident, incidents, modeState, lastDrill };
}
