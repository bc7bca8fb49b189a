/** What RC-14 and PS-07 look at before an order in a symbol: how the book is exposed, and how that moves with the order's symbol. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { CorrelationFacts } from '../../domain/pretrade/controlFacts.ts';
import { activeBook } from '../books.ts';
import type { Step } from '../step.ts';
import { correlationRules } from './correlationRules.ts';
import { heldMatrixOf } from './matrixOf.ts';
import { MOST_MEASURED } from './mostMeasured.ts';
import { listPlanned, type SymbolExposure } from './signedExposures.ts';

/** Facts of the book the turn works in; null where it has no equity or no limits, which refuses an entry (CV-08). */
export function correlatedExposure(
  step: Pick<Step, 'state' | 'facts' | 'book'>,
  symbol: SymbolName,
): CorrelationFacts | null {
  const { live } = step.state;
  const rules = correlationRules(step, step.book);
  const planned = listPlanned(step.state, step.book);
  if (rules === null || planned === null) return null;
  const rhoW = live.correlation.readings[step.book]?.rhoW ?? null;
  // What the breaker holds goes on holding until its hold is over (EB-18).
  const isTripped = step.book === activeBook(step.state.durable) && step.state.durable.triggers.has('CORRELATION');
  const isBreached = isTripped || (rhoW !== null && rhoW > rules.settings.limit.toNumber());
  const { exposures, symbols } = planned;
  if (exposures.length > MOST_MEASURED) return { ...asOne(exposures, symbol), isBreached };
  // The order's symbol is part of the matrix whether or not it is held.
  const place = symbols.indexOf(symbol);
  const isHeld = place >= 0;
  return {
    held: isHeld ? exposures : [...exposures, { symbol, exposure: 0 }],
    matrix: heldMatrixOf(live, symbols, { own: isHeld ? null : symbol, decay: rules.decay }),
    place: isHeld ? place : symbols.length,
    isBreached,
  };
}

/** More symbols than are measured stand as one, of which nothing is known. */
function asOne(exposures: readonly SymbolExposure[], symbol: SymbolName): Omit<CorrelationFacts, 'isBreached'> {
  const gross = exposures.reduce((sum, { exposure }) => sum + Math.abs(exposure), 0);
  return {
    held: [
      { symbol: exposures[0]?.symbol ?? symbol, exposure: gross },
      { symbol, exposure: 0 },
    ],
    matrix: { size: 2, rho: Float64Array.of(1, NaN, NaN, 1), hours: new Int32Array(4) },
    place: 1,
  };
}
