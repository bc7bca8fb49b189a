/** Evaluation of EB-06 per book: every five minutes, and after fills for what a fill changes. Off the path of ticks and orders. */
import type { Settings } from '../../../shared/settings.ts';
import { decimalFromFloat, type Decimal } from '../../../shared/values/decimal.ts';
import type { SymbolName } from '../../../shared/values/ids.ts';
import { unixMs } from '../../../shared/values/time.ts';
import type { CorrelationReading } from '../../domain/breaker/correlationTrigger.ts';
import { correlationBand, type CorrelationBand } from '../../domain/correlation/correlationBand.ts';
import { evaluateCorrelation } from '../../domain/correlation/evaluateCorrelation.ts';
import { inBook, openedBooks } from '../books.ts';
import { record, setTimer, type Step } from '../step.ts';
import { correlationRules, type CorrelationRules } from './correlationRules.ts';
import { matrixOf } from './matrixOf.ts';
import { MOST_MEASURED } from './mostMeasured.ts';
import { heldExposures } from './signedExposures.ts';

type Cause = 'TIMER' | 'CHANGE';

/** Shortest time between two evaluations of the timer, whatever the settings. */
const LEAST_MS = 1_000;

/** The timer of the evaluations. */
export function onCorrelationDue(step: Step): void {
  for (const book of openedBooks(step.state.durable)) evaluateBook(inBook(step, book), 'TIMER');
  schedule(step);
}

/** At the start of a session: a first look at every opened book, then the timer. */
export function startEvaluations(step: Step): void {
  for (const book of openedBooks(step.state.durable)) evaluateBook(inBook(step, book), 'CHANGE');
  schedule(step);
}

/** After a fill in the book the turn works in. An emergency stop closes without looking at correlation; the timer goes on. */
export function evaluateAfterFill(step: Step): void {
  if (!step.state.live.latched) evaluateBook(step, 'CHANGE');
}

/** On the grid of the epoch, so that a restart does not shift the evaluations. */
function schedule(step: Step): void {
  const every = evaluationPeriodMs(step.facts.settings);
  setTimer(step, 'correlation', unixMs((Math.floor(step.at / every) + 1) * every));
}

/** Time between two evaluations of the timer. */
export const evaluationPeriodMs = ({ correlation }: Pick<Settings, 'correlation'>): number =>
  Math.max(LEAST_MS, correlation.evaluateMs);

function evaluateBook(step: Step, cause: Cause): void {
  const { readings } = step.state.live.correlation;
  const rules = correlationRules(step, step.book);
  const exposures = heldExposures(step.state, step.book);
  const before = readings[step.book];
  const reading = rules === null || exposures === null ? null : readingOf(step, rules, { exposures, cause });
  readings[step.book] = reading;
  if (rules === null || reading === null) return;
  const change = { before: bandOf(before, rules), band: bandOf(reading, rules) };
  if (change.before !== change.band) recordBand(step, reading, { ...change, cause });
}

function readingOf(
  step: Step,
  { grossCap, settings, decay }: CorrelationRules,
  { exposures, cause }: { readonly exposures: ReadonlyMap<SymbolName, number>; readonly cause: Cause },
): CorrelationReading {
  if (exposures.size > MOST_MEASURED) return asOne(step, exposures, grossCap);
  return evaluateCorrelation({
    matrix: matrixOf(step.state.live, [...exposures.keys()], decay),
    exposures: [...exposures.values()],
    grossCap,
    limit: settings.limit.toNumber(),
    at: step.at,
    cause,
    previous: step.state.live.correlation.readings[step.book],
  });
}

/** More symbols than are measured count as one, as anything unknown does. */
function asOne(step: Step, exposures: ReadonlyMap<SymbolName, number>, grossCap: number): CorrelationReading {
  const gross = [...exposures.values()].reduce((sum, each) => sum + Math.abs(each), 0);
  return {
    rhoW: 1,
    symbols: exposures.size,
    clusterGrossShare: gross / grossCap,
    evaluatedAt: step.at,
    breachesInARow: 0,
  };
}

const bandOf = (reading: CorrelationReading | null, { settings }: CorrelationRules): CorrelationBand =>
  correlationBand(reading?.rhoW ?? null, { warn: settings.warn.toNumber(), limit: settings.limit.toNumber() });

function recordBand(
  step: Step,
  reading: CorrelationReading,
  change: { readonly before: CorrelationBand; readonly band: CorrelationBand; readonly cause: Cause },
): void {
  record(step, 'CORRELATION_EVALUATED', {
    data: {
      ...change,
      rhoW: reading.rhoW === null ? null : sixDecimals(reading.rhoW),
      clusterShare: sixDecimals(reading.clusterGrossShare),
      symbols: reading.symbols,
    },
    durability: 'C',
  });
}

const sixDecimals = (value: number): Decimal => decimalFromFloat(value).toDecimalPlaces(6);
