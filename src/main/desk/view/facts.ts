/** What the view shows besides the engine's state: host, workspace, feed driver. */
import type { Part, Row } from '../../../shared/ipc/view.ts';
import type { FeedDescription } from '../../ports/marketFeed.ts';
import type { EngineState } from '../../engine/state.ts';
import type { EngineFacts } from '../../engine/step.ts';
import type { UnixMs } from '../../../shared/values/time.ts';

export interface PlaybackFacts {
  readonly speed: number | null;
  readonly paused: boolean;
  readonly ended: boolean;
}

export interface ViewFacts {
  readonly state: EngineState;
  readonly engine: EngineFacts;
  readonly workspace: 'live' | 'replay';
  readonly feed: FeedDescription;
  /** Null for the live feed. */
  readonly playback: () => PlaybackFacts | null;
  /** Backtest runs, newest first. */
  readonly backtests: () => readonly Row<'backtests'>[];
  /** The scenario drill that plays, in words; null while none does. */
  readonly drillRunning: () => string | null;
  readonly now: () => UnixMs;
  readonly hotkey: () => Part<'desk'>['hotkey'];
  readonly quit: () => Part<'desk'>['quit'];
  readonly journalSeq: () => number;
  readonly marks: () => Part<'desk'>['marks'];
}
