import { describe, expect, it } from 'vitest';
import {
  issued,
  nextApproval,
  type Approval,
  type ApprovalEvent,
  type ApprovalStatus,
} from '../../../../src/main/domain/ladder/approval.ts';
import { approvalPhrase } from '../../../../src/main/domain/ladder/approvalPhrase.ts';
import { refuseApproval, type ApprovalAttempt } from '../../../../src/main/domain/ladder/refuseApproval.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { decimal } from '../../../../src/shared/values/decimal.ts';
import { unixMs } from '../../../../src/shared/values/time.ts';

const ISSUED_AT = unixMs(Date.parse('2026-11-23T14:20:00Z'));
const approval: Approval = issued({
  id: 'A-1',
  subject: { kind: 'PROMOTE', from: 'PAPER', to: 'LIVE_MINIMAL' },
  gateHash: 'g',
  configHash: 'c',
  appBuild: '1.4.0',
  issuedAt: ISSUED_AT,
  expiresAt: unixMs(ISSUED_AT + 300_000),
});
const ended = (status: ApprovalStatus, text = ''): Approval => ({
  ...approval,
  status,
  endedAt: unixMs(ISSUED_AT + 130_000),
  text,
});

describe('nextApproval', () => {
  const statuses = ['ISSUED', 'USED', 'EXPIRED', 'VOID', 'CANCELED'] as const;
  const events = ['use', 'expire', 'void', 'cancel'] as const;
  const legal: Readonly<Record<string, ApprovalStatus>> = {
    'ISSUED use': 'USED',
    'ISSUED expire': 'EXPIRED',
    'ISSUED void': 'VOID',
    'ISSUED cancel': 'CANCELED',
  };
  const pairs = statuses.flatMap((status) => events.map((event): [ApprovalStatus, ApprovalEvent] => [status, event]));

  it.each(pairs)('%s on %s', (status, type) => {
    const next = nextApproval({ ...approval, status }, { type, at: ISSUED_AT });
    const expected = legal[`${status} ${type}`];
    if (expected === undefined) expect(next).toEqual({ ok: false, error: { code: 'APPROVAL_ENDED', status } });
    else expect(next).toMatchObject({ ok: true, value: { status: expected, endedAt: ISSUED_AT, text: '' } });
  });

  it('keeps why it is void', () => {
    const next = nextApproval(approval, { type: 'void', at: ISSUED_AT, text: 'level L2' });
    expect(next).toMatchObject({ value: { text: 'level L2' } });
  });
});

describe('approvalPhrase', () => {
  it.each([
    [{ kind: 'PROMOTE', from: 'PAPER', to: 'LIVE_MINIMAL' }, 'GO LIVE 0.1%'],
    [{ kind: 'PROMOTE', from: 'LIVE_MINIMAL', to: 'LIVE_SCALED_1' }, 'SCALE TO 0.25%'],
    [{ kind: 'PROMOTE', from: 'LIVE_SCALED_1', to: 'LIVE_SCALED_2' }, 'SCALE TO 0.5%'],
    [{ kind: 'PROMOTE', from: 'LIVE_SCALED_2', to: 'LIVE_SCALED_3' }, 'SCALE TO 1%'],
    [{ kind: 'RESUME', from: 'EMERGENCY_STOP', to: 'LIVE_MINIMAL' }, 'RESUME'],
    [{ kind: 'LOOSEN', from: 'PAPER', to: 'PAPER' }, 'LOOSEN'],
  ] as const)('of %o is %s', (subject, phrase) => {
    expect(approvalPhrase(subject)).toBe(phrase);
  });
});

