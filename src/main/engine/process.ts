/**
 * The engine's one entry: an event changes the state and asks for effects, nothing else. No clock, no randomness, no I/O, no waiting.
 * The state passed in is consumed: after the call only the changed one is valid.
 */
import { assertNever } from '../../shared/base/invariant.ts';
import { clientOrderId } from '../../shared/values/ids.ts';
import type { AccountEvent } from '../ports/venue.ts';
import type { EngineEvent, TimerName } from './events.ts';
import { runCommand } from './commands.ts';
import { onCorrelationDue } from './correlation/evaluations.ts';
import { onPlanSnapshot } from './emergency/plan.ts';
import { stopAgain } from './emergency/lostStop.ts';
import { onStopSent } from './emergency/prepareCloses.ts';
import { hearVenue } from './emergency/stopRuns.ts';
import { onCooldownDue, onFillWhileStopped, onPollDue, onUnresolvedDue, onVerifySnapshot } from './emergency/verify.ts';
import { findOrder, inBook } from './books.ts';
import { onDeskFault } from './deskFault.ts';
import { onDrillSnapshot } from './drills/planDrill.ts';
import { watchPositionDrill } from './drills/positionDrill.ts';
import { recordDrill } from './drills/stopDrill.ts';
import { onTransfer } from './flows.ts';
import { onFill } from './fills.ts';
import { onCompareDue, onCompareSnapshot } from './breaker/comparePoll.ts';
import { onHealthDue } from './breaker/healthTimer.ts';
import { onHeartbeat } from './breaker/heartbeat.ts';
import { learnSystemHealth } from './breaker/machineHealth.ts';
import { onJournalBroken, onJournalFailed, onJournalHealed } from './breaker/journalNews.ts';
import { learnWarmup, onMarket } from './market.ts';
import {
  applyOrderEvent,
  onAccountOrder,
  onCancelAnswered,
  onPlaceAnswered,
  onQueryAnswered,
  onQueryDue,
  onStopConfirmDue,
} from './orders.ts';
import { onAccountSnapshot } from './ladder/accountReport.ts';
import { seePreflight } from './ladder/preflight.ts';
import { onTold } from './ladder/told.ts';
import { onLadderFill, onLadderMinute, watchLadder } from './ladder/watchLadder.ts';
import { onBattery, onPower } from './power.ts';
import { onRecoveryRetry, onRecoverySnapshot, onStarted } from './recovery.ts';
import { onSampleDue } from './samples.ts';
import { record, type Step } from './step.ts';
import { onStopGapDue } from './watchStopGap.ts';
import { onConnection, onFunding, onKeyRefused, onSetupChanged, onWorking } from './venue/accountNews.ts';
import { AFTER_NEWS_MS, compareSoon } from './venue/compareSoon.ts';
import { onSwitchDue } from './venue/deadMansSwitch.ts';
import { learnInstruments, onRulesRead } from './venue/symbolRules.ts';

/** Processes one event. */
export function processEvent(step: Step, event: EngineEvent): void {
  switch (event.type) {
    case 'market':
      return onMarket(step, event.event);
    case 'command':
      step.actor = event.actor;
      step.effects.replies.push({ reply: event.reply, result: runCommand(step, event.command) });
      return;
    case 'account':
      // An account whose record is not this one is looked at in Settings and not traded.
      return step.facts.venues[event.book] === null ? undefined : onAccount(inBook(step, event.book), event.event);
    case 'placeAnswered':
      return onPlaceAnswered(step, event.id, event.answer);
    case 'cancelAnswered':
      return onCancelAnswered(step, event.id, event.answer);
    case 'queryAnswered':
      return onQueryAnswered(step, event.id, event.answer);
    case 'snapshotTaken':
      return onSnapshot(step, event);
    case 'timer':
      return onTimer(step, event.name);
    default:
      return processNews(step, event);
  }
}

type Routine =
  'market' | 'command' | 'account' | 'placeAnswered' | 'cancelAnswered' | 'queryAnswered' | 'snapshotTaken';

