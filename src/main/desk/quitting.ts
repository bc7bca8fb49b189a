/**
 * Quitting with an open live book (UI-35): the host asks, the page shows the question, a person decides, and the host hears when it may go.
 * 1. Nothing is asked where nothing live is open. 2. From the decision on no entry is sent, and those that work are canceled.
 * 3. The host goes only when the venue has answered: no entry works any more and, where they are closed, every position is flat.
 */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import type { Part } from '../../shared/ipc/view.ts';
import { isTerminal, type Order } from '../../shared/model/order.ts';
import type { Position } from '../../shared/model/position.ts';
import { LEAVE_UNPROTECTED } from '../../shared/view/leaveUnprotected.ts';
import type { EngineCommand } from '../engine/events.ts';
import type { Runner } from '../engine/runner.ts';
import { engineActor, type EngineFacts } from '../engine/step.ts';
import type { Caller } from './desk.ts';
import { stopPlace } from './view/stopPlace.ts';

type Decision = CommandInput<'decideQuit'>;
type Answer = Result<Record<string, never>, Failure>;

export interface QuittingParts {
  readonly runner: Pick<Runner, 'state' | 'dispatch'>;
  readonly facts: Pick<EngineFacts, 'venues' | 'session'>;
  readonly onChange: () => void;
}

const done = ok({});
/** Whoever ends the desk by a signal waits this long for the venue, and looks this often. */
const SETTLE_MS = 3_000;
const LOOK_MS = 20;

export class Quitting {
  private readonly parts: QuittingParts;
  private leave: (() => void) | null = null;
  private closes = false;
  phase: Part<'desk'>['quit'] = 'NO';

  constructor(parts: QuittingParts) {
    this.parts = parts;
  }

  /** True when a person decides first; `leave` runs once they have and the venue has answered. */
  ask(leave: () => void): boolean {
    if (this.positions().length === 0 && this.entries().length === 0) return false;
    this.leave = leave;
    if (this.phase === 'NO') this.enter('ASKED');
    return true;
  }

  decide({ how, phrase }: Decision, caller: Caller): Answer {
    if (this.phase === 'NO' || this.leave === null)
      return err(failure('ILLEGAL_TRANSITION', 'Nobody asked to quit. Choose Quit in the menu or the tray first.'));
    if (how === 'KEEP') return this.keep();
    if (how === 'LEAVE' && this.isUnprotected() && phrase !== LEAVE_UNPROTECTED)
      return err(
        failure('PHRASE_MISMATCH', `Found '${phrase}'. Type exactly ${LEAVE_UNPROTECTED}, with capitals (UI-35).`),
      );
    // Asked for a second time: whoever does not want to wait for the venue need not.
    if (how === 'LEAVE' && this.phase === 'LEAVING') return this.go();
    this.closes = how === 'CLOSE';
    this.send({ name: 'pause', input: {} }, caller);
    this.send({ name: 'cancelEntries', input: {} }, caller);
    if (this.closes)
      for (const { symbol } of this.positions())
        this.send({ name: 'closePosition', input: { symbol, part: 'ALL' } }, caller);
    this.enter('LEAVING');
    this.look();
    return done;
  }

  /** After every turn of the engine. */
  look(): void {
    if (this.phase !== 'LEAVING' || this.entries().length > 0) return;
    if (!this.closes || this.positions().length === 0) this.go();
  }

  /** Whatever ends the desk: an entry that works at a real venue is canceled, because nobody would place its stop. What is not answered soon is left. */
  async settle(): Promise<void> {
    const { facts, runner } = this.parts;
    if (facts.venues.LIVE?.capabilities.simulated !== false || this.entries().length === 0) return;
    const command = { name: 'cancelEntries', input: {} } as const;
    runner.dispatch({ type: 'command', command, actor: engineActor(facts.session), reply: () => undefined });
    const until = performance.now() + SETTLE_MS;
    while (this.entries().length > 0 && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }

  private keep(): Answer {
    this.leave = null;
    this.enter('NO');
    return done;
  }

  private go(): Answer {
    const { leave } = this;
    this.leave = null;
    this.phase = 'NO';
    // After the turn that this came from.
    if (leave !== null) queueMicrotask(leave);
    return done;
  }

  private enter(phase: Part<'desk'>['quit']): void {
    this.phase = phase;
    this.parts.onChange();
  }

  /** An entry that still works may fill with nobody there to protect it. */
  private isUnprotected(): boolean {
    const { state } = this.parts.runner;
    const waits = this.phase === 'LEAVING' && this.entries().length > 0;
    return waits || this.positions().some((position) => stopPlace(state, position) !== 'venue');
  }

  private positions(): readonly Position[] {
    return [...this.parts.runner.state.durable.books.LIVE.positions.values()];
  }

  private entries(): readonly Order[] {
    const { orders } = this.parts.runner.state.durable.books.LIVE;
    return [...orders.values()].filter(({ role, status }) => role === 'ENTRY' && !isTerminal(status));
  }

  /** A refusal changes nothing here: what stays open keeps the host. */
  private send(command: EngineCommand, { role, session }: Caller): void {
    const actor = { type: 'user', id: role, session: session.slice(0, 40) || 'unknown' } as const;
    this.parts.runner.dispatch({ type: 'command', command, actor, reply: () => undefined });
  }
}
