/** What a desk needs to play a scenario apart from itself. */
import type { Result } from '../../shared/base/result.ts';
import type { DrillResultWire, DrillScenario } from '../../shared/model/drill.ts';

/** Plain data: it goes to another thread. */
export interface DrillJob {
  readonly kind: DrillScenario;
  /** Desk's clock when it was asked for, UTC milliseconds. */
  readonly startedAt: number;
  /** Start equity of the drill's own paper book, decimal text. */
  readonly equity: string;
  /** Settings in force, in the form of the settings file. */
  readonly settings: unknown;
  /** The same seed gives the same drill. */
  readonly seed: number;
}

export interface RunningDrill {
  /** The score, or why there is none. */
  readonly done: Promise<Result<DrillResultWire, string>>;
  cancel(): void;
}

export interface DrillRunner {
  start(job: DrillJob): RunningDrill;
}
