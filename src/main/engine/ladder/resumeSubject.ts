/** A resume to be approved (T7), or a live start that has to be cleared (SM-19): the guards hold now. */
import { err, ok } from '../../../shared/base/result.ts';
import { failure, type Failure } from '../../../shared/ipc/failure.ts';
import type { TradingMode } from '../../../shared/model/mode.ts';
import { decimal } from '../../../shared/values/decimal.ts';
import { modeName } from '../../../shared/view/modeName.ts';
import { canonicalJson } from '../../domain/ladder/gateHash.ts';
import { rebaseFacts } from '../breaker/stopCauses.ts';
import { openResumeGuards, reconciledAt } from '../emergency/resumeFacts.ts';
import { resumeText } from '../emergency/resumeText.ts';
import type { Step } from '../step.ts';
import type { DossierPart, Subject, SubjectOf } from './approvalSubject.ts';
import { RESTART } from './restartLevel.ts';

export const resumeSubject: SubjectOf<'RESUME'> = (step, { mode }) => {
  const { durable } = step.state;
  if (durable.modeState.mode === mode && durable.triggers.get(RESTART)?.level === 'L3') {
    const open = openDifferences(step);
    return open === null ? ok(clearing(step, mode)) : err(open);
  }
  const guards = openResumeGuards(step, mode);
  if (guards === null) return err(failure('ILLEGAL_TRANSITION', 'Nothing is stopped, so there is nothing to resume.'));
  if (guards.length > 0) return err(failure('ILLEGAL_TRANSITION', guards.map(resumeText).join(' ')));
  const { lostAmount } = rebaseFacts(step);
  const { incident } = durable;
  return ok({
    subject: { kind: 'RESUME', from: 'EMERGENCY_STOP', to: mode },
    hash: step.facts.sha256(
      canonicalJson({ incident: incident?.id ?? '', flatAt: incident?.flatAt ?? 0, to: mode, lostAmount }),
    ),
    needs: { evidence: false, reason: true, lostAmount: lostAmount === null ? null : decimal(lostAmount) },
    grade: null,
    settings: null,
    part: {
      ...empty,
      title: `Resume to ${modeName(mode)}`,
      checklist: [
        { text: 'Flat, said by the venue twice', passed: true, at: incident?.flatAt ?? null },
        { text: 'Cause cleared', passed: true, at: step.at },
        { text: 'Reconciled with the venue', passed: true, at: reconciledAt(step.state) },
        { text: 'Journal verified', passed: true, at: durable.ladder.verification?.at ?? null },
      ],
      warnings: ['Strategies stay stopped: start them when you are ready (DD-4).'],
    },
  });
};

/** The summary of a start is resolved line by line before entries return (SM-19); null when nothing differs any more. */
function openDifferences({ state }: Step): Failure | null {
  const open = state.live.breaker.differences.split('\n').filter((line) => line !== '');
  const [first] = open;
  if (first === undefined) return null;
  const found = open.length === 1 ? '1 difference' : `${open.length} differences`;
  return failure(
    'ILLEGAL_TRANSITION',
    `${found} with the venue: ${first}. Expected none. Settle each line of the summary, then resume (SM-19).`,
  );
}

/** A live start after a crash, or with differences: reduce-only until a person has looked. */
function clearing(step: Step, mode: TradingMode): Subject {
  const held = step.state.durable.triggers.get(RESTART);
  return {
    subject: { kind: 'RESUME', from: mode, to: mode },
    hash: step.facts.sha256(canonicalJson({ restart: held?.since ?? 0, text: held?.text ?? '', mode })),
    needs: { evidence: false, reason: true, lostAmount: null },
    grade: null,
    settings: null,
    part: {
      ...empty,
      title: `Clear the start of ${modeName(mode)}`,
      checklist: [{ text: `Found at the start, settled: ${held?.text ?? 'nothing'}`, passed: true, at: step.at }],
      warnings: ['Entries return with this. Look at every position and stop first.'],
    },
  };
}

const empty: DossierPart = {
  title: '',
  gate: null,
  evidence: null,
  changes: [],
  settingChanges: [],
  strategyHash: null,
  warnings: [],
  checklist: [],
};