/** What happens now and then: the session's beginning and end, and news from around the engine. */
function processNews(step: Step, event: Exclude<EngineEvent, { readonly type: Routine | 'timer' }>): void {
  switch (event.type) {
    case 'started':
      onStarted(step, event.warmup);
      return stopAgain(step, event.lostStop ?? null);
    case 'history':
      return learnWarmup(step, event.series);
    case 'intentNotRecorded':
      return onIntentNotRecorded(step, event.id, event.text);
    case 'journalFailed':
      return onJournalFailed(step, event.text);
    case 'journalHealed':
      return onJournalHealed(step, event.entries);
    case 'journalBroken':
      return onJournalBroken(step, event.text);
    case 'instruments':
      return learnInstruments(step, event.instruments);
    case 'systemHealth':
      return learnSystemHealth(step, event.health);
    case 'drillCompleted':
      return recordDrill(step, event.result);
    case 'told':
      return onTold(step, event.news);
    case 'power':
      return onPower(step, event.event);
    case 'battery':
      return onBattery(step, event.onBattery);
    case 'fault':
      return onDeskFault(step, event.where);
    case 'stopSent':
      return onStopSent(step);
    case 'shutdown':
      step.state.live.shuttingDown = true;
      return record(step, 'SESSION_END', { data: { reason: event.reason }, durability: 'A' });
    default:
      return assertNever(event);
  }
}

function onAccount(step: Step, event: AccountEvent): void {
  switch (event.kind) {
    case 'fill':
      onFill(step, event);
      onLadderFill(step);
      watchPositionDrill(step);
      compareSoon(step, AFTER_NEWS_MS);
      return onFillWhileStopped(step, event.fill.symbol);
    case 'order':
      onAccountOrder(step, event);
      compareSoon(step, AFTER_NEWS_MS);
      return seePreflight(step, event);
    case 'transfer':
      return onTransfer(step, event);
    case 'heartbeat':
      return onHeartbeat(step, event);
    case 'working':
      return onWorking(step, event);
    case 'funding':
      return onFunding(step, event);
    case 'connection':
      return onConnection(step, event);
    case 'rulesRead':
      return onRulesRead(step, event);
    case 'setupChanged':
      return onSetupChanged(step, event);
    case 'keyRefused':
      return onKeyRefused(step, event);
    default:
      return assertNever(event);
  }
}

function onSnapshot(turn: Step, event: Extract<EngineEvent, { type: 'snapshotTaken' }>): void {
  const step = inBook(turn, event.book);
  switch (event.purpose) {
    case 'RECOVERY':
      return onRecoverySnapshot(step, event.answer);
    case 'STOP_PLAN':
      hearVenue(step);
      return onPlanSnapshot(step, event.answer);
    case 'STOP_VERIFY':
      hearVenue(step);
      return onVerifySnapshot(step, event.answer);
    case 'COMPARE':
      return onCompareSnapshot(step, event.answer);
    case 'ACCOUNT':
      return onAccountSnapshot(step, event.answer);
    case 'DRILL':
      return onDrillSnapshot(step, event.answer);
  }
}

function onTimer(step: Step, name: TimerName): void {
  const id = name.slice(name.indexOf(':') + 1);
  if (name.startsWith('stop-confirm:')) return onStopConfirmDue(step, clientOrderId(id));
  if (name.startsWith('query:')) return onQueryDue(step, clientOrderId(id));
  if (name.startsWith('stop-gap:')) return onStopGapDue(step, id);
  switch (name) {
    case 'sample':
      onSampleDue(step);
      return onLadderMinute(step);
    case 'health':
      onHealthDue(step);
      watchPositionDrill(step);
      return watchLadder(step);
    case 'compare':
      return onCompareDue(step);
    case 'switch':
      return onSwitchDue(step);
    case 'stop-poll:PAPER':
      return onPollDue(inBook(step, 'PAPER'));
    case 'stop-poll:LIVE':
      return onPollDue(inBook(step, 'LIVE'));
    case 'stop-unresolved':
      return onUnresolvedDue(step);
    case 'stop-cooldown':
      return onCooldownDue(step);
    case 'recovery-retry':
      return onRecoveryRetry(step);
    case 'correlation':
      return onCorrelationDue(step);
  }
}

/** The intent could not be journaled, so the order was never sent (design: nothing that adds risk happens unrecorded). */
function onIntentNotRecorded(step: Step, id: Parameters<typeof onQueryDue>[1], text: string): void {
  const order = findOrder(step.state.durable, id);
  if (order === undefined) return;
  step.state.live.sentAt.delete(id);
  // In flight is what the intent said; nothing left the desk, which is what a rejection without a venue order id means.
  applyOrderEvent(step, order, { event: 'rejected', note: `not sent: ${text}` });
}
