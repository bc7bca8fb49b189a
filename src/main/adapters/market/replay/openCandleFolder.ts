/** Opens folders of candle files as one replay (docs/market-data.md). */
import { ok, type Result } from '../../../../shared/base/result.ts';
import type { FeedFailure, ReplaySource } from '../../../ports/marketFeed.ts';
import { findCandleFiles, type CandleFolderOptions } from './findCandleFiles.ts';
import { createReplaySource } from './replaySource.ts';

/** Opens every candle file below the folders; fails with found, expected, and what to do when none can be used. */
export async function openCandleFolder(options: CandleFolderOptions): Promise<Result<ReplaySource, FeedFailure>> {
  const found = await findCandleFiles(options);
  return found.ok ? ok(createReplaySource({ ...found.value, now: options.now })) : found;
}
