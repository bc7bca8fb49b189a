/** Mode, run, level, journal, and every reason why no entry can be sent now (UI-21, UI-26). */
import type { Part } from '../../../shared/ipc/view.ts';
import { blocksSuspension } from '../../domain/ladder/sleep.ts';
import { activeBook, allPositions, allWorking } from '../../engine/books.ts';
import { RECOVERY_STEPS } from '../../engine/recovery.ts';
import { clearsText, effectiveLevelOf } from '../../engine/levelFacts.ts';
import { entriesAllowed } from '../../engine/permissions.ts';
import type { EngineState } from '../../engine/state.ts';
import type { ViewFacts } from './facts.ts';

type DeskPart = Part<'desk'>;
type Blocker = DeskPart['blockers'][number];

/** The desk part of the view. */
export function deskPart(facts: ViewFacts): DeskPart {
  const { state, engine } = facts;
  const { modeState } = state.durable;
  const isStopped = modeState.mode === 'EMERGENCY_STOP';
  return {
    version: engine.app,
    host: engine.host,
    hotkey: facts.hotkey(),
    workspace: facts.workspace,
    book: activeBook(state.durable),
    mode: modeState.mode,
    run: modeState.run,
    level: effectiveLevelOf(state),
    phase: isStopped ? modeState.phase : null,
    modeBefore: isStopped ? modeState.modeBefore : null,
    attempt: state.durable.attempt,
    recovery: recoveryOf(state),
    entriesBlocked: !entriesAllowed(state),
    blockers: blockersOf(state),
    journal: journalOf(facts),
    marks: facts.marks(),
    lastSignalAt: lastSignalOf(state),
    sleep: sleepOf(facts),
    quit: facts.quit(),
    reconciledAt: state.live.lastReconciledAt,
  };
}

function sleepOf({ state: { durable }, engine }: ViewFacts): DeskPart['sleep'] {
  const isOpen = allPositions(durable).length > 0 || allWorking(durable).length > 0;
  if (!blocksSuspension(durable.modeState.mode, isOpen)) return 'FREE';
  return engine.host === 'electron' ? 'BLOCKED' : 'UNGUARDED';
}

function recoveryOf(state: EngineState): DeskPart['recovery'] {
  if (state.durable.modeState.run !== 'RECOVERING') return null;
  const step = state.live.recoveryStep;
  const text = step < 6 ? 'Asking the venue for positions and orders' : 'Comparing with the journal';
  return { step, of: RECOVERY_STEPS, text };
}

function journalOf({ state, journalSeq }: ViewFacts): DeskPart['journal'] {
  const { failingSince, text } = state.live.journal;
  return { state: failingSince === null ? 'ok' : 'failing', seq: journalSeq(), since: failingSince, text };
}

function lastSignalOf(state: EngineState): number | null {
  let last: number | null = null;
  for (const run of state.durable.strategies.values())
    if (run.lastSignalAt !== null && (last === null || run.lastSignalAt > last)) last = run.lastSignalAt;
  return last;
}

/** Worst first: stop, kill flag, mode, run, breaker, journal, feed, strategies. */
function blockersOf(state: EngineState): Blocker[] {
  return [
    ...modeBlockers(state),
    ...[...state.durable.triggers].map(([trigger, each]) => ({
      code: trigger,
      text: `Level ${each.level}: ${each.text}.`,
      since: each.since,
      clears: `${clearsText(each.level, each.clears)}.`,
      rule: each.rule,
    })),
    ...feedBlockers(state),
    ...strategyBlockers(state),
  ];
}

function modeBlockers(state: EngineState): Blocker[] {
  const { modeState, incident } = state.durable;
  if (modeState.mode === 'EMERGENCY_STOP')
    return [
      blocker('EMERGENCY_STOP', 'The emergency stop is on.', {
        since: incident?.startedAt ?? null,
        clears: 'A person resumes when the book is flat and the cooldown is over.',
        rule: 'ES-17',
      }),
    ];
  if (modeState.mode === 'SETUP')
    return [blocker('SETUP', 'No book is open.', { clears: 'Start paper trading.', rule: 'SM-03' })];
  const latched = state.live.latched
    ? [
        blocker('LATCHED', 'The kill flag is set after an internal error.', {
          clears: 'Restart the desk.',
          rule: 'ES-01',
        }),
      ]
    : [];
  if (modeState.run === 'PAUSED')
    return [...latched, blocker('PAUSED', 'Trading is paused.', { clears: 'You continue it.', rule: 'SM-24' })];
  if (modeState.run === 'RECOVERING')
    return [
      ...latched,
      blocker('RECOVERING', 'The desk is comparing its record with the venue.', {
        clears: 'By itself.',
        rule: 'SM-19',
      }),
    ];
  return latched;
}

function feedBlockers(state: EngineState): Blocker[] {
  const { feedState, journal } = state.live;
  const failing =
    journal.failingSince === null
      ? []
      : [
          blocker('JOURNAL', `The journal is not writing: ${journal.text}.`, {
            since: journal.failingSince,
            clears: 'When it writes again.',
            rule: 'AU-18',
          }),
        ];
  if (feedState.state === 'ok') return failing;
  const text = feedState.text === '' ? `The feed is ${feedState.state}.` : feedState.text;
  return [...failing, blocker('FEED', text, { clears: 'When prices come again.', rule: 'RC-21' })];
}

function strategyBlockers(state: EngineState): Blocker[] {
  const { mode } = state.durable.modeState;
  if (mode === 'SETUP' || mode === 'EMERGENCY_STOP') return [];
  const running = [...state.durable.strategies.values()].some((run) => run.status === 'RUNNING');
  if (running) return [];
  return [
    blocker('NO_STRATEGY', 'No strategy is running; orders by hand are possible.', {
      clears: 'Start a strategy.',
      rule: 'SM-22',
    }),
  ];
}

const blocker = (
  code: string,
  text: string,
  more: { readonly since?: number | null; readonly clears: string; readonly rule: string },
): Blocker => ({ code, text, since: more.since ?? null, clears: more.clears, rule: more.rule });
