/** The market of a run: what it is, and every bar of every symbol it uses, read into columns. Refusals are one message each. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../../shared/base/result.ts';
import { DAY_MS, MINUTE_MS, unixMs, type UnixMs } from '../../../shared/values/time.ts';
import type { Instrument } from '../../../shared/model/instrument.ts';
import { openGenerator } from '../../adapters/market/generator/openGenerator.ts';
import type { CandleFile } from '../../adapters/market/replay/candleFile.ts';
import { findCandleFiles } from '../../adapters/market/replay/findCandleFiles.ts';
import type { QuoteDefaults } from '../../adapters/market/quoteDefaults.ts';
import type { BacktestMarket } from '../../ports/backtests.ts';
import type { FeedDescription } from '../../ports/marketFeed.ts';
import type { BarColumns } from './barColumns.ts';
import { ColumnBuilder } from './columnBuilder.ts';
import { readColumns, type ReadOptions } from './readColumns.ts';

export interface MarketRequest {
  readonly market: BacktestMarket;
  /** Symbols such as BTC/USDT or BTCUSDT; empty takes all. */
  readonly symbols: readonly string[];
  /** Start of the run; null reads all. */
  readonly from: number | null;
  /** Bars before the start that are read as history, for a bar length and a number of symbols. */
  readonly history: (barMs: number, symbols: number) => number;
  /** Bars that open at or after it are not read. */
  readonly to: number | null;
  readonly quoteDefaults: QuoteDefaults;
  readonly now: UnixMs;
  readonly onBars: (bars: number) => void;
}

export interface OpenedMarket {
  readonly description: FeedDescription;
  /** In order of symbol, with the instrument of the same place. */
  readonly columns: readonly BarColumns[];
  readonly instruments: readonly Instrument[];
  readonly notes: readonly string[];
}

/** Files of a folder read side by side: unpacking runs beside parsing. */
const PARALLEL_FILES = 4;
/** A source of candles ticks three times in a bar. */
const TICKS_IN_BAR = 3;
const MINUTE_CADENCE_MS = Math.ceil(MINUTE_MS / TICKS_IN_BAR);

/** Opens the market; fails with found, expected and what to do. */
export function openMarket(request: MarketRequest): Promise<Result<OpenedMarket, string>> {
  return request.market.kind === 'files'
    ? openFiles(request, request.market.paths)
    : openGenerated(request, request.market);
}

async function openFiles(request: MarketRequest, paths: readonly string[]): Promise<Result<OpenedMarket, string>> {
  const { quoteDefaults, now } = request;
  const found = await findCandleFiles({ folders: paths, quoteDefaults, now });
  if (!found.ok) return err(found.error.text);
  const { files, description } = found.value;
  const chosen = chooseSymbols(description.instruments, request.symbols);
  if (!chosen.ok) return chosen;
  const wanted = files.filter((file) => chosen.value.has(file.symbol));
  const read = await readAll(wanted, request);
  if (!read.ok) return read;
  return ok(assemble(description, read.value.columns, [...description.findings, ...read.value.notes]));
}

async function readAll(
  files: readonly CandleFile[],
  request: MarketRequest,
): Promise<Result<{ readonly columns: readonly BarColumns[]; readonly notes: readonly string[] }, string>> {
  const { now, onBars } = request;
  const to = unixMs(request.to ?? Number.MAX_SAFE_INTEGER);
  const optionsOf = ({ intervalMs }: CandleFile): ReadOptions => {
    const history = request.history(intervalMs, files.length) * intervalMs;
    const from = request.from === null ? 0 : Math.max(0, request.from - history);
    return { now, from: unixMs(from), to, onBars };
  };
  const columns: BarColumns[] = [];
  const notes: string[] = [];
  for (let at = 0; at < files.length; at += PARALLEL_FILES) {
    const read = await Promise.all(
      files.slice(at, at + PARALLEL_FILES).map((file) => readColumns(file, optionsOf(file))),
    );
    for (const result of read) {
      if (!result.ok) return err(`${result.error}.`.replace('..', '.'));
      columns.push(result.value.columns);
      notes.push(...result.value.notes);
    }
  }
  return ok({ columns, notes });
}

/** The generator's minute bars, made up to the end of the run: the same prices, walked as the bars of a candle file are. */
async function openGenerated(
  request: MarketRequest,
  { seed, scenario }: Extract<BacktestMarket, { kind: 'generator' }>,
): Promise<Result<OpenedMarket, string>> {
  const opened = openGenerator({ seed, scenario, quoteDefaults: request.quoteDefaults });
  if (!opened.ok) return err(opened.error.text);
  const source = opened.value;
  const { description } = source;
  const chosen = chooseSymbols(description.instruments, request.symbols);
  if (!chosen.ok) return chosen;
  const before = unixMs(Math.min(request.to ?? Infinity, description.to ?? 0));
  const start = description.from ?? 0;
  for (let day = start; day < before; day += DAY_MS) {
    const end = unixMs(Math.min(day + DAY_MS, before));
    await source.seek(end);
    request.onBars(((end - day) / MINUTE_MS) * description.instruments.length);
  }
  const history = request.history(MINUTE_MS, description.instruments.length);
  const limit = Math.ceil((before - start) / MINUTE_MS) + history;
  const columns: BarColumns[] = [];
  for (const { symbol } of description.instruments) {
    if (!chosen.value.has(symbol)) continue;
    const builder = new ColumnBuilder();
    for (const candle of await source.history({ symbol, interval: '1m', limit, before })) builder.add(candle, 0);
    columns.push(builder.build({ symbol, interval: '1m', intervalMs: MINUTE_MS }));
  }
  await source.close();
  return ok(assemble({ ...description, cadenceMs: MINUTE_CADENCE_MS }, columns, description.findings));
}

function assemble(
  description: FeedDescription,
  columns: readonly BarColumns[],
  notes: readonly string[],
): OpenedMarket {
  const used = columns.filter(({ count }) => count > 0);
  const instruments = used.flatMap(({ symbol }) => description.instruments.filter((each) => each.symbol === symbol));
  return { description: { ...description, instruments }, columns: used, instruments, notes };
}

function chooseSymbols(
  instruments: readonly Instrument[],
  asked: readonly string[],
): Result<ReadonlySet<string>, string> {
  const all = instruments.map(({ symbol }) => symbol);
  if (asked.length === 0) return ok(new Set(all));
  const chosen = asked.map((name) => all.find((symbol) => symbol === name || symbol.replace('/', '') === name) ?? null);
  const missing = asked.filter((_name, place) => chosen[place] === null);
  if (missing.length === 0) return ok(new Set(chosen.filter((symbol) => symbol !== null)));
  const few = all.slice(0, 12).join(', ');
  const rest = all.length > 12 ? ` and ${all.length - 12} more` : '';
  return err(
    `No usable candles of ${missing.join(', ')}. The market has ${few}${rest}. Correct --symbols or the folder.`,
  );
}

/** SHA-256 over every bar from the places given on, symbol by symbol. */
export function hashColumns(columns: readonly BarColumns[], first: readonly number[]): string {
  const hash = createHash('sha256');
  for (const [place, bars] of columns.entries()) {
    hash.update(`${bars.symbol} ${bars.interval}\n`);
    for (const column of [bars.openTime, bars.open, bars.high, bars.low, bars.close, bars.volume])
      hash.update(new Uint8Array(column.buffer, (first[place] ?? 0) * 8));
    for (const [at, candle] of bars.exact) if (at >= (first[place] ?? 0)) hash.update(JSON.stringify(candle));
  }
  return hash.digest('hex');
}
