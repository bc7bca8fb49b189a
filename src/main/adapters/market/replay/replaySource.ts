/**
 * Candle files as one stream of market events.
 * 1. A batch covers one bar of the finest interval, or the next instants after a gap; it never splits an instant.
 * 2. Within an instant: closed bars, then ticks, each by symbol.
 * 3. The events depend on the files and the position alone, not on how fast they are read.
 */
import { err, ok, type Result } from '../../../../shared/base/result.ts';
import { unixMs, type UnixMs } from '../../../../shared/values/time.ts';
import type {
  FeedDescription,
  FeedFailure,
  MarketEvent,
  MarketState,
  ReplaySource,
} from '../../../ports/marketFeed.ts';
import type { CandleFile } from './candleFile.ts';
import { FROM_THE_START } from './candleReader.ts';
import { EventBuckets } from './eventBuckets.ts';
import { readHistory } from './readHistory.ts';
import { NEVER, SourceLane } from './sourceLane.ts';

export interface ReplayOptions {
  readonly description: FeedDescription;
  /** In order of symbol. */
  readonly files: readonly CandleFile[];
  readonly now: UnixMs;
}

type Batch = Result<readonly MarketEvent[], FeedFailure> | null;

/** Few files are read in larger blocks; many must stay small together. */
const MANY_FILES = 24;
const LARGE_BLOCK_BYTES = 65_536;
const SMALL_BLOCK_BYTES = 16_384;

/** Opens the files as a source that stands at their first event. */
export function createReplaySource(options: ReplayOptions): ReplaySource {
  const { description, files, now } = options;
  const blockBytes = files.length > MANY_FILES ? SMALL_BLOCK_BYTES : LARGE_BLOCK_BYTES;
  const player = new Player(
    files.map((file) => new SourceLane({ file, now, blockBytes }, FROM_THE_START)),
    Math.min(...files.map((file) => file.intervalMs)),
  );
  return {
    mode: 'pull',
    description,
    seek: (to) => player.seek(to),
    nextBatch: () => player.nextBatch(),
    history: (request) => {
      const file = files.find((each) => each.symbol === request.symbol);
      return file === undefined ? Promise.resolve([]) : readHistory(file, { ...request, now });
    },
    close: () => {
      player.close();
      return Promise.resolve();
    },
  };
}

class Player {
  private readonly lanes: readonly SourceLane[];
  private readonly windowMs: number;
  private failure: FeedFailure | null = null;
  private lastTime = unixMs(0);
  private position = FROM_THE_START;
  private phase: 'starting' | 'playing' | 'ended' | 'closed' = 'starting';

  constructor(lanes: readonly SourceLane[], windowMs: number) {
    this.lanes = lanes;
    this.windowMs = windowMs;
  }

  async seek(to: UnixMs): Promise<void> {
    if (this.phase === 'closed') return;
    for (const lane of this.lanes) lane.restart(to);
    this.failure = null;
    this.phase = 'starting';
    this.position = to;
    this.lastTime = to;
    await this.fill();
  }

  nextBatch(): Promise<Batch> {
    for (const lane of this.lanes) if (!lane.isReady) return this.fillThenBatch();
    return Promise.resolve(this.batch());
  }

  close(): void {
    this.phase = 'closed';
    for (const lane of this.lanes) lane.close();
  }

  private async fillThenBatch(): Promise<Batch> {
    await this.fill();
    return this.batch();
  }

  private async fill(): Promise<void> {
    await this.fillLanes();
    if (this.phase !== 'starting') return;
    for (const lane of this.lanes) lane.skipTo(this.position);
    await this.fillLanes();
  }

  private async fillLanes(): Promise<void> {
    while (this.failure === null) {
      const waiting = this.lanes.filter((lane) => !lane.isReady);
      if (waiting.length === 0) return;
      const results = await Promise.all(waiting.map((lane) => lane.fill()));
      for (const [index, result] of results.entries())
        if (!result.ok) this.failure ??= refusedWhilePlaying(waiting[index], result.error);
    }
  }

  private batch(): Batch {
    if (this.phase === 'ended' || this.phase === 'closed') return null;
    if (this.failure !== null) return err(this.failure);
    let start = NEVER;
    for (const lane of this.lanes) if (lane.nextTime < start) start = lane.nextTime;
    return start === NEVER ? this.end() : ok(this.play(start));
  }

  private play(start: number): readonly MarketEvent[] {
    const buckets = new EventBuckets();
    const limit = start + this.windowMs;
    for (const lane of this.lanes) lane.emitBefore(limit, buckets);
    const events = buckets.flatten();
    this.lastTime = unixMs(events.at(-1)?.time ?? start);
    const news = this.news(unixMs(start));
    this.phase = 'playing';
    return news.length === 0 ? events : [...news, ...events];
  }

  /** What is left to tell about the files, then nothing. */
  private end(): Batch {
    this.phase = 'ended';
    const notes = this.notes(unixMs(Number.MAX_SAFE_INTEGER), this.lastTime);
    return notes.length === 0 ? null : ok(notes);
  }

  private news(time: UnixMs): readonly MarketState[] {
    const notes = this.notes(time, time);
    if (this.phase !== 'starting') return notes;
    return [{ kind: 'state', time, state: 'ok', text: 'Replay running.' }, ...notes];
  }

  private notes(until: UnixMs, time: UnixMs): readonly MarketState[] {
    const notes: MarketState[] = [];
    for (const lane of this.lanes) {
      if (!lane.hasNotes) continue;
      for (const text of lane.notesUntil(until)) notes.push({ kind: 'state', time, state: 'ok', text });
    }
    return notes;
  }
}

const refusedWhilePlaying = (lane: SourceLane | undefined, reason: string): FeedFailure => ({
  code: 'FEED_FILE_REFUSED',
  text: `${lane?.symbol ?? 'A file'} cannot be replayed further: ${reason}. Take the file out of the folder or export it again.`,
});
