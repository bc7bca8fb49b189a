import { afterEach, describe, expect, it } from 'vitest';
import { emptyForm } from '../../../../src/renderer/features/approval/approvalForm.ts';
import { confirmSnapshot, needsStepUp } from '../../../../src/renderer/features/approval/confirmSnapshot.ts';
import { holdRehearsal } from '../../../../src/renderer/features/approval/holdRehearsal.ts';
import { emptyViewState, showSnapshot, useViewStore } from '../../../../src/renderer/store/viewStore.ts';
import { ok } from '../../../../src/shared/base/result.ts';
import type { DeskClient } from '../../../../src/shared/ipc/client.ts';
import { buildApproval } from '../../../support/buildRiskView.ts';
import { buildView } from '../../../support/buildView.ts';

/** A desk that takes everything, and what it was sent. */
function createDesk() {
  const sent: unknown[] = [];
  const call = (name: string, input: unknown) => {
    sent.push([name, input]);
    return Promise.resolve(ok({ text: 'done' }));
  };
  const client: DeskClient = { call: call as DeskClient['call'], subscribe: () => () => {}, onLink: () => () => {} };
  return { client, sent };
}

const form = { ...emptyForm, phrase: ' RESUME ', reason: ' flat and checked ' };

describe('confirmSnapshot', () => {
  it('sends the token, what was typed and how long was held', async () => {
    const { client, sent } = createDesk();
    const typed = { ...form, readEvidence: true, passphrase: 'secret' };
    const reply = await confirmSnapshot(client, { snapshot: buildApproval(), form: typed, heldMs: 5_012 });
    expect(reply).toEqual(ok({ text: 'done' }));
    expect(sent).toEqual([
      [
        'confirmApproval',
        {
          token: 'token-0001',
          lostAmount: null,
          heldMs: 5_012,
          phrase: 'RESUME',
          reason: 'flat and checked',
          readEvidence: true,
          passphrase: 'secret',
        },
      ],
    ]);
  });
  it('resumes a paper book without step-up', async () => {
    const { client, sent } = createDesk();
    const snapshot = buildApproval({ kind: 'RESUME', from: 'EMERGENCY_STOP', to: 'PAPER' });
    expect(needsStepUp(snapshot)).toBe(false);
    const reply = await confirmSnapshot(client, { snapshot, form, heldMs: 5_000 });
    expect(sent).toEqual([['resume', { mode: 'PAPER', phrase: 'RESUME', reason: 'flat and checked' }]]);
    expect(reply).toEqual(
      ok({ text: 'Mode PAPER is restored. Strategies are stopped: start them when you are ready.' }),
    );
  });
  it('asks for step-up to real money, and wherever a loss is re-based', () => {
    expect(needsStepUp(buildApproval({ kind: 'RESUME', to: 'LIVE_MINIMAL' }))).toBe(true);
    expect(needsStepUp(buildApproval({ kind: 'RESUME', to: 'PAPER', lostAmount: '301.27' }))).toBe(true);
    expect(needsStepUp(buildApproval())).toBe(true);
  });
});

describe('holdRehearsal', () => {
  afterEach(() => useViewStore.setState(emptyViewState));
  const show = (feed: Partial<ReturnType<typeof buildView>['parts']['feed']>): void => {
    const { parts } = buildView();
    showSnapshot(buildView({ parts: { ...parts, feed: { ...parts.feed, ...feed } } }));
  };
  it('lets a running rehearsal stand still, and go on once', async () => {
    show({ paused: false });
    const { client, sent } = createDesk();
    const hold = holdRehearsal(client);
    await hold.isHeld;
    expect(sent).toEqual([['controlReplay', { action: 'pause' }]]);
    hold.release();
    hold.release();
    await hold.isHeld;
    expect(sent).toEqual([
      ['controlReplay', { action: 'pause' }],
      ['controlReplay', { action: 'play' }],
    ]);
  });
  it.each([{ paused: true }, { kind: 'live' as const }, { state: 'ended' as const }])(
    'leaves alone what does not run: %o',
    async (feed) => {
      show(feed);
      const { client, sent } = createDesk();
      const hold = holdRehearsal(client);
      await hold.isHeld;
      hold.release();
      expect(sent).toEqual([]);
    },
  );
});
