/** Finds the candle files of some folders and says what they are together (docs/market-data.md). */
import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../../shared/base/result.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type { FeedDescription, FeedFailure } from '../../../ports/marketFeed.ts';
import { feedFailure } from '../feedFailure.ts';
import type { QuoteDefaults } from '../quoteDefaults.ts';
import type { CandleFile } from './candleFile.ts';
import { labelOfFileName } from './candleFileName.ts';
import { CANDLE_HEADER } from './candleLayout.ts';
import { count } from './candleWords.ts';
import { chooseFiles } from './chooseFiles.ts';
import { deriveInstrument } from './deriveInstrument.ts';
import { listCandleFiles, type ListedFile } from './listCandleFiles.ts';
import { openCandleFile } from './openCandleFile.ts';

export interface CandleFolderOptions {
  /** Folders or single files. */
  readonly folders: readonly string[];
  readonly quoteDefaults: QuoteDefaults;
  /** The machine's time: bars after it are refused. */
  readonly now: UnixMs;
}

/** Each open file costs a descriptor and a few blocks of memory. */
const MOST_SYMBOLS = 500;
const PARALLEL_OPENS = 8;
const EXPECTED = `Expected .csv or .csv.gz files with the header ${CANDLE_HEADER}, the symbol in the name (BTCUSDT_1m.csv.gz).`;

export interface CandleFiles {
  /** One usable file per symbol, in order of symbol. */
  readonly files: readonly CandleFile[];
  readonly description: FeedDescription;
}

/** Looks at every candle file below the folders; fails with found, expected, and what to do when none can be used. */
export async function findCandleFiles(options: CandleFolderOptions): Promise<Result<CandleFiles, FeedFailure>> {
  const where = options.folders.join(', ');
  const listed = await listCandleFiles(options.folders);
  if (!listed.ok)
    return feedFailure(
      'FEED_FOLDER_MISSING',
      `Market folder ${listed.error.folder} cannot be read: ${listed.error.reason}. Check the path given to --market-data.`,
    );
  if (listed.value.length === 0)
    return feedFailure(
      'FEED_FOLDER_EMPTY',
      `No candle files in ${where}. ${EXPECTED} Put files there or choose another folder.`,
    );
  const { files, refusals } = await openFiles(listed.value, options.now);
  if (files.length === 0) return feedFailure('FEED_FILE_REFUSED', refusedText(where, refusals));
  const { chosen, findings } = chooseFiles(files, options.quoteDefaults.currency);
  if (chosen.length === 0)
    return feedFailure(
      'FEED_UNSUPPORTED',
      `${findings.join(' ')} Add files quoted in ${options.quoteDefaults.currency} or set paper.currency.`,
    );
  if (chosen.length > MOST_SYMBOLS)
    return feedFailure(
      'FEED_UNSUPPORTED',
      `Found ${count(chosen.length)} symbols in ${where}, at most ${MOST_SYMBOLS} can be replayed at once. Choose a smaller folder.`,
    );
  const told = [
    ...refusals.map((text) => `${text} Left out.`),
    ...chosen.flatMap((file) => file.findings),
    ...findings,
  ];
  return ok({ files: chosen, description: describe(chosen, told, options) });
}

async function openFiles(
  listed: readonly ListedFile[],
  now: UnixMs,
): Promise<{ readonly files: readonly CandleFile[]; readonly refusals: readonly string[] }> {
  const files: CandleFile[] = [];
  const refusals: string[] = [];
  for (let at = 0; at < listed.length; at += PARALLEL_OPENS) {
    const group = listed.slice(at, at + PARALLEL_OPENS);
    const results = await Promise.all(group.map((file) => openCandleFile({ ...file, now })));
    for (const [index, result] of results.entries())
      if (result.ok) files.push(result.value);
      else refusals.push(`${group[index]?.name ?? ''}: ${result.error.replace(/\.?$/, '.')}`);
  }
  return { files, refusals };
}

function refusedText(where: string, refusals: readonly string[]): string {
  const [first, ...others] = refusals;
  const rest = others.length === 0 ? '' : ` And ${count(others.length)} more like it.`;
  return `No usable candle file in ${where}. ${first ?? ''}${rest} ${EXPECTED}`;
}

function describe(
  files: readonly CandleFile[],
  findings: readonly string[],
  options: CandleFolderOptions,
): FeedDescription {
  const finest = [...files].sort((one, other) => one.intervalMs - other.intervalMs)[0];
  const coarsestMs = Math.max(...files.map((file) => file.intervalMs));
  const ends = files.map((file) => file.end ?? NaN);
  const to = Math.max(...ends);
  return {
    kind: 'replay',
    label: labelOf(files),
    synthetic: false,
    instruments: files.map((file) => deriveInstrument(file, options.quoteDefaults)),
    interval: finest?.interval ?? '1m',
    cadenceMs: Math.ceil(coarsestMs / 3),
    from: unixMs(Math.min(...files.map((file) => file.first))),
    to: Number.isNaN(to) ? null : unixMs(to),
    findings,
    fingerprint: fingerprintOf(files),
  };
}

function labelOf(files: readonly CandleFile[]): string {
  const first = labelOfFileName(files[0]?.name ?? '');
  return files.length === 1 ? first : `${first} and ${count(files.length - 1)} more`;
}

/** Names the data by content: symbol, bar length, size and first bytes of each file, wherever the folder lies. */
function fingerprintOf(files: readonly CandleFile[]): string {
  const hash = createHash('sha256');
  for (const { symbol, interval, bytes, digest } of files) hash.update(`${symbol} ${interval} ${bytes} ${digest}\n`);
  return `replay-${hash.digest('hex').slice(0, 16)}`;
}
