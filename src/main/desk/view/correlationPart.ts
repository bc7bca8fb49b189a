/**
 * The correlation part of the view (UI-53). Its numbers are those of the last evaluation, whose time it carries: it is built anew only after another
 * evaluation, another hour or other rules, so that prices alone do not publish matrices ten times a second.
 */
import type { Part } from '../../../shared/ipc/view.ts';
import type { Book } from '../../../shared/model/mode.ts';
import { invariant } from '../../../shared/base/invariant.ts';
import { decimalText } from '../../../shared/values/decimal.ts';
import { rhoAt } from '../../domain/correlation/correlationMatrix.ts';
import { crossCheck } from '../../domain/correlation/crossCheck.ts';
import { jointRisk } from '../../domain/correlation/whatIfPosition.ts';
import { activeBook } from '../../engine/books.ts';
import { adjustedCap } from '../../engine/correlation/correlationRules.ts';
import { listedCorrelation, MOST_LISTED, type ListedCorrelation } from '../../engine/correlation/listedCorrelation.ts';
import type { EngineState } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import type { ViewFacts } from './facts.ts';
import { fractionText, textOf } from './fractionText.ts';

type CorrelationPart = Part<'correlation'>;

const known = new WeakMap<EngineState, { readonly key: string; readonly part: CorrelationPart }>();

/** The part of the active book. */
export function correlationPart({ state, engine }: ViewFacts): CorrelationPart {
  const book = activeBook(state.durable);
  const key = keyOf(state, engine, book);
  const before = known.get(state);
  if (before?.key === key) return before.part;
  const part = buildCorrelationPart({ state, facts: engine }, book);
  known.set(state, { key, part });
  return part;
}

/** What the part rests on, besides prices. */
function keyOf({ durable, live }: EngineState, engine: ViewFacts['engine'], book: Book): string {
  const held = [...durable.books[book].positions.keys()].join();
  const hours = [...live.markets.values()].map(({ history }) => `${history.hours.last}.${history.hours.revision}`);
  const at = live.correlation.readings[book]?.evaluatedAt ?? '';
  return [book, durable.modeState.mode, engine.configHash, at, held, hours.join()].join('|');
}

/** The part as of now, whatever was built before, with `most` symbols at most. */
export function buildCorrelationPart(
  step: Pick<Step, 'state' | 'facts'>,
  book: Book,
  most = MOST_LISTED,
): CorrelationPart {
  const listed = listedCorrelation(step, book);
  invariant(listed !== null, 'the active book has the limits of its mode');
  const { rules, exposures, matrix } = listed;
  const reading = step.state.live.correlation.readings[book];
  const risk = jointRisk(matrix, exposures);
  const rhoW = reading?.rhoW ?? null;
  return {
    rhoW: textOf(rhoW),
    limit: decimalText(rules.settings.limit),
    warn: decimalText(rules.settings.warn),
    reason: rhoW === null ? reasonOf(exposures, reading === null) : '',
    evaluatedAt: reading?.evaluatedAt ?? null,
    breaches: reading?.breachesInARow ?? 0,
    persist: rules.settings.persist,
    clusterShare: rhoW === null ? null : textOf(reading?.clusterGrossShare ?? null),
    effectiveBets: textOf(risk.effectiveBets.value),
    adjusted: fractionText(risk.adjusted),
    adjustedCap: fractionText(adjustedCap(rules)),
    ...matrices(listed, most),
    needHours: rules.decay.minHours,
  };
}

function reasonOf(exposures: readonly number[], isNew: boolean): string {
  const held = exposures.filter((each) => each !== 0).length;
  if (held > 1 && isNew) return 'n/a (not evaluated yet)';
  return held === 1 ? 'n/a (1 position)' : `n/a (${held} positions)`;
}

function matrices(
  { symbols, exposures, series, matrix, rules }: ListedCorrelation,
  most: number,
): Pick<CorrelationPart, 'symbols' | 'held' | 'ewma' | 'ledoitWolf' | 'hours'> {
  const shown = symbols.slice(0, most);
  const shrunk = crossCheck(series.slice(0, most), rules.decay);
  const square = <Cell>(cell: (row: number, column: number) => Cell): Cell[][] =>
    shown.map((_, row) => shown.map((__, column) => cell(row, column)));
  return {
    symbols: [...shown],
    held: shown.map((_, at) => exposures[at] !== 0),
    ewma: square((row, column) => rounded(rhoAt(matrix, row, column))),
    ledoitWolf: shrunk === null ? null : square((row, column) => rounded(rhoAt(shrunk, row, column))),
    hours: square((row, column) => matrix.hours[row * matrix.size + column] ?? 0),
  };
}

/** Four decimals: more than the eye needs, and no noise on the wire. */
const rounded = (rho: number | null): number | null => (rho === null ? null : Math.round(rho * 10_000) / 10_000);
