/** What tray, window title and command line show (UI-23, UI-33). */
import { decimal, decimalText } from '../../shared/values/decimal.ts';
import { modeName } from '../../shared/view/modeName.ts';
import { stopProgress } from '../../shared/view/stopProgress.ts';
import { windowTitle } from '../../shared/view/title.ts';
import { blocksSuspension } from '../domain/ladder/sleep.ts';
import { currentLeg } from '../engine/emergency/legs.ts';
import { activeBook, allPositions, allWorking } from '../engine/books.ts';
import { equityOf } from '../engine/exposure.ts';
import { effectiveLevelOf } from '../engine/levelFacts.ts';
import type { EngineState } from '../engine/state.ts';
import type { DeskStatus } from './desk.ts';

const HUNDRED = decimal(100);

/** The status now. */
export function deskStatus(
  state: EngineState,
  { workspace, isRehearsal }: { readonly workspace: 'live' | 'replay'; readonly isRehearsal: boolean },
): DeskStatus {
  const { modeState, alerts } = state.durable;
  const book = activeBook(state.durable);
  const isStopped = modeState.mode === 'EMERGENCY_STOP';
  const waiting = [...alerts.values()].filter(
    (alert) => alert.state === 'ACTIVE_UNACK' || alert.state === 'CLEARED_UNACK',
  );
  const level = effectiveLevelOf(state);
  const bookOpen = allPositions(state.durable).length > 0 || allWorking(state.durable).length > 0;
  const facts = {
    workspace,
    mode: modeState.mode,
    run: modeState.run,
    level,
    phase: isStopped ? modeState.phase : null,
  };
  return {
    ...facts,
    line: `${modeName(modeState.mode)}, day ${dayText(state)}`,
    title: windowTitle({
      ...facts,
      isRehearsal,
      book,
      closing: closingOf(state),
      cooldownEndsAt: state.durable.incident?.cooldownEndsAt ?? null,
      unacknowledgedP1: waiting.filter((alert) => alert.severity === 'P1').length,
    }),
    unacknowledged: waiting.filter((alert) => alert.severity === 'P1' || alert.severity === 'P2').length,
    bookOpen,
    keepsAwake: blocksSuspension(modeState.mode, bookOpen),
  };
}

function closingOf(state: EngineState): { readonly flat: number; readonly of: number } | null {
  const { incident } = state.durable;
  if (incident === null) return null;
  const legs = incident.legs.map((leg) => ({ ...currentLeg(state, leg), atVenue: decimalText(leg.atVenue) }));
  const { flat, closes } = stopProgress(legs);
  return { flat, of: closes };
}

/** "+0.42%" of the day's start; no sign at zero. */
function dayText(state: EngineState): string {
  const book = activeBook(state.durable);
  const { day } = state.durable.books[book];
  if (day.equity.isZero()) return '0.00%';
  const change = equityOf(state, book)
    .reporting.minus(day.equity)
    .minus(day.flows)
    .div(day.equity)
    .mul(HUNDRED)
    .toDecimalPlaces(2);
  return `${change.greaterThan(0) ? '+' : ''}${change.toFixed(2)}%`;
}
