/**
 * The engine loop: one queue, one event at a time, effects run through ports.
 * Invariants: 1. what reduces risk is sent, and an emergency stop marked and answered, before the journal is written; 2. what adds risk is sent only after its
 * entries are on disk; 3. entries are written in order, those the journal could not take before any later one; 4. an exception in `process` loses no
 * event; 5. what a turn of an emergency stop put off is done before an order leaves that is not in the journal, and before a command is answered.
 */
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import type { Logger } from '../ports/logger.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { StopMarker } from '../ports/stopMark.ts';
import type { VenueClient } from '../ports/venue.ts';
import { err } from '../../shared/base/result.ts';
import { failure } from '../../shared/ipc/failure.ts';
import { invariant } from '../../shared/base/invariant.ts';
import { books, type Book } from '../../shared/model/mode.ts';
import type { EntryDraft } from '../../shared/model/entry.ts';
import type { RiskApproved } from '../domain/pretrade/approve.ts';
import { activeBook } from './books.ts';
import type { ActivityNote, BookedOrder, Effects, EngineEvent, TimerName } from './events.ts';
import { Later } from './later.ts';
import { processEvent } from './process.ts';
import type { EngineState } from './state.ts';
import type { Money } from '../../shared/values/money.ts';
import { engineActor, noEffects, type EngineFacts, type Step } from './step.ts';

export interface RunnerPorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly venues: { readonly PAPER: VenueClient; readonly LIVE: VenueClient | null };
  readonly notifier: Notifier;
  readonly logger: Logger;
  /** Credits the simulated wallet of a book that is opened. */
  readonly fund: (book: Book, amount: Money) => void;
  /** Runs the work when requests that were handed over have left the process; without it work is run at once. */
  readonly whenSent?: (work: () => void) => void;
  /** Keeps an emergency stop that was answered until the journal has it. */
  readonly stopMarker?: StopMarker;
}

/** What the desk around the engine wants to hear. */
export interface RunnerListener {
  activity(note: ActivityNote): void;
  /** Entries of one turn, in order, as they were given to the journal. */
  recorded(drafts: readonly EntryDraft[]): void;
  /** Called after each event; `urgent` asks for a patch at once. */
  processed(urgent: boolean): void;
}

export interface Runner {
  readonly state: EngineState;
  dispatch(event: EngineEvent): void;
  /** Entries that the journal did not take so far. */
  backlog(): number;
  /** Does what was put off until requests have left. */
  settle(): void;
  /** Ends all timers; later events are still processed. */
  stopTimers(): void;
}

/** Creates the loop around a state. Dispatching from within an effect queues the event; nothing is ever processed twice or nested. */
export function createRunner(options: {
  readonly state: EngineState;
  readonly facts: EngineFacts;
  readonly ports: RunnerPorts;
  readonly listener: RunnerListener;
}): Runner {
  return new EngineLoop(options);
}

const internal = failure(
  'INTERNAL',
  'The desk could not finish this. Entries are blocked. Look at the log, then restart.',
);

class EngineLoop implements Runner {
  readonly state: EngineState;
  private readonly facts: EngineFacts;
  private readonly ports: RunnerPorts;
  private readonly listener: RunnerListener;
  private readonly queue: EngineEvent[] = [];
  private draining = false;
  private unwritten: EntryDraft[] = [];
  private readonly later: Later;
  /** The entries of a stop that is marked are next to be written, or among the unwritten. */
  private isMarkDue = false;
  private readonly timers = new Map<TimerName, () => void>();

  constructor(options: Parameters<typeof createRunner>[0]) {
    this.state = options.state;
    this.facts = options.facts;
    this.ports = options.ports;
    this.listener = options.listener;
    const { whenSent = (work: () => void) => work() } = options.ports;
    this.later = new Later((work) => whenSent(() => this.drain(work)));
    for (const book of books)
      this.ports.venues[book]?.onAccount((event) => this.dispatch({ type: 'account', book, event }));
  }

  dispatch(event: EngineEvent): void {
    this.queue.push(event);
    if (!this.draining) this.drain(() => undefined);
  }

