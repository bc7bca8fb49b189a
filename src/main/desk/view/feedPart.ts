/** What the prices come from, how fast, and whether they still come. */
import type { Part } from '../../../shared/ipc/view.ts';
import type { ViewFacts } from './facts.ts';

/** The feed part of the view. */
export function feedPart(facts: ViewFacts): Part<'feed'> {
  const { feed, state } = facts;
  const playback = facts.playback();
  const { feedState } = state.live;
  return {
    kind: feed.kind,
    label: feed.label,
    synthetic: feed.synthetic,
    speed: playback?.speed ?? null,
    fullSpeed: playback !== null && playback.speed === null,
    paused: playback?.paused ?? false,
    state: feedState.state === 'ok' && state.durable.triggers.has('STALE_DATA') ? 'stale' : feedState.state,
    text: feedState.text,
    now: facts.now(),
    symbols: feed.instruments.length,
    from: feed.from,
    to: feed.to,
    interval: feed.interval,
    findings: feed.findings.slice(0, 200).map((finding) => finding.slice(0, 400)),
  };
}
