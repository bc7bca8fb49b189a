/** Failures of a market source: found, expected, what to do. */
import { err, type Err } from '../../../shared/base/result.ts';
import type { FeedFailure } from '../../ports/marketFeed.ts';

/** Wraps a failure of the code with its text. */
export const feedFailure = (code: FeedFailure['code'], text: string): Err<FeedFailure> => err({ code, text });
