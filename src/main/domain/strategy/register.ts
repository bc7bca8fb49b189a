/** Hides a strategy's own parameter type behind one that the registry can hold. */
import { ok } from '../../../shared/base/result.ts';
import { parseParameters } from './parameters.ts';
import type { PreparedStrategy, RegisteredStrategy, Strategy } from './strategy.ts';

/** The strategy as the engine sees it: prepared once with its parameters, then evaluated bar by bar. */
export function register<P>(strategy: Strategy<P>): RegisteredStrategy {
  const { id, name, version, interval, specs } = strategy;
  return {
    id,
    name,
    version,
    interval,
    specs,
    prepare(input) {
      const shown = parseParameters(specs, input);
      if (!shown.ok) return shown;
      const parsed = strategy.parse(shown.value);
      if (!parsed.ok) return parsed;
      const parameters = parsed.value;
      const prepared: PreparedStrategy = {
        id,
        name,
        version,
        interval,
        specs,
        parameters: shown.value,
        lookback: strategy.lookback(parameters),
        evaluate: ({ symbol, bars, position }) => strategy.evaluate({ symbol, bars, position, parameters }),
        entryMarks: (bars) => strategy.entryMarks?.(bars, parameters) ?? null,
        idleHolding: (bars) => strategy.idleHolding?.(bars, parameters) ?? null,
      };
      return ok(prepared);
    },
  };
}
