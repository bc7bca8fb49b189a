import { describe, expect, it } from 'vitest';
import { voidReason, type VoidFacts } from '../../../../src/renderer/features/approval/voidReason.ts';
import { snapshotOf, voided } from '../../../../src/renderer/features/approval/approvalStage.ts';
import { buildApproval } from '../../../support/buildRiskView.ts';
import { buildView } from '../../../support/buildView.ts';

const { parts, rows } = buildView();
const AT = parts.feed.now;
const [warning] = Object.values(rows.alerts);
if (warning === undefined) throw new Error('the view has an alert');
const critical = { ...warning, key: 'K', severity: 'P1', text: 'Stop not confirmed.', lastAt: AT + 130_000 } as const;
const good: VoidFacts = {
  snapshot: buildApproval(),
  opening: { level: 'L0', critical: [] },
  desk: parts.desk,
  alerts: [warning],
  haveSettingsChanged: false,
  now: AT,
};

describe('voidReason', () => {
  it('is null while nothing happened', () => {
    expect(voidReason(good)).toBeNull();
    expect(voidReason({ ...good, desk: { ...parts.desk, level: 'L1' } })).toBeNull();
  });
  it('voids on an emergency stop', () => {
    expect(voidReason({ ...good, desk: { ...parts.desk, mode: 'EMERGENCY_STOP', phase: 'EXECUTING' } })).toBe(
      'Void: the emergency stop fired 06:00:00 UTC. Close this; it can be asked for again after the resume.',
    );
  });
  it('voids when it expires, at that very moment', () => {
    expect(voidReason({ ...good, now: AT + 299_999 })).toBeNull();
    expect(voidReason({ ...good, now: AT + 300_000 })).toBe(
      'Void: expired 06:05:00 UTC, frozen 06:00:00. Close this and start again with new values.',
    );
  });
  it('voids when the level rises to L2 or above, with its cause', () => {
    const blockers = [{ code: 'LATENCY', text: 'Latency is high.', since: AT, clears: '', rule: 'EB-05' }];
    expect(voidReason({ ...good, desk: { ...parts.desk, level: 'L2', blockers } })).toBe(
      'Void: level L2 since 06:00:00 UTC. Latency is high. Close this, solve it, start again.',
    );
    const opening = { level: 'L2', critical: [] } as const;
    expect(voidReason({ ...good, opening, desk: { ...parts.desk, level: 'L2' } })).toBeNull();
  });
  it('voids on a new P1, not on one that was there, nor on one that is over', () => {
    expect(voidReason({ ...good, alerts: [critical] })).toBe(
      "Void: alert P1 'Stop not confirmed' appeared 06:02:10. Close this, solve it, start again.",
    );
    expect(voidReason({ ...good, opening: { level: 'L0', critical: ['K'] }, alerts: [critical] })).toBeNull();
    expect(voidReason({ ...good, alerts: [{ ...critical, state: 'CLOSED' }] })).toBeNull();
  });
  it('voids when the settings change', () => {
    expect(voidReason({ ...good, haveSettingsChanged: true })).toMatch(/^Void: the settings changed/);
  });
  it('voids a resume that the stop does not wait for', () => {
    const snapshot = buildApproval({ kind: 'RESUME', from: 'EMERGENCY_STOP' });
    const stopped = { ...parts.desk, mode: 'EMERGENCY_STOP', level: 'L4' } as const;
    const opening = { level: 'L4', critical: [] } as const;
    const waiting = { ...good, snapshot, opening, desk: { ...stopped, phase: 'AWAITING_APPROVAL' as const } };
    expect(voidReason(waiting)).toBeNull();
    expect(voidReason({ ...waiting, desk: { ...stopped, phase: 'EXECUTING' } })).toBe(
      'Void: the stop does not wait for approval. Close this.',
    );
  });
});

describe('voidReason of a start that is cleared (SM-19)', () => {
  it('looks for the stop like any other approval', () => {
    const snapshot = buildApproval({ kind: 'RESUME', from: 'LIVE_MINIMAL', to: 'LIVE_MINIMAL' });
    const opening = { level: 'L3', critical: [] } as const;
    const desk = { ...parts.desk, level: 'L3' } as const;
    expect(voidReason({ ...good, snapshot, opening, desk })).toBeNull();
    expect(voidReason({ ...good, snapshot, opening, desk: { ...desk, mode: 'EMERGENCY_STOP' } })).toMatch(
      /^Void: the emergency stop fired/,
    );
  });
});

describe('voided', () => {
  const snapshot = buildApproval();
  it('keeps the frozen values and the first reason', () => {
    const once = voided({ kind: 'open', snapshot, opening: good.opening }, 'first');
    expect(voided(once, 'second')).toEqual({ kind: 'void', snapshot, text: 'first' });
    expect(snapshotOf(once)).toBe(snapshot);
  });
  it('leaves what is not open alone', () => {
    expect(voided({ kind: 'asking' }, 'text')).toEqual({ kind: 'asking' });
    expect(snapshotOf({ kind: 'asking' })).toBeNull();
  });
});
