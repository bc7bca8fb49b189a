/** What lies between an event and its subscribers: the delay of the line and the faults of a stream. Order is kept unless `reverse` says otherwise. */
interface Parcel {
  readonly event: unknown;
  readonly deliver: () => void;
}

/** Newest events kept for tests. */
const KEPT = 10_000;

export class StreamLane {
  /** Every event the venue sent, whatever became of it, oldest first. */
  readonly sent: unknown[] = [];
  private readonly oneWayMs: () => number;
  private isSilent = false;
  private toLose = 0;
  private toDuplicate = 0;
  private toReverse = 0;
  private held: Parcel[] = [];
  private extraMs = 0;
  private waiting: (Parcel & { readonly due: number })[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(oneWayMs: () => number) {
    this.oneWayMs = oneWayMs;
  }

  /** Connections stay open and nothing arrives; what is sent meanwhile is lost. */
  silence(on: boolean): void {
    this.isSilent = on;
  }

  /** The next events are lost. */
  lose(count: number): void {
    this.toLose = count;
  }

  /** The next events arrive twice. */
  duplicate(count: number): void {
    this.toDuplicate = count;
  }

  /** The next events are held and arrive together, newest first. */
  reverse(count: number): void {
    this.toReverse = count;
  }

  /** Added to the delay of the line. */
  delay(ms: number): void {
    this.extraMs = ms;
  }

  push(event: unknown, deliver: () => void): void {
    this.sent.push(event);
    if (this.sent.length > KEPT) this.sent.splice(0, KEPT / 2);
    if (this.isSilent) return;
    if (this.toLose > 0) {
      this.toLose -= 1;
      return;
    }
    if (this.toReverse > 0) this.hold({ event, deliver });
    else this.post({ event, deliver });
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting = [];
  }

  private hold(parcel: Parcel): void {
    this.held.unshift(parcel);
    this.toReverse -= 1;
    if (this.toReverse > 0) return;
    for (const each of this.held) this.post(each);
    this.held = [];
  }

  private post(parcel: Parcel): void {
    const times = this.toDuplicate > 0 ? 2 : 1;
    if (times === 2) this.toDuplicate -= 1;
    for (let copy = 0; copy < times; copy += 1) this.send(parcel);
  }

  private send(parcel: Parcel): void {
    const delayMs = this.oneWayMs() + this.extraMs;
    if (delayMs === 0 && this.waiting.length === 0) {
      parcel.deliver();
      return;
    }
    const due = Math.max(performance.now() + delayMs, this.waiting.at(-1)?.due ?? 0);
    this.waiting.push({ ...parcel, due });
    if (this.waiting.length === 1) this.arm();
  }

  private arm(): void {
    const [first] = this.waiting;
    if (first === undefined) return;
    this.timer = setTimeout(() => this.deliverDue(), Math.max(0, first.due - performance.now()));
  }

  private deliverDue(): void {
    const now = performance.now();
    while ((this.waiting[0]?.due ?? Infinity) <= now + 0.5) this.waiting.shift()?.deliver();
    this.arm();
  }
}
