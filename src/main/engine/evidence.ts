/**
 * Evidence beside the gate (EV-01) for the active book's window. It changes only when a day closed, a trade closed, an attempt ended or the settings
 * changed, and resampling costs milliseconds, so the last panel is kept until then.
 */
import type { Book, TradingMode } from '../../shared/model/mode.ts';
import { tradingModes } from '../../shared/model/mode.ts';
import type { Settings } from '../../shared/settings.ts';
import { dataSeed } from '../domain/evidence/dataSeed.ts';
import { evidencePanel } from '../domain/evidence/evidencePanel.ts';
import { evidenceView, type EvidenceView } from '../domain/evidence/evidenceView.ts';
import { lossesToLimit } from '../domain/evidence/tripOdds.ts';
import { DAYS_PER_YEAR } from '../domain/metrics/annual.ts';
import { gateMetrics } from '../domain/metrics/gateMetrics.ts';
import { summarizeTrades } from '../domain/metrics/tradeSummary.ts';
import type { DailyReturn } from '../domain/metrics/dailyReturns.ts';
import { undefinedFor } from '../../shared/evidence/metric.ts';
import { rungOf } from '../domain/mode/transition.ts';
import { activeBook, type BookRecord } from './books.ts';
import type { AttemptRecord } from './ladder/ladderState.ts';
import type { EngineState } from './state.ts';
import type { Step } from './step.ts';

/** What a panel was made of. */
interface Known {
  readonly book: Book;
  readonly mode: TradingMode;
  readonly trades: BookRecord['trades'];
  readonly days: readonly DailyReturn[] | null;
  readonly attempts: readonly AttemptRecord[];
  readonly settings: Settings;
  readonly view: EvidenceView;
}

const kept = new WeakMap<EngineState, Known>();
const noDays: readonly DailyReturn[] = [];

/** The panel as it stands. */
export function evidenceOf({ state, facts }: Pick<Step, 'state' | 'facts'>): EvidenceView {
  const book = activeBook(state.durable);
  const { record } = state.durable.books[book];
  const now = {
    book,
    mode: rungAbove(state),
    trades: record.trades,
    days: record.track?.days.closed ?? null,
    attempts: state.durable.ladder.attempts,
    settings: facts.settings,
  };
  const before = kept.get(state);
  if (before !== undefined && isSame(before, now)) return before.view;
  const view = makeView({ state, facts }, now);
  kept.set(state, { ...now, view });
  return view;
}

const isSame = (one: Known, other: Omit<Known, 'view'>): boolean =>
  one.book === other.book &&
  one.mode === other.mode &&
  one.trades === other.trades &&
  one.days === other.days &&
  one.attempts === other.attempts &&
  one.settings === other.settings;

function makeView({ state, facts }: Pick<Step, 'state' | 'facts'>, known: Omit<Known, 'view'>): EvidenceView {
  const { book, trades, attempts, settings } = known;
  const days = known.days ?? noDays;
  const { track } = state.durable.books[book].record;
  const limits = settings.modes[known.mode];
  const panel = evidencePanel({
    dailyReturns: days,
    trades,
    attempt: state.durable.attempt,
    pastAttempts: attempts.flatMap(({ sharpe, days: count, endedAt }) =>
      sharpe === null || endedAt === null ? [] : [{ sharpe: sharpe / Math.sqrt(DAYS_PER_YEAR), days: count }],
    ),
    isUndeclared: false,
    lossesToTrip: lossesToLimit(limits.drawdown, limits.risk),
    settings,
    seed: dataSeed(days, trades, (bytes) => facts.sha256(new TextDecoder().decode(bytes))),
  });
  return evidenceView(panel, {
    book,
    maxDrawdown: track === null ? undefinedFor('TOO_FEW_OBS') : gateMetrics(track, trades).maxDrawdown,
    profitFactor: summarizeTrades(trades).profitFactor,
    declaredVariants: settings.evidence.declaredVariants,
  });
}

/** The rung the evidence is for: the next one, or the highest. */
function rungAbove({ durable: { modeState } }: EngineState): TradingMode {
  const mode = modeState.mode === 'EMERGENCY_STOP' ? modeState.modeBefore : modeState.mode;
  return tradingModes[mode === 'SETUP' ? 1 : rungOf(mode) + 1] ?? 'LIVE_SCALED_3';
}