describe('refuseApproval', () => {
  const attempt = (overrides: {
    readonly approval?: Approval;
    readonly needs?: Partial<ApprovalAttempt['needs']>;
    readonly facts?: Partial<ApprovalAttempt['facts']>;
    readonly confirmation?: Partial<ApprovalAttempt['confirmation']>;
  }): ApprovalAttempt => ({
    approval: overrides.approval ?? approval,
    needs: { evidence: true, reason: false, lostAmount: null, ...overrides.needs },
    facts: {
      ageMs: 299_999,
      gateHash: 'g',
      configHash: 'c',
      appBuild: '1.4.0',
      alarm: null,
      guards: [],
      settings: defaultSettings().approval,
      ...overrides.facts,
    },
    confirmation: {
      phrase: 'GO LIVE 0.1%',
      heldMs: 5_000,
      readEvidence: true,
      reason: '',
      lostAmount: null,
      authMethod: 'passphrase',
      ...overrides.confirmation,
    },
  });

  it('says once why a token has ended, however old it is by then', () => {
    const old = { ageMs: 600_000 };
    const codes = (status: ApprovalStatus) =>
      refuseApproval(attempt({ approval: ended(status), facts: old })).map((each) => each.code);
    expect([codes('USED'), codes('CANCELED'), codes('VOID')]).toEqual([['USED'], ['CANCELED'], ['VOID']]);
  });

  it('accepts what meets everything, at the limits', () => {
    expect(refuseApproval(attempt({}))).toEqual([]);
    expect(
      refuseApproval(
        attempt({
          needs: { evidence: false, reason: true, lostAmount: decimal('301.27') },
          confirmation: { readEvidence: false, reason: ' 0123456789 ', lostAmount: decimal('301.270') },
        }),
      ),
    ).toEqual([]);
  });

  it.each<[Parameters<typeof attempt>[0], string, string]>([
    [
      { approval: ended('USED') },
      'USED',
      'This approval was used at 14:22:10 UTC. It works once. Start again (SM-10).',
    ],
    [{ approval: ended('CANCELED') }, 'CANCELED', 'This approval was canceled at 14:22:10 UTC. Start again (SM-10).'],
    [
      { approval: ended('VOID', "alert P1 'Stop not confirmed' appeared 14:22:10") },
      'VOID',
      "Void: alert P1 'Stop not confirmed' appeared 14:22:10. Close this, solve it, start again.",
    ],
    [
      { facts: { ageMs: 300_000 } },
      'EXPIRED',
      'This approval expired at 14:25:00 UTC. Values are frozen for 5 min at most. Start again (SM-10).',
    ],
    [
      { approval: ended('EXPIRED'), facts: { ageMs: 0 } },
      'EXPIRED',
      'This approval expired at 14:25:00 UTC. Values are frozen for 5 min at most. Start again (SM-10).',
    ],
    [
      { facts: { alarm: 'level L2 since 14:22:10' } },
      'VOID',
      'Void: level L2 since 14:22:10. Close this, solve it, start again.',
    ],
    [
      { facts: { configHash: 'other' } },
      'CONFIG_CHANGED',
      'The settings changed since the snapshot. Close this and start again with the new ones.',
    ],
    [
      { facts: { appBuild: '1.4.1' } },
      'BUILD_CHANGED',
      'The application changed since the snapshot. Close this and start again.',
    ],
    [
      { facts: { gateHash: 'other' } },
      'GATE_CHANGED',
      'The snapshot is not the one this approval was issued for. Close this and start again.',
    ],
    [{ facts: { guards: ['The gate fails now.'] } }, 'GUARD_FAILS', 'The gate fails now.'],
    [
      { confirmation: { phrase: 'go live 0.1%' } },
      'PHRASE_MISMATCH',
      "Found 'go live 0.1%'. Type exactly GO LIVE 0.1%, with capitals.",
    ],
    [{ confirmation: { heldMs: 4_999 } }, 'HOLD_TOO_SHORT', 'Held 4.9 s. Hold 5 s without a break.'],
    [
      { confirmation: { readEvidence: false } },
      'EVIDENCE_UNREAD',
      'The evidence is not ticked as read. Read the grade, then tick it (EV-01).',
    ],
    [
      { needs: { reason: true }, confirmation: { reason: ' 012345678 ' } },
      'REASON_TOO_SHORT',
      'The reason has 9 characters. Write at least 10: it is stored with the approval.',
    ],
    [
      { needs: { lostAmount: decimal('301.27') } },
      'LOST_AMOUNT',
      'Nothing was typed. Type the loss to re-base: 301.27 (EB-20).',
    ],
    [
      { needs: { lostAmount: decimal('301.27') }, confirmation: { lostAmount: decimal('301.2') } },
      'LOST_AMOUNT',
      'Found 301.2. Type the loss to re-base: 301.27 (EB-20).',
    ],
    [
      { confirmation: { authMethod: null } },
      'STEP_UP_MISSING',
      'Nobody was authenticated. Give the passphrase, or the fingerprint where there is one (SM-10).',
    ],
  ])('refuses %o', (overrides, code, text) => {
    expect(refuseApproval(attempt(overrides))).toEqual([{ code, text }]);
  });

  it('lists every reason at once', () => {
    const all = refuseApproval(
      attempt({
        approval: ended('USED'),
        facts: { configHash: 'x', guards: ['one', 'two'] },
        confirmation: { phrase: '', heldMs: 0, authMethod: null },
      }),
    );
    expect(all.map((each) => each.code)).toEqual([
      'USED',
      'CONFIG_CHANGED',
      'GUARD_FAILS',
      'GUARD_FAILS',
      'PHRASE_MISMATCH',
      'HOLD_TOO_SHORT',
      'STEP_UP_MISSING',
    ]);
  });
});
