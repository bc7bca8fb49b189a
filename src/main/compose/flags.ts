/** Flags of both hosts, parsed once. Anything unknown or out of range ends in one line; nothing is guessed. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { parseUtcTime } from './parseUtcTime.ts';

const feedChoices = ['auto', 'live', 'replay', 'generator'] as const;
type FeedChoice = (typeof feedChoices)[number];

export interface HostFlags {
  /** Absolute path, or null for the default folder. */
  readonly dataDir: string | null;
  /** 0 takes any free port. */
  readonly port: number;
  readonly feed: FeedChoice;
  /** Absolute paths in the order given; empty when none was named. */
  readonly marketData: readonly string[];
  /** Feed milliseconds per wall millisecond; null when not named. */
  readonly speed: number | 'max' | null;
  /** UTC milliseconds at which a replay starts; null for its beginning. */
  readonly from: number | null;
  readonly seed: number | null;
  readonly scenario: string | null;
  /** Whether a browser or window may be opened. */
  readonly open: boolean;
  readonly help: boolean;
  /** Rehearses the live rungs against a simulated venue; not with a live feed. */
  readonly standInLive: boolean;
}

/** Exit code of a start that was refused for its flags. */
export const USAGE_EXIT_CODE = 2;

export const hostUsage = `Usage: npm start -- [flags]     (npm run serve -- [flags] for the browser host)
  --data DIR         folder for databases, settings and logs
  --port N           port on 127.0.0.1, 0 to 65535; 0 takes any free one (default)
  --feed KIND        auto (default), live, replay or generator
  --market-data DIR  folder of candle files; may be given several times
  --speed X          replay speed, 0.1 to 1000000, or max
  --from TIME        start of the replay, UTC, such as 2024-08-05T06:00:00Z
  --seed N           seed of the market generator, 0 to 4294967295
  --scenario NAME    scenario of the market generator, such as flash-crash
  --stand-in-live    rehearse the live rungs against a simulated venue; replay and generator only
  --no-open          open no window and no browser
  --help             print this text`;

const options = {
  data: { type: 'string' },
  port: { type: 'string' },
  feed: { type: 'string' },
  'market-data': { type: 'string', multiple: true },
  speed: { type: 'string' },
  from: { type: 'string' },
  seed: { type: 'string' },
  scenario: { type: 'string' },
  'no-open': { type: 'boolean' },
  'stand-in-live': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Parses the arguments after the program's own; the failure is one line for stderr, before the usage. */
export function parseHostFlags(args: readonly string[], cwd: string): Result<HostFlags, string> {
  const read = readArguments(args);
  if (!read.ok) return read;
  const values = read.value;
  const port = numberFlag({ flag: '--port', text: values.port, pattern: /^\d{1,5}$/, min: 0, max: 65_535 });
  if (!port.ok) return port;
  const seed = numberFlag({ flag: '--seed', text: values.seed, pattern: /^\d{1,10}$/, min: 0, max: 4_294_967_295 });
  if (!seed.ok) return seed;
  const speed = parseSpeed(values.speed);
  if (!speed.ok) return speed;
  const from = parseUtcTime('--from', values.from);
  if (!from.ok) return from;
  const feed = parseFeed(values.feed);
  if (!feed.ok) return feed;
  const scenario = parseScenario(values.scenario);
  if (!scenario.ok) return scenario;
  const standInLive = values['stand-in-live'] === true;
  if (standInLive && (feed.value === 'auto' || feed.value === 'live'))
    return err('--stand-in-live rehearses the ladder. It needs --feed replay or --feed generator.');
  return ok({
    standInLive,
    dataDir: values.data === undefined ? null : resolve(cwd, values.data),
    port: port.value ?? 0,
    feed: feed.value,
    marketData: (values['market-data'] ?? []).map((folder) => resolve(cwd, folder)),
    speed: speed.value,
    from: from.value,
    seed: seed.value,
    scenario: scenario.value,
    open: values['no-open'] !== true,
    help: values.help === true,
  });
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''));
    return empty === undefined ? ok(values) : err(`--${empty[0]} needs a value.`);
  } catch (thrown) {
    return err(firstSentence(thrown));
  }
}

/** node:util words it well, then adds advice about "--" that does not apply here. */
const firstSentence = (thrown: unknown): string =>
  `${thrown instanceof Error ? thrown.message : String(thrown)}`.split(/\. |\n/)[0]?.replace(/\.?$/, '.') ?? '';

function numberFlag(spec: {
  readonly flag: string;
  readonly text: string | undefined;
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
}): Result<number | null, string> {
  if (spec.text === undefined) return ok(null);
  const value = Number(spec.text);
  if (spec.pattern.test(spec.text) && value >= spec.min && value <= spec.max) return ok(value);
  return err(`${spec.flag} expects a number from ${spec.min} to ${spec.max}, found "${spec.text}".`);
}

function parseSpeed(text: string | undefined): Result<number | 'max' | null, string> {
  if (text === 'max') return ok('max');
  const parsed = numberFlag({ flag: '--speed', text, pattern: /^\d{1,7}(\.\d{1,3})?$/, min: 0.1, max: 1_000_000 });
  return parsed.ok ? parsed : err(parsed.error.replace('1000000,', '1000000, or max,'));
}

function parseFeed(text: string | undefined): Result<FeedChoice, string> {
  const feed = feedChoices.find((choice) => choice === (text ?? 'auto'));
  return feed === undefined ? err(`--feed expects ${feedChoices.join(', ')}, found "${text}".`) : ok(feed);
}

function parseScenario(text: string | undefined): Result<string | null, string> {
  if (text === undefined || /^[a-z][a-z0-9-]{0,39}$/.test(text)) return ok(text ?? null);
  return err(`--scenario expects a name such as flash-crash, found "${text}".`);
}
