import { describe, expect, it } from 'vitest';
import { startViewSync } from '../../../../src/renderer/store/viewSync.ts';
import { err, ok } from '../../../../src/shared/base/result.ts';
import type { DeskClient, LinkState } from '../../../../src/shared/ipc/client.ts';
import type { DeskEvent } from '../../../../src/shared/ipc/contract.ts';
import { failure } from '../../../../src/shared/ipc/failure.ts';
import { buildView } from '../../../support/buildView.ts';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** A desk whose answers, events and link are given by hand, and a sink that writes down what it is told. */
function createRig() {
  const told: string[] = [];
  const frames: (() => void)[] = [];
  const retries: (() => void)[] = [];
  const snapshots: (number | null)[] = [];
  let onEvent: (event: DeskEvent) => void = () => undefined;
  let onLink: (state: LinkState) => void = () => undefined;
  const answer = () => {
    const seq = snapshots.shift() ?? null;
    return Promise.resolve(seq === null ? err(failure('NOT_READY', '')) : ok({ ...buildView(), seq }));
  };
  const client: DeskClient = {
    call: answer as DeskClient['call'],
    subscribe: (listener) => {
      onEvent = listener;
      return () => told.push('unsubscribed');
    },
    onLink: (listener) => {
      onLink = listener;
      listener('connecting');
      return () => undefined;
    },
  };
  const stop = startViewSync({
    client,
    sink: {
      showSnapshot: ({ seq }) => told.push(`snapshot ${seq}`),
      showPatch: (patch, seq) => told.push(`patch ${seq} ${Object.keys(patch.rows.quotes ?? {}).join('+')}`.trim()),
      showLink: (link) => told.push(link),
      attend: ({ text }) => told.push(`attend ${text}`),
    },
    nextFrame: (run) => frames.push(run),
    retryLater: (run) => retries.push(run),
  });
  return {
    told,
    snapshots,
    stop,
    link: async (state: LinkState) => {
      onLink(state);
      await settled();
    },
    patch: (seq: number, symbol: string) =>
      onEvent({
        seq,
        event: 'viewPatched',
        payload: {
          parts: {},
          rows: { quotes: { [symbol]: { symbol, bid: '1', ask: '1', last: '1', time: 1, staleAfterMs: 1 } } },
          logs: {},
        },
      }),
    attend: (seq: number, text: string) =>
      onEvent({ seq, event: 'attentionRequested', payload: { alertKey: null, text } }),
    frame: () => frames.splice(0).forEach((run) => run()),
    retry: async () => {
      retries.splice(0).forEach((run) => run());
      await settled();
    },
  };
}

describe('startViewSync', () => {
  it('asks for a snapshot when the link is up, then follows the numbers', async () => {
    const rig = createRig();
    rig.snapshots.push(7);
    await rig.link('ok');
    rig.patch(8, 'A/U');
    rig.frame();
    expect(rig.told).toEqual(['slow', 'snapshot 7', 'ok', 'patch 8 A/U']);
  });

  it('makes one update of everything that came between two frames', async () => {
    const rig = createRig();
    rig.snapshots.push(0);
    await rig.link('ok');
    rig.patch(1, 'A/U');
    rig.patch(2, 'B/U');
    rig.frame();
    rig.frame();
    expect(rig.told.slice(3)).toEqual(['patch 2 A/U+B/U']);
  });

  it('drops events that the snapshot already contains, and replays those that came while it was on its way', async () => {
    const rig = createRig();
    rig.patch(3, 'A/U');
    rig.patch(4, 'B/U');
    rig.snapshots.push(3);
    await rig.link('ok');
    rig.frame();
    expect(rig.told).toEqual(['slow', 'snapshot 3', 'ok', 'patch 4 B/U']);
  });

  it('shows slow and asks again after a gap', async () => {
    const rig = createRig();
    rig.snapshots.push(1, 5);
    await rig.link('ok');
    rig.patch(4, 'A/U');
    await settled();
    rig.patch(6, 'B/U');
    rig.frame();
    expect(rig.told).toEqual(['slow', 'snapshot 1', 'ok', 'slow', 'snapshot 5', 'ok', 'patch 6 B/U']);
  });

  it('retries a snapshot that failed', async () => {
    const rig = createRig();
    await rig.link('ok');
    rig.snapshots.push(2);
    await rig.retry();
    expect(rig.told).toEqual(['slow', 'slow', 'snapshot 2', 'ok']);
  });

  it('says lost at once, and replaces everything when the link is back', async () => {
    const rig = createRig();
    rig.snapshots.push(1, 9);
    await rig.link('ok');
    await rig.link('lost');
    await rig.link('connecting');
    await rig.link('ok');
    expect(rig.told).toEqual(['slow', 'snapshot 1', 'ok', 'lost', 'slow', 'snapshot 9', 'ok']);
  });

  it('counts a request for attention as an event of the same numbers', async () => {
    const rig = createRig();
    rig.snapshots.push(1);
    await rig.link('ok');
    rig.attend(2, 'look');
    rig.patch(3, 'A/U');
    rig.frame();
    expect(rig.told.slice(3)).toEqual(['attend look', 'patch 3 A/U']);
  });

  it('shows nothing more after it was stopped', async () => {
    const rig = createRig();
    rig.snapshots.push(1);
    rig.stop();
    await rig.link('ok');
    expect(rig.told).toEqual(['unsubscribed', 'slow']);
  });
});
