/** Plays a run tick by tick: every event of every symbol goes through venue and engine, every timer runs. What the quick player is measured against. */
import { unixMs } from '../../../shared/values/time.ts';
import type { Lane } from './lane.ts';
import type { Player, RunHooks } from './player.ts';
import type { Session } from './session.ts';
import type { Tape } from './tape.ts';

export class PlainPlayer implements Player {
  readonly refused = 0;
  private readonly session: Session;
  private readonly tape: Tape;
  private readonly hooks: RunHooks;

  constructor(session: Session, tape: Tape, hooks: RunHooks) {
    this.session = session;
    this.tape = tape;
    this.hooks = hooks;
  }

  playWindow(): void {
    const { clock } = this.session;
    const { tape } = this;
    clock.advanceTo(unixMs(tape.start));
    this.hooks.atBoundary();
    for (const lane of tape.closed) this.close(lane);
    if (tape.end === Infinity) return;
    for (let at = this.nextTick(); at < tape.end; at = this.nextTick()) {
      clock.advanceTo(unixMs(at));
      for (const lane of tape.lanes) if (lane.tickTime(lane.told) === at && isRunning(lane)) this.tick(lane);
    }
  }

  /** Every tick was dispatched. */
  finish(): void {}

  private close(lane: Lane): void {
    const event = lane.candleEvent(lane.count - 1);
    lane.learned = lane.count;
    this.session.venue.onMarket(event);
    this.session.runner.dispatch({ type: 'market', event });
  }

  private tick(lane: Lane): void {
    const event = lane.tickEvent(lane.told);
    lane.told += 1;
    this.session.venue.onMarket(event);
    this.session.runner.dispatch({ type: 'market', event });
  }

  private nextTick(): number {
    let first = Infinity;
    for (const lane of this.tape.lanes) if (isRunning(lane)) first = Math.min(first, lane.tickTime(lane.told));
    return first;
  }
}

/** Ticks left in the running bar. */
const isRunning = (lane: Lane): boolean => lane.current >= 0 && lane.told < (lane.current + 1) * 4;
