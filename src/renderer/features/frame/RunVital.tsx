import type { Part } from '../../../shared/ipc/view.ts';
import { usePart } from '../../store/viewStore.ts';
import { openDialog } from '../../store/screenStore.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Vital } from './Vital.tsx';

/** Run and level; opens "Why is it not trading?" (UI-26). */
export function RunVital() {
  const desk = usePart('desk');
  return (
    <Vital
      testId="vital-run"
      label=""
      state={desk !== null && desk.blockers.length > 0 ? 'abnormal' : 'ok'}
      onClick={() => openDialog('why')}
      content={
        <Explanation
          title="Run and level"
          formula="what may be sent now: mode, run and breaker level together"
          inputs={[
            ['Run', desk?.run ?? ''],
            ['Level', desk?.level ?? ''],
            ['Entries', desk?.entriesBlocked === true ? 'blocked' : 'allowed'],
            ['Reasons', String(desk?.blockers.length ?? 0)],
          ]}
          rule="SM-01"
          note={desk?.blockers[0]?.text ?? 'Nothing blocks entries. Press to see what the desk waits for.'}
        />
      }
    >
      {desk === null ? null : <RunWords desk={desk} />}
    </Vital>
  );
}

const levelWords = { L0: '', L1: 'no entries', L2: 'reduce-only', L3: 'halted', L4: 'all blocked' } as const;

/** An emergency stop is above the run: what runs under it may send nothing. */
function RunWords({ desk }: { readonly desk: Part<'desk'> }) {
  const recovery = desk.recovery === null ? '' : ` ${desk.recovery.step}/${desk.recovery.of}`;
  return (
    <span className="run-words">
      <span className="vital-big" data-value={desk.run}>
        {desk.mode === 'EMERGENCY_STOP' ? 'STOPPED' : desk.run}
        {recovery}
      </span>
      <span className="run-level" data-value={desk.level}>
        {desk.level} {levelWords[desk.level]}
      </span>
    </span>
  );
}
