/** Prepares the strategies of this build with their default parameters for the feed's interval. */
import { invariant } from '../../shared/base/invariant.ts';
import { intervalMs, type Interval } from '../../shared/model/candle.ts';
import { strategies } from '../domain/strategy/registry.ts';
import { strategyHash } from '../domain/strategy/strategyHash.ts';
import type { Installed } from '../engine/liveState.ts';

/** All registered strategies; one never runs on bars finer than the feed has. */
export function installStrategies(feed: Interval, sha256: (bytes: Uint8Array) => string): readonly Installed[] {
  return strategies.map((registered) => {
    const prepared = registered.prepare({});
    invariant(prepared.ok, `the defaults of strategy ${registered.id} are valid`);
    const strategy = prepared.value;
    const wanted = strategy.interval === 'feed' ? feed : strategy.interval;
    const interval = intervalMs[wanted] < intervalMs[feed] ? feed : wanted;
    return { strategy, interval, hash: strategyHash(strategy, sha256) };
  });
}
