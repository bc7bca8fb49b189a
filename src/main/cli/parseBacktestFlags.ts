/** Flags of `npm run backtest`, parsed once. Anything unknown or out of range ends in one line; nothing is guessed. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { tradingModes, type TradingMode } from '../../shared/model/mode.ts';
import type { StrategyParameters } from '../../shared/model/strategy.ts';
import { parseUtcTime } from '../compose/parseUtcTime.ts';
import type { BacktestJob } from '../ports/backtests.ts';

export interface BacktestFlags {
  /** Absolute path, or null for the default folder. */
  readonly dataDir: string | null;
  /** Absolute paths in the order given. */
  readonly marketData: readonly string[];
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly symbols: readonly string[];
  readonly from: number | null;
  readonly to: number | null;
  readonly mode: TradingMode;
  readonly equity: string | null;
  readonly afterStop: BacktestJob['afterStop'];
  readonly variants: number;
  readonly seed: number;
  readonly json: boolean;
  /** Where a picture of the equity curve goes, or null. */
  readonly chart: string | null;
  readonly help: boolean;
}

export const backtestUsage = `Usage: npm run backtest -- --market-data DIR --strategy NAME [flags]
  --market-data DIR   folder of candle files, or one file; may be given several times
  --strategy NAME     strategy to run, such as donchian
  --param NAME=VALUE  parameter of the strategy; may be given several times
  --symbols A,B       only these, such as BTCUSDT,ETHUSDT
  --from TIME         start, UTC, such as 2024-08-01 or 2024-08-05T06:00:00Z; bars before it are history
  --to TIME           end; bars that open then or later are left out
  --mode MODE         limits to trade under: PAPER (default) or a LIVE_ mode
  --equity X          start equity; the settings' by default
  --after-stop WHAT   end (default): an emergency stop ends the run; resume: a scripted person goes on after the cooldown
  --variants N        variants tried elsewhere, for the deflated Sharpe ratio; those stored here are counted anyway
  --seed N            seed of the simulated venue's delays, 0 to 4294967295
  --chart FILE.svg    draw the equity curve with every trigger
  --data DIR          folder of the desk, where the run is stored
  --json              print one JSON document`;

const options = {
  'market-data': { type: 'string', multiple: true },
  strategy: { type: 'string' },
  param: { type: 'string', multiple: true },
  symbols: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  mode: { type: 'string' },
  equity: { type: 'string' },
  'after-stop': { type: 'string' },
  variants: { type: 'string' },
  seed: { type: 'string' },
  chart: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const DEFAULT_SEED = 1;

/** Parses the arguments after the program's own; the failure is one line for stderr, before the usage. */
export function parseBacktestFlags(args: readonly string[], cwd: string): Result<BacktestFlags, string> {
  const read = readArguments(args);
  if (!read.ok) return read;
  const values = read.value;
  const missing = values.help === true ? null : missingFlag(values);
  if (missing !== null) return err(missing);
  const span = parseSpan(values);
  if (!span.ok) return span;
  const parameters = parseParameters(values.param ?? []);
  if (!parameters.ok) return parameters;
  const choices = parseChoices(values);
  if (!choices.ok) return choices;
  const at = (path: string | undefined): string | null => (path === undefined ? null : resolve(cwd, path));
  return ok({
    dataDir: at(values.data),
    marketData: (values['market-data'] ?? []).map((path) => resolve(cwd, path)),
    strategy: values.strategy ?? '',
    parameters: parameters.value,
    symbols: symbolsOf(values.symbols),
    ...span.value,
    ...choices.value,
    equity: values.equity ?? null,
    json: values.json === true,
    chart: at(values.chart),
    help: values.help === true,
  });
}

type Values = Extract<ReturnType<typeof readArguments>, { readonly ok: true }>['value'];

function missingFlag(values: Values): string | null {
  if ((values['market-data'] ?? []).length === 0) return '--market-data is missing: a folder of candle files.';
  return values.strategy === undefined ? '--strategy is missing, such as donchian.' : null;
}

function parseSpan(values: Values): Result<Pick<BacktestFlags, 'from' | 'to'>, string> {
  const from = parseUtcTime('--from', values.from);
  if (!from.ok) return from;
  const to = parseUtcTime('--to', values.to);
  return to.ok ? ok({ from: from.value, to: to.value }) : to;
}

type Choices = Pick<BacktestFlags, 'mode' | 'afterStop' | 'variants' | 'seed'>;

function parseChoices(values: Values): Result<Choices, string> {
  const mode = parseChoice('--mode', values.mode ?? 'PAPER', tradingModes);
  if (!mode.ok) return mode;
  const afterStop = parseChoice('--after-stop', values['after-stop'] ?? 'end', ['end', 'resume'] as const);
  if (!afterStop.ok) return afterStop;
  const variants = parseCount('--variants', values.variants, { max: 1_000_000, otherwise: 0 });
  if (!variants.ok) return variants;
  const seed = parseCount('--seed', values.seed, { max: 4_294_967_295, otherwise: DEFAULT_SEED });
  if (!seed.ok) return seed;
  return ok({
    mode: mode.value,
    afterStop: afterStop.value === 'end' ? 'END' : 'RESUME',
    variants: variants.value,
    seed: seed.value,
  });
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''));
    return empty === undefined ? ok(values) : err(`--${empty[0]} needs a value.`);
  } catch (thrown) {
    const [first] = String(thrown instanceof Error ? thrown.message : thrown).split(/\. |\n/);
    return err(`${first ?? ''}`.replace(/\.?$/, '.'));
  }
}

/** "entryChannel=40": numbers and true or false as such, anything else as text; the strategy judges them. */
function parseParameters(texts: readonly string[]): Result<StrategyParameters, string> {
  const parameters: Record<string, string | number | boolean> = {};
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals < 1 || equals === text.length - 1) return err(`--param expects NAME=VALUE, found "${text}".`);
    const name = text.slice(0, equals);
    if (name in parameters) return err(`--param ${name} is given twice.`);
    parameters[name] = valueOf(text.slice(equals + 1));
  }
  return ok(parameters);
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

const symbolsOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((name) => name.trim().toUpperCase())
    .filter((name) => name !== '');

function parseChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Result<Choice, string> {
  const found = choices.find((choice) => choice === text);
  return found === undefined ? err(`${flag} expects ${choices.join(', ')}, found "${text}".`) : ok(found);
}

function parseCount(
  flag: string,
  text: string | undefined,
  range: { readonly max: number; readonly otherwise: number },
): Result<number, string> {
  if (text === undefined) return ok(range.otherwise);
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value <= range.max) return ok(value);
  return err(`${flag} expects a whole number from 0 to ${range.max}, found "${text}".`);
}
