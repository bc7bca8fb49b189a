/** Whether a price may be the best or the worst of an episode so far (ME-17), as floats and always on the careful side. */
import type { Position } from '../../../shared/model/position.ts';
import type { Excursion } from '../../engine/liveState.ts';

/** Room for the rounding of floats, relative to the amounts compared. */
const ROUNDING = 1e-9;
/** A risk mark is on the far side of a modeled spread of one basis point, rounded outward to the tick. */
const HALF_SPREAD = 0.0001;
const TICKS = 2;

export class EpisodeBounds {
  private readonly quantity: number;
  private readonly averageEntry: number;
  private readonly realized: number;
  private readonly tick: number;
  private best = -Infinity;
  private worst = Infinity;

  /** Of an episode that no tick was seen of, any price is the best and the worst. */
  constructor(position: Position | undefined, known: Excursion | null, tick: number) {
    this.quantity = position?.quantity.toNumber() ?? NaN;
    this.averageEntry = position?.averageEntry.toNumber() ?? NaN;
    this.realized = position?.realizedPnl.toNumber() ?? NaN;
    this.tick = tick;
    if (known === null || known.openedAt !== position?.openedAt) return;
    this.best = known.best.toNumber();
    this.worst = known.worst.toNumber();
  }

  /** Asked for each tick of the stretch; the bounds are those of its start. */
  mayGrow(price: number): boolean {
    const { quantity, best, worst } = this;
    const most = quantity * (price - this.averageEntry) + this.realized;
    const least = most - Math.abs(quantity) * (price * HALF_SPREAD + TICKS * this.tick);
    const room = ROUNDING * Math.abs(quantity * price);
    return !(most + room < best && least - room > worst);
  }
}
