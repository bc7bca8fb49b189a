/** All lanes of a run walked from boundary to boundary: instants at which a bar closes or opens. Between two of them there are only ticks. */
import type { Lane } from './lane.ts';

export class Tape {
  readonly lanes: readonly Lane[];
  /** Lanes whose bar closed at the start of the window, in order of symbol. */
  readonly closed: Lane[] = [];
  /** The window in hand: [start, end). End is Infinity after the last bar. */
  start = -Infinity;
  end: number;
  /** Bars that have closed so far. */
  bars = 0;

  constructor(lanes: readonly Lane[]) {
    this.lanes = lanes;
    this.end = this.nextBoundary();
  }

  /** Goes to the next window; false at the end of the data. */
  next(): boolean {
    const at = this.end;
    if (at === Infinity) return false;
    this.start = at;
    this.closed.length = 0;
    let end = Infinity;
    for (const lane of this.lanes) {
      if (lane.ends === at) {
        lane.closeBar();
        this.closed.push(lane);
      }
      if (lane.current < 0 && lane.openTime[lane.next] === at) lane.openBar();
      const boundary = lane.current >= 0 ? lane.ends : (lane.openTime[lane.next] ?? Infinity);
      if (boundary < end) end = boundary;
    }
    this.bars += this.closed.length;
    this.end = end;
    return true;
  }

  private nextBoundary(): number {
    return this.lanes.reduce((least, lane) => Math.min(least, lane.boundary), Infinity);
  }
}
