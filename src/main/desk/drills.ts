/** Scenario drills of a desk: plays one at a time apart from the engine and hands the score to its queue, where it is journaled. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { drillResultSchema, type DrillResultWire, type DrillScenario } from '../../shared/model/drill.ts';
import { decimalText, toWire } from '../../shared/values/decimal.ts';
import type { Runner } from '../engine/runner.ts';
import type { EngineFacts } from '../engine/step.ts';
import type { Clock } from '../ports/clock.ts';
import type { DrillRunner, RunningDrill } from '../ports/drills.ts';

export interface DrillsOptions {
  /** Null where nothing can be played apart: in a drill's own desk. */
  readonly runner: DrillRunner | null;
  readonly engine: Runner;
  readonly facts: EngineFacts;
  readonly clock: Clock;
  /** Called when a drill began or ended. */
  readonly onChange: () => void;
}

export interface Drills {
  /** Starts a scenario; refused while another one plays. */
  start(kind: DrillScenario): Result<{ readonly text: string }, Failure>;
  /** The drill that plays, in words; null while none does. */
  running(): string | null;
  /** Ends a drill that plays; resolves when it has ended. */
  stop(): Promise<void>;
}

/** The same for everyone, so that two drills can be compared. */
const SEED = 1;
/** Start equity of a drill where no paper book was opened yet. */
const DEFAULT_EQUITY = '10000';

export function createDrills(options: DrillsOptions): Drills {
  let playing: { readonly kind: DrillScenario; readonly run: RunningDrill } | null = null;
  let stopped = false;
  const finish = (kind: DrillScenario, result: Result<DrillResultWire, string>): void => {
    playing = null;
    if (!stopped) deliver(options, kind, result);
    options.onChange();
  };
  return {
    start: (kind) => {
      const { runner } = options;
      if (runner === null) return err(failure('UNSUPPORTED', 'This desk plays no drills beside itself.'));
      if (playing !== null)
        return err(failure('NOT_READY', `The drill ${playing.kind} is playing. Wait until it has been scored.`));
      const run = runner.start(jobOf(options, kind));
      playing = { kind, run };
      void run.done.then((result) => finish(kind, result));
      options.onChange();
      return ok({ text: `Drill ${kind} plays on a paper book of its own. Its score comes here.` });
    },
    running: () => (playing === null ? null : `${playing.kind}: playing at full speed on a paper book of its own`),
    stop: async () => {
      stopped = true;
      playing?.run.cancel();
      await playing?.run.done;
    },
  };
}

function jobOf({ engine, facts, clock }: DrillsOptions, kind: DrillScenario) {
  const { opened, lastEquity } = engine.state.durable.books.PAPER;
  return {
    kind,
    startedAt: clock.now(),
    equity: opened && lastEquity.greaterThan(0) ? decimalText(lastEquity.toDecimalPlaces(2)) : DEFAULT_EQUITY,
    // JSON, because it goes to another thread and is read like a settings file there.
    settings: JSON.parse(JSON.stringify(toWire(facts.settings))) as unknown,
    seed: SEED,
  };
}

/** A drill without a score is a failed one: it is recorded with its reason. */
function deliver({ engine, clock }: DrillsOptions, kind: DrillScenario, result: Result<DrillResultWire, string>): void {
  const none = { kind, startedAt: clock.now(), tripped: [], flatMs: null, loss: null, passed: false } as const;
  const wire = result.ok ? result.value : { ...none, text: result.error.slice(0, 400) };
  engine.dispatch({ type: 'drillCompleted', result: drillResultSchema.parse(wire) });
}