  /** Does the work, then processes what is queued; within a turn the work only. */
  private drain(work: () => void): void {
    if (this.draining) return work();
    this.draining = true;
    try {
      work();
      for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) this.turn(next);
    } finally {
      this.draining = false;
    }
  }

  backlog(): number {
    return this.unwritten.length + this.later.entries;
  }

  settle(): void {
    this.drain(() => this.later.doAll());
  }

  stopTimers(): void {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  private turn(event: EngineEvent): void {
    const { clock } = this.ports;
    const step: Step = {
      state: this.state,
      facts: this.facts,
      at: clock.now(),
      mono: clock.mono().toString(),
      effects: noEffects(),
      book: activeBook(this.state.durable),
      actor: engineActor(this.facts.session),
    };
    try {
      processEvent(step, event);
    } catch (cause) {
      this.ports.logger.error('engine event failed', { event: event.type, cause: String(cause) });
      this.state.live.latched = true;
      step.effects.publishNow = true;
      if (event.type !== 'fault') this.dispatch({ type: 'fault', where: `while it processed ${event.type}` });
      if (event.type === 'command') step.effects.replies.push({ reply: event.reply, result: err(internal) });
    }
    this.run(step.effects);
  }

  /**
   * The requests of an emergency stop leave before anything else is done, a disk that answers late included (ES-01): questions first, then the cancels
   * that need no answer, then the window, then the journal. Turns in between queue up behind it; one that sends an order or answers a command does not:
   * what was put off is on disk at its end, as it is when the desk shuts down.
   */
  private run(effects: Effects): void {
    const { stopFirst, drafts } = effects;
    if (stopFirst !== null) {
      this.ask(effects);
      this.ports.stopMarker?.leave(stopFirst);
      this.answer(effects);
      this.later.add(0, () => this.reduce(effects));
      this.later.add(0, () => this.listener.processed(true));
    } else {
      this.reduce(effects);
      this.ask(effects);
    }
    if (stopFirst === null && (isWaitedFor(effects) || this.state.live.shuttingDown)) this.later.doAll();
    if (stopFirst !== null || effects.journalLater || !this.later.isEmpty)
      this.later.add(drafts.length, () => this.finish(effects));
    else this.finish(effects);
    if (stopFirst !== null) this.later.add(0, () => this.dispatch({ type: 'stopSent' }));
  }

  private reduce(effects: Effects): void {
    for (const each of effects.cancelFirst) this.sendCancel(each);
    for (const each of effects.reduce) this.send(each);
    for (const each of effects.cancel) this.sendCancel(each);
  }

  /** Everything of a turn but its requests. */
  private finish(effects: Effects): void {
    if (effects.stopFirst !== null) this.isMarkDue = true;
    const failure = this.write(effects);
    for (const each of effects.enter) {
      const reason = failure ?? this.outdated(each.approved);
      if (reason === null) this.send(each);
      else this.dispatch({ type: 'intentNotRecorded', id: each.approved.terms.clientOrderId, text: reason });
    }
    for (const timer of effects.timers) this.arm(timer);
    for (const each of effects.arm) this.armSwitch(each);
    if (effects.drafts.length > 0) this.listener.recorded(effects.drafts);
    for (const { book, amount } of effects.fund) this.ports.fund(book, amount);
    for (const each of effects.notify) this.ports.notifier.notify(each);
    for (const each of effects.activity) this.listener.activity(each);
    if (effects.stopFirst === null) this.answer(effects);
    this.listener.processed(effects.publishNow);
  }

  /** An approval is good for the state it was made under, and for no other (SM-13). */
  private outdated({ stateVersion }: RiskApproved): string | null {
    return stateVersion === this.state.live.stateVersion ? null : 'limits or mode changed after the check';
  }

  /** Questions to the venue. */
  private ask(effects: Effects): void {
    for (const { book, id, symbol } of effects.query)
      this.venue(book).query(id, symbol, (answer) => this.dispatch({ type: 'queryAnswered', id, answer }));
    for (const { book, purpose } of effects.snapshot)
      this.venue(book).snapshot(
        (answer) => this.dispatch({ type: 'snapshotTaken', book, purpose, answer }),
        purpose === 'STOP_PLAN',
      );
  }

  /** Whether it was armed shows at the venue; a missed one is tried again with the next. */
  private armSwitch({ book, symbol, timeoutMs }: Effects['arm'][number]): void {
    const venue = this.venue(book);
    venue.armSwitch?.(symbol, timeoutMs, (armed) => {
      if (!armed) this.ports.logger.warn(`the countdown of ${symbol} was not ${timeoutMs === 0 ? 'cleared' : 'armed'}`);
    });
  }

  private answer(effects: Effects): void {
    for (const each of effects.replies) each.reply(each.result);
  }

  private venue(book: Book): VenueClient {
    const venue = this.ports.venues[book];
    invariant(venue !== null, `no venue for the ${book} book`);
    return venue;
  }

  private send({ book, approved }: BookedOrder): void {
    const id = approved.terms.clientOrderId;
    this.venue(book).place(approved.terms, (answer) => this.dispatch({ type: 'placeAnswered', id, answer }));
  }

  private sendCancel(request: Effects['cancel'][number]): void {
    const { book, id, symbol } = request;
    this.venue(book).cancel(id, symbol, (answer) => this.dispatch({ type: 'cancelAnswered', id, answer }));
  }

  /** Writes the entries after any that are still unwritten; returns the failure text, or null when all are taken. */
  private write(effects: Effects): string | null {
    const waiting = this.unwritten.length;
    if (effects.drafts.length === 0 && waiting === 0) return null;
    const drafts = waiting === 0 ? effects.drafts : [...this.unwritten, ...effects.drafts];
    const written = this.ports.journal.append(drafts, waiting === 0 ? effects.durability : 'A');
    if (!written.ok) {
      this.unwritten = drafts;
      if (waiting === 0) this.dispatch({ type: 'journalFailed', text: written.error.text });
      return written.error.text;
    }
    this.unwritten = [];
    this.clearMark();
    if (waiting > 0 || this.state.live.journal.failingSince !== null)
      this.dispatch({ type: 'journalHealed', entries: waiting });
    return null;
  }

  /** The journal has the stop, and with it what further presses add. */
  private clearMark(): void {
    if (!this.isMarkDue) return;
    this.isMarkDue = false;
    this.ports.stopMarker?.clear();
  }

  private arm(timer: { readonly name: TimerName; readonly at: EngineState['durable']['lastAt'] }): void {
    this.timers.get(timer.name)?.();
    const cancel = this.ports.clock.schedule(
      timer.at,
      () => {
        this.timers.delete(timer.name);
        this.dispatch({ type: 'timer', name: timer.name });
      },
      timer.name,
    );
    this.timers.set(timer.name, cancel);
  }
}

const isWaitedFor = ({ reduce, enter, replies }: Effects): boolean => reduce.length + enter.length + replies.length > 0;
