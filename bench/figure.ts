/** One measured figure beside its baseline of the same run. Every bench file exports `run(): Promise<Figure>`. */

export interface Figure {
  /** The id under which the figure is asked for, such as F2 or replay. */
  readonly id: string;
  readonly name: string;
  /** Unit of value, p99 and baseline, such as "ms" or "entries/s". */
  readonly unit: string;
  /** The median, unless the name says otherwise. */
  readonly value: number;
  readonly p99: number | null;
  /** The same work done bare, in the same run; null where there is nothing to compare with. */
  readonly baseline: number | null;
  /** What is to be reached, in words: "<= 1.5 x baseline, p99 < 10 ms". */
  readonly goal: string;
  readonly holds: boolean;
  /** Further numbers of the same run, each with its unit in its name: { blockedMs: 0.4 }. */
  readonly details?: Readonly<Record<string, number>>;
}

export interface Bench {
  run(): Promise<Figure>;
}
