/** The correlation review before a step up the ladder (RP-08), made when it is asked for. Its acknowledgement is a command of its own. */
import { invariant } from '../../shared/base/invariant.ts';
import type { CommandOutput } from '../../shared/ipc/contract.ts';
import { tradingModes, type TradingMode } from '../../shared/model/mode.ts';
import { decimalFromFloat, decimalText } from '../../shared/values/decimal.ts';
import type { UnixMs } from '../../shared/values/time.ts';
import { correlationReview, type CorrelationReview, type StepWhatIf } from '../domain/correlation/correlationReview.ts';
import { percentText, percentTextUp } from '../domain/wording/numberText.ts';
import { activeBook } from '../engine/books.ts';
import { listedCorrelation, type ListedCorrelation } from '../engine/correlation/listedCorrelation.ts';
import { equityOf } from '../engine/exposure.ts';
import type { Step } from '../engine/step.ts';
import { buildCorrelationPart } from './view/correlationPart.ts';
import { fractionText } from './view/fractionText.ts';

type Output = CommandOutput<'correlationReview'>;

/** Reviews the book in force. */
export function reviewCorrelation(desk: Pick<Step, 'state' | 'facts'>, at: UnixMs): Output {
  const book = activeBook(desk.state.durable);
  const listed = listedCorrelation(desk, book);
  invariant(listed !== null, 'the active book has the limits of its mode');
  const { rules, series, matrix, exposures } = listed;
  const mode = nextMode(rules.mode);
  const review = correlationReview({
    series,
    ewma: matrix,
    exposures,
    decay: rules.decay,
    grossCap: rules.grossCap,
    steps: [{ mode, grossCap: desk.facts.settings.modes[mode].gross.toNumber() }],
    adjustedCapFactor: rules.settings.adjustedCapFactor.toNumber(),
  });
  const equity = equityOf(desk.state, book).risk.toNumber();
  return {
    generatedAt: at,
    correlation: buildCorrelationPart(desk, book, listed.symbols.length),
    worstHours: hoursOf(review, listed, equity),
    whatIf: review.steps.map(stepLine),
    sentence: sentenceOf(review, listed),
  };
}

/** The rung above; the highest looks at itself. */
function nextMode(mode: TradingMode): TradingMode {
  return tradingModes[tradingModes.indexOf(mode) + 1] ?? mode;
}

function hoursOf(review: CorrelationReview, listed: ListedCorrelation, equity: number): Output['worstHours'] {
  const symbols = listed.symbols.filter((_, at) => review.isAssumed || listed.exposures[at] !== 0);
  return review.worstHours.map(({ at, result, parts }) => ({
    at,
    loss: decimalText(decimalFromFloat(-result * equity).toDecimalPlaces(2)),
    text: symbols
      .map((symbol, place) => `${symbol.split('/')[0] ?? symbol} ${signedPercent(parts[place] ?? 0)}`)
      .slice(0, MOST_PARTS)
      .join(', '),
  }));
}

/** Parts named in a line. */
const MOST_PARTS = 12;

const signedPercent = (fraction: number): string =>
  `${fraction > 0 ? '+' : ''}${percentText(decimalFromFloat(fraction))}`;

function stepLine({ mode, size, adjusted, cap, fits }: StepWhatIf): Output['whatIf'][number] {
  const how = size === 'FULL' ? 'with the gross cap filled by this mix' : 'with as much of the gross cap in use as now';
  const acts = (fits ? percentText : percentTextUp)(decimalFromFloat(adjusted));
  return {
    text: `${mode.replaceAll('_', ' ')} ${how}: acts like ${acts} in one bet, cap ${percentText(decimalFromFloat(cap))}`,
    adjusted: fractionText(adjusted),
    fits,
  };
}

function sentenceOf({ risk, isAssumed }: CorrelationReview, { symbols, exposures, rules }: ListedCorrelation): string {
  if (isAssumed)
    return `Nothing is held. Hours and limits assume equal long parts of the ${symbols.length} symbols listed.`;
  const held = exposures.filter((each) => each !== 0).length;
  const bets = risk.effectiveBets.value;
  const book =
    held === 1
      ? 'One position is one bet'
      : `${held} positions act like ${bets === null ? 'a hedge' : `${bets.toFixed(1)} bets`}`;
  const isOver = risk.rhoW.value !== null && risk.rhoW.value > rules.settings.limit.toNumber();
  return isOver
    ? `${book}. The weighted correlation is above its limit: a step up needs a written reason (SM-06).`
    : `${book}.`;
}
