/** Closing prices on a grid of equal slots from the epoch, made from the bars of a feed. A slot with missing bars closes at the last one there was. */
export class SlotCloses {
  private readonly slotMs: number;
  private readonly settle: (slot: number, close: number) => void;
  private slot = -1;
  private close = 0;
  private settled = -1;

  /** Calls `settle` once per slot, slots rising: with its last bar, or with the first bar of a later slot where that one is missing. */
  constructor(slotMs: number, settle: (slot: number, close: number) => void) {
    this.slotMs = slotMs;
    this.settle = settle;
  }

  /** Takes a closed bar that is no longer than a slot. Bars of slots that are over change nothing. */
  push(openTime: number, lengthMs: number, close: number): void {
    const slot = Math.floor(openTime / this.slotMs);
    if (slot <= this.settled || slot < this.slot) return;
    if (slot > this.slot && this.slot > this.settled) this.finish();
    this.slot = slot;
    this.close = close;
    if (openTime + lengthMs >= (slot + 1) * this.slotMs) this.finish();
  }

  private finish(): void {
    this.settled = this.slot;
    this.settle(this.slot, this.close);
  }
}
