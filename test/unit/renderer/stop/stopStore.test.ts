import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useToasts } from '../../../../src/renderer/features/alerts/toastStore.ts';
import { pressStop, useStopStore } from '../../../../src/renderer/features/stop/stopStore.ts';
import { emptyViewState, showLink, showSnapshot, useViewStore } from '../../../../src/renderer/store/viewStore.ts';
import { err, ok } from '../../../../src/shared/base/result.ts';
import type { DeskClient, Reply } from '../../../../src/shared/ipc/client.ts';
import { failure } from '../../../../src/shared/ipc/failure.ts';
import { buildView } from '../../../support/buildView.ts';

type StopReply = Reply<'emergencyStop'>;
const blocked: StopReply = ok({ incident: 'I1', entriesBlocked: true });

/** A desk that answers every stop the same way, or never. */
function createDesk(reply: StopReply | null) {
  const sent: unknown[] = [];
  const call = (name: string, input: unknown): Promise<StopReply> => {
    sent.push([name, input]);
    return reply === null ? new Promise(() => undefined) : Promise.resolve(reply);
  };
  const client: DeskClient = { call: call as DeskClient['call'], subscribe: () => () => {}, onLink: () => () => {} };
  return { client, sent };
}

beforeEach(() => {
  vi.useFakeTimers();
  useViewStore.setState(emptyViewState);
  useStopStore.setState({ isSending: false, isOverdue: false, isAcknowledged: false });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

describe('pressStop', () => {
  it('sends in the same moment, and shows that entries are blocked when the desk says so', async () => {
    const desk = createDesk(blocked);
    pressStop(desk.client, 'button');
    expect(desk.sent).toEqual([['emergencyStop', { source: 'button', press: expect.any(String) as string }]]);
    expect(useStopStore.getState().isSending).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(useStopStore.getState()).toMatchObject({ isSending: false, isAcknowledged: true });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.sent).toHaveLength(1);
  });

  it('is overdue after 250 ms and repeats every 500 ms until it is answered', async () => {
    const desk = createDesk(null);
    pressStop(desk.client, 'hotkey');
    await vi.advanceTimersByTimeAsync(249);
    expect(useStopStore.getState().isOverdue).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(useStopStore.getState().isOverdue).toBe(true);
    await vi.advanceTimersByTimeAsync(1_250);
    expect(desk.sent).toHaveLength(4);
  });

  it('repeats one press under one id, and gives the next press another', async () => {
    const desk = createDesk(null);
    pressStop(desk.client, 'button');
    await vi.advanceTimersByTimeAsync(1_200);
    useStopStore.setState({ isSending: false });
    pressStop(desk.client, 'button');
    const ids = desk.sent.map((sent) => JSON.stringify(sent));
    expect(ids).toHaveLength(4);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[0]);
  });

  it('sends a press while the stop runs once: it is one more trigger (UI-28)', async () => {
    const desk = createDesk(null);
    const view = buildView();
    showSnapshot({ ...view, parts: { ...view.parts, desk: { ...view.parts.desk, mode: 'EMERGENCY_STOP' } } });
    showLink('ok');
    pressStop(desk.client, 'button');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.sent).toHaveLength(1);
  });

  it('repeats while there is no link', async () => {
    const desk = createDesk(err(failure('NOT_READY', '')));
    pressStop(desk.client, 'button');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.sent).toHaveLength(3);
    expect(useStopStore.getState().isSending).toBe(true);
  });

  it('ends when the view shows the stop, whoever pressed it', async () => {
    const desk = createDesk(null);
    pressStop(desk.client, 'button');
    const view = buildView();
    showSnapshot({ ...view, parts: { ...view.parts, desk: { ...view.parts.desk, mode: 'EMERGENCY_STOP' } } });
    showLink('ok');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.sent).toHaveLength(1);
    expect(useStopStore.getState().isSending).toBe(false);
  });

  it('stops asking when there is nothing to stop, and keeps the words', async () => {
    const desk = createDesk(err(failure('ILLEGAL_TRANSITION', 'Nothing to stop yet.')));
    pressStop(desk.client, 'button');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.sent).toHaveLength(1);
    expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['Nothing to stop yet.']);
  });
});
