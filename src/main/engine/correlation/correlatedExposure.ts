/** What RC-14 and PS-07 look at before an order in a symbol: how the book is exposed, and how that moves with the order's symbol. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { CorrelationFacts } from '../../domain/pretrade/controlFacts.ts';
import { activeBook } from '../books.ts';
import type { Step } from '../step.ts';
import { correlationRules } from './correlationRules.ts';
import { matrixOf } from './matrixOf.ts';
import { MOST_MEASURED } from './mostMeasured.ts';
import { plannedExposures } from './signedExposures.ts';

/** Facts of the book the turn works in; null where it has no equity or no limits, which refuses an entry (CV-08). */
export function correlatedExposure(
  step: Pick<Step, 'state' | 'facts' | 'book'>,
  symbol: SymbolName,
): CorrelationFacts | null {
  const { live } = step.state;
  const rules = correlationRules(step, step.book);
  const exposures = plannedExposures(step.state, step.book);
  if (rules === null || exposures === null) return null;
  const rhoW = live.correlation.readings[step.book]?.rhoW ?? null;
  // What the breaker holds goes on holding until its hold is over (EB-18).
  const isHeld = step.book === activeBook(step.state.durable) && step.state.durable.triggers.has('CORRELATION');
  const isBreached = isHeld || (rhoW !== null && rhoW > rules.settings.limit.toNumber());
  if (exposures.size > MOST_MEASURED) return { ...asOne(exposures, symbol), isBreached };
  // The order's symbol is part of the matrix whether or not it is held.
  const held = [...exposures].map(([each, exposure]) => ({ symbol: each, exposure }));
  if (!exposures.has(symbol)) held.push({ symbol, exposure: 0 });
  const symbols = held.map((each) => each.symbol);
  return { held, matrix: matrixOf(live, symbols, rules.decay), place: symbols.indexOf(symbol), isBreached };
}

/** More symbols than are measured stand as one, of which nothing is known. */
function asOne(exposures: ReadonlyMap<SymbolName, number>, symbol: SymbolName): Omit<CorrelationFacts, 'isBreached'> {
  const gross = [...exposures.values()].reduce((sum, each) => sum + Math.abs(each), 0);
  const [first = symbol] = exposures.keys();
  return {
    held: [
      { symbol: first, exposure: gross },
      { symbol, exposure: 0 },
    ],
    matrix: { size: 2, rho: Float64Array.of(1, NaN, NaN, 1), hours: new Int32Array(4) },
    place: 1,
  };
}
