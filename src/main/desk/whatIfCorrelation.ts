/** What one more position would do to the correlation of the active book (UI-53), answered beside the engine's queue. Nothing is sent. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { decimal, decimalFromFloat } from '../../shared/values/decimal.ts';
import { symbolName, type SymbolName } from '../../shared/values/ids.ts';
import { rhoAt, type CorrelationMatrix } from '../domain/correlation/correlationMatrix.ts';
import { whatIfPosition } from '../domain/correlation/whatIfPosition.ts';
import { percentText, percentTextUp } from '../domain/wording/numberText.ts';
import { activeBook } from '../engine/books.ts';
import { adjustedCap, correlationRules } from '../engine/correlation/correlationRules.ts';
import { matrixOf } from '../engine/correlation/matrixOf.ts';
import { MOST_MEASURED } from '../engine/correlation/mostMeasured.ts';
import { plannedExposures } from '../engine/correlation/signedExposures.ts';
import { equityOf } from '../engine/exposure.ts';
import type { Step } from '../engine/step.ts';
import { fractionText, textOf } from './view/fractionText.ts';

type Input = CommandInput<'whatIfCorrelation'>;
type Output = CommandOutput<'whatIfCorrelation'>;

/** Answers for the book in force, working entries counted as the gate counts them. */
export function whatIfCorrelation(desk: Pick<Step, 'state' | 'facts'>, input: Input): Result<Output, Failure> {
  const symbol = symbolName(input.symbol);
  const book = activeBook(desk.state.durable);
  const rules = correlationRules(desk, book);
  const planned = plannedExposures(desk.state, book);
  if (!desk.state.live.markets.has(symbol))
    return err(failure('NOT_FOUND', `The feed does not carry ${symbol}. Choose a symbol of the list.`));
  if (!decimal(input.notional).greaterThan(0))
    return err(failure('INVALID_INPUT', `A notional of ${input.notional} is no position. Enter an amount above 0.`));
  if (rules === null || planned === null)
    return err(failure('NOT_READY', 'The book has no equity to measure exposure by. Open the book first.'));
  if (planned.size >= MOST_MEASURED)
    return err(
      failure('UNSUPPORTED', `More than ${MOST_MEASURED} symbols count as one position and are not measured.`),
    );
  const exposures = new Map(planned).set(symbol, planned.get(symbol) ?? 0);
  const symbols = [...exposures.keys()];
  const matrix = matrixOf(desk.state.live, symbols, rules.decay);
  const size = decimal(input.notional).div(equityOf(desk.state, book).risk).toNumber();
  const place = symbols.indexOf(symbol);
  const { after } = whatIfPosition(matrix, [...exposures.values()], {
    place,
    exposure: input.side === 'BUY' ? size : -size,
  });
  const cap = adjustedCap(rules);
  const others = [...planned].filter(([each, exposure]) => each !== symbol && exposure !== 0).map(([each]) => each);
  return ok({
    rhoW: textOf(after.rhoW.value),
    adjusted: fractionText(after.adjusted),
    cap: fractionText(cap),
    effectiveBets: textOf(after.effectiveBets.value),
    text: sentence({ input, others, adjusted: after.adjusted, cap }) + unknownText(matrix, symbols, place),
  });
}

function sentence(facts: {
  readonly input: Input;
  readonly others: readonly SymbolName[];
  readonly adjusted: number;
  readonly cap: number;
}): string {
  const { input, others, adjusted, cap } = facts;
  const side = input.side === 'BUY' ? 'LONG' : 'SHORT';
  const isOver = adjusted > cap;
  const acts = (isOver ? percentTextUp : percentText)(decimalFromFloat(adjusted));
  const start = others.length === 0 ? '' : `With ${listText(others)} open, `;
  const end = isOver ? 'Smaller size, or close something (RC-14).' : 'That fits (RC-14).';
  return `${start}${baseOf(input.symbol)} ${side} would act like ${acts} in one bet. Cap ${percentText(decimalFromFloat(cap))}. ${end}`;
}

/** "BTC and ETH", "BTC, ETH and 3 more". */
function listText(symbols: readonly SymbolName[]): string {
  const [first = '', second = '', ...rest] = symbols.map(baseOf);
  if (second === '') return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}

function unknownText(matrix: CorrelationMatrix, symbols: readonly SymbolName[], place: number): string {
  const unknown = symbols.filter((_, at) => rhoAt(matrix, place, at) === null);
  return unknown.length === 0 ? '' : ` Its correlation with ${listText(unknown)} is unknown and counts as 1.`;
}

const baseOf = (symbol: string): string => symbol.split('/')[0] ?? symbol;
