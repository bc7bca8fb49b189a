/** What a job asks for, checked before anything is read: settings, strategy, parameters, span, equity. One message for each thing that is wrong. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { intervalMs, type Interval } from '../../shared/model/candle.ts';
import { parseSettings, type Settings } from '../../shared/settings.ts';
import { decimalText, parseDecimal } from '../../shared/values/decimal.ts';
import { rfc3339, unixMs } from '../../shared/values/time.ts';
import { findStrategy, strategies } from '../domain/strategy/registry.ts';
import type { PreparedStrategy } from '../domain/strategy/strategy.ts';
import { strategyHash } from '../domain/strategy/strategyHash.ts';
import type { Installed } from '../engine/liveState.ts';
import type { BacktestJob } from '../ports/backtests.ts';

export interface PreparedRun {
  /** With the limits of the mode that was asked for in the place of PAPER's. */
  readonly settings: Settings;
  readonly settingsHash: string;
  readonly installed: Installed;
  readonly parametersHash: string;
  readonly equity: string;
}

/** Everything of the job that can be judged without its data. */
export function prepareRun(
  job: BacktestJob,
): Result<Omit<PreparedRun, 'installed'> & { readonly strategy: PreparedStrategy }, string> {
  const settings = parseSettings(job.settings);
  if (!settings.ok) return err(settings.error.map(({ path, text }) => `${path}: ${text}.`).join(' '));
  if (job.from !== null && job.to !== null && job.from >= job.to)
    return err(
      `--from ${rfc3339(unixMs(job.from))} is not before --to ${rfc3339(unixMs(job.to))}. Exchange them or choose a longer span.`,
    );
  const strategy = prepareStrategy(job);
  if (!strategy.ok) return strategy;
  const equity = equityText(job, settings.value);
  if (!equity.ok) return equity;
  return ok({
    settings: withLimitsOf(settings.value, job),
    settingsHash: sha256(JSON.stringify(settings.value)),
    strategy: strategy.value,
    parametersHash: sha256(JSON.stringify(strategy.value.parameters)),
    equity: equity.value,
  });
}

/** The strategy on the bars of a market: it never runs on bars finer than there are. */
export function installOn(strategy: PreparedStrategy, feed: Interval): Installed {
  const wanted = strategy.interval === 'feed' ? feed : strategy.interval;
  const interval = intervalMs[wanted] < intervalMs[feed] ? feed : wanted;
  return { strategy, interval, hash: strategyHash(strategy, sha256) };
}

function prepareStrategy({ strategy, parameters }: BacktestJob): Result<PreparedStrategy, string> {
  const registered = findStrategy(strategy);
  if (registered === undefined)
    return err(
      `There is no strategy "${strategy}". This build has ${strategies.map(({ id }) => id).join(', ')}. Choose one of these.`,
    );
  const prepared = registered.prepare(parameters);
  if (prepared.ok) return prepared;
  const problems = prepared.error.map(({ name, text }) => `${name}: ${text}`).join('; ');
  const known = registered.specs.map(({ name }) => name).join(', ');
  return err(`Strategy ${strategy}, ${problems}. Its parameters are ${known}. Correct or leave out what is wrong.`);
}

function equityText(job: BacktestJob, settings: Settings): Result<string, string> {
  if (job.equity === null) return ok(decimalText(settings.paper.equity));
  const parsed = parseDecimal(job.equity);
  if (parsed.ok && parsed.value.greaterThan(0)) return ok(decimalText(parsed.value));
  return err(`Found an equity of "${job.equity}". Expected an amount above 0 in plain decimals such as 10000.`);
}

/** The run trades a paper book under the limits of the mode, so that a rung can be rehearsed before it is climbed. */
function withLimitsOf(settings: Settings, { mode }: BacktestJob): Settings {
  const modes = { ...settings.modes, PAPER: settings.modes[mode] };
  return { ...settings, modes, overrides: { ...settings.overrides, PAPER: settings.overrides[mode] } };
}

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
