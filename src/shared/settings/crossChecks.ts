/** What no single field can tell: settings that contradict each other, and stop limits far above their defaults (EB-01, SM-02). */
import { tradingModes, type TradingMode } from '../model/mode.ts';
import { decimal, decimalText, type Decimal } from '../values/decimal.ts';
import type { Settings } from '../settings.ts';
import { modeDefaults } from './modes.ts';

/** One problem of a settings file: where, what was found, what was expected. */
export type SettingsProblem = { readonly path: string; readonly text: string };

/** Limits that act as an emergency stop: looser than this multiple of the default they need a written reason. */
const LOOSEST = 2;

/** Every contradiction, in the order of the file. */
export const settingsProblems = (settings: Settings): readonly SettingsProblem[] => [
  ...looseLimitPaths(settings)
    .filter(({ path }) => settings.reasons[path] === undefined)
    .map(({ path, found, limit }) => problem(path, found, `at most ${decimalText(limit)}, or a reason under reasons`)),
  ...rungProblems(settings),
  ...oneTradeProblems(settings),
  ...orderProblems(settings),
];

/** Stop limits looser than twice their default (EB-01). */
export const looseLimitPaths = (
  settings: Pick<Settings, 'modes'>,
): readonly { readonly path: string; readonly found: Decimal; readonly limit: Decimal }[] =>
  tradingModes.flatMap((mode) =>
    (['dailyLoss', 'drawdown'] as const).flatMap((name) => {
      const found = settings.modes[mode][name];
      const limit = decimal(modeDefaults[mode][name]).mul(LOOSEST);
      return found.greaterThan(limit) ? [{ path: `modes.${mode}.${name}`, found, limit }] : [];
    }),
  );

const problem = (path: string, found: Decimal, expected: string): SettingsProblem => ({
  path,
  text: `found '${decimalText(found)}', expected ${expected}`,
});

const rungLimits = [
  'risk',
  'gross',
  'symbol',
  'dailyLoss',
  'drawdown',
  'symbols',
  'positions',
  'heat',
  'leverage',
] as const;

/** A lower rung of money is never looser than a higher one. PAPER is no rung of money and is left out. */
function rungProblems({ modes }: Settings): readonly SettingsProblem[] {
  return tradingModes.slice(1).flatMap((mode, at) => {
    const higher = tradingModes[at + 2];
    return higher === undefined ? [] : rungLimits.flatMap((name) => looserRung(modes, name, [mode, higher]));
  });
}

function looserRung(
  modes: Settings['modes'],
  name: (typeof rungLimits)[number],
  [mode, higher]: readonly [TradingMode, TradingMode],
): readonly SettingsProblem[] {
  const found = decimalOf(modes[mode][name]);
  const limit = decimalOf(modes[higher][name]);
  if (found.lessThanOrEqualTo(limit)) return [];
  return [problem(`modes.${mode}.${name}`, found, `at most the ${decimalText(limit)} of ${higher}`)];
}

const decimalOf = (value: Decimal | number): Decimal => (typeof value === 'number' ? decimal(value) : value);

/** A risk per trade above the heat cap could never trade. */
const oneTradeProblems = ({ modes }: Settings): readonly SettingsProblem[] =>
  tradingModes.flatMap((mode) => {
    const { risk, heat } = modes[mode];
    const text = `at most the heat cap ${decimalText(heat)}`;
    return risk.greaterThan(heat) ? [problem(`modes.${mode}.risk`, risk, text)] : [];
  });

interface OrderedPair {
  readonly lower: string;
  readonly upper: string;
  readonly values: readonly [Decimal | number, Decimal | number];
}

/** Thresholds that begin in an order: the milder never after the harder. */
const orderedPairs = (all: Settings): readonly OrderedPair[] => [
  pair('ladder.alert', 'ladder.l1', [all.ladder.alert, all.ladder.l1]),
  pair('ladder.l1Scaled', 'ladder.l1', [all.ladder.l1Scaled, all.ladder.l1]),
  pair('ladder.l1', 'ladder.l2', [all.ladder.l1, all.ladder.l2]),
  pair('probation.l1At', 'ladder.l1', [all.probation.l1At, all.ladder.l1]),
  pair('latency.warnMs', 'latency.highMs', [all.latency.warnMs, all.latency.highMs]),
  pair('latency.highMs', 'latency.timeoutMs', [all.latency.highMs, all.latency.timeoutMs]),
  pair('correlation.warn', 'correlation.limit', [all.correlation.warn, all.correlation.limit]),
  pair('breaker.lossStreakL1', 'breaker.lossStreakL2', [all.breaker.lossStreakL1, all.breaker.lossStreakL2]),
  pair('breaker.clockWarnMs', 'breaker.clockL1Ms', [all.breaker.clockWarnMs, all.breaker.clockL1Ms]),
  pair('breaker.streamSilentMs', 'breaker.streamL2Ms', [all.breaker.streamSilentMs, all.breaker.streamL2Ms]),
  pair('breaker.streamL2Ms', 'breaker.streamL3Ms', [all.breaker.streamL2Ms, all.breaker.streamL3Ms]),
  pair('breaker.journalL1Ms', 'breaker.journalL2Ms', [all.breaker.journalL1Ms, all.breaker.journalL2Ms]),
  pair('probation.activeHours', 'probation.maxHours', [all.probation.activeHours, all.probation.maxHours]),
  pair('orders.collarMin', 'orders.collarMax', [all.orders.collarMin, all.orders.collarMax]),
  pair('data.staleMinMs', 'data.staleMaxMs', [all.data.staleMinMs, all.data.staleMaxMs]),
  pair('data.staleL2Ms', 'data.staleL3Ms', [all.data.staleL2Ms, all.data.staleL3Ms]),
];

/** Of the base sections, and of each mode where what it overrides makes a new contradiction. */
function orderProblems(settings: Settings): readonly SettingsProblem[] {
  const base = orderedPairs(settings).flatMap(pairProblem);
  const known = new Set(base.map(({ path }) => path));
  const perMode = tradingModes.flatMap((mode) =>
    orderedPairs(withOverrides(settings, mode))
      .flatMap(pairProblem)
      .filter(({ path }) => !known.has(path))
      .map(({ path, text }) => ({ path: `overrides.${mode}.${path}`, text })),
  );
  return [...base, ...perMode];
}

/** The sections as a mode uses them. */
function withOverrides(settings: Settings, mode: TradingMode): Settings {
  const { ladder, latency, correlation, breaker } = settings.overrides[mode];
  return {
    ...settings,
    ladder: merged(settings.ladder, ladder),
    latency: merged(settings.latency, latency),
    correlation: merged(settings.correlation, correlation),
    breaker: merged(settings.breaker, breaker),
  };
}

/** What is not given keeps its base value. */
function merged<Section extends object>(
  base: Section,
  changes: { readonly [Key in keyof Section]?: Section[Key] | undefined },
): Section {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  // Every entry given is a key of the section with its own type.
  return { ...base, ...(Object.fromEntries(given) as Partial<Section>) };
}

const pair = (lower: string, upper: string, values: OrderedPair['values']): OrderedPair => ({ lower, upper, values });

function pairProblem({ lower, upper, values }: OrderedPair): readonly SettingsProblem[] {
  const [found, limit] = [decimalOf(values[0]), decimalOf(values[1])];
  return found.greaterThan(limit) ? [problem(lower, found, `at most the ${decimalText(limit)} of ${upper}`)] : [];
}
