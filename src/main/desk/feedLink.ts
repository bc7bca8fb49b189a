/** One interface over both kinds of feed: a replay is driven, a live source pushes. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import { intervalMs } from '../../shared/model/candle.ts';
import { unixMs } from '../../shared/values/time.ts';
import type { Clock } from '../ports/clock.ts';
import type { MarketEvent, MarketSource } from '../ports/marketFeed.ts';
import type { ReplayClock } from '../ports/replayClock.ts';
import { ReplayDriver } from './replayDriver.ts';
import type { PlaybackFacts } from './view/facts.ts';

export interface FeedLink {
  start(): void;
  stop(): Promise<void>;
  playback(): PlaybackFacts | null;
  control(input: CommandInput<'controlReplay'>): Result<Record<string, never>, Failure>;
}

export interface FeedLinkOptions {
  readonly source: MarketSource;
  readonly clock: Clock | ReplayClock;
  readonly playback: { readonly speed: number | null; readonly paused: boolean };
  readonly onEvent: (event: MarketEvent) => void;
  readonly isUrgent: () => boolean;
  readonly onChange: () => void;
}

/** Links the source to the desk. A replay needs a clock that can be advanced. */
export function createFeedLink(options: FeedLinkOptions): FeedLink {
  const { source, clock } = options;
  if (source.mode === 'push' || !isReplayClock(clock)) return pushed(options);
  const driver = new ReplayDriver({
    source,
    clock,
    onEvent: options.onEvent,
    isUrgent: options.isUrgent,
    onChange: options.onChange,
    ...options.playback,
  });
  const barMs = intervalMs[source.description.interval];
  return {
    start: () => driver.start(),
    stop: () => driver.stop(),
    playback: () => ({ speed: driver.speed, paused: driver.paused, ended: driver.ended }),
    control: (input) => controlDriver(driver, input, { barMs, now: clock.now() }),
  };
}

const isReplayClock = (clock: Clock | ReplayClock): clock is ReplayClock => 'advanceTo' in clock;

function pushed({ source, onEvent }: FeedLinkOptions): FeedLink {
  return {
    start: () => {
      if (source.mode === 'push') source.start(onEvent);
    },
    stop: () => source.close(),
    playback: () => null,
    control: () =>
      err(
        failure('UNSUPPORTED', 'The live feed has no speed. Start with --feed replay or --feed generator to rehearse.'),
      ),
  };
}

function controlDriver(
  driver: ReplayDriver,
  input: CommandInput<'controlReplay'>,
  facts: { readonly barMs: number; readonly now: number },
): Result<Record<string, never>, Failure> {
  switch (input.action) {
    case 'pause':
      driver.pause();
      return ok({});
    case 'play':
      driver.play();
      return ok({});
    case 'step':
      driver.step(facts.barMs);
      return ok({});
    case 'speed':
      driver.setSpeed(input.speed);
      return ok({});
    case 'jump':
      if (input.to <= facts.now)
        return err(
          failure('INVALID_INPUT', 'A replay only goes forward. Choose a later time, or start again with --from.'),
        );
      driver.jump(unixMs(input.to));
      return ok({});
  }
}
