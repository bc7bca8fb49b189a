import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart } from '../../../store/viewStore.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { useAction } from '../../../ui/useAction.ts';

const choices = [
  { level: 'L1', words: 'Pause entries (L1)', testId: 'level-l1' },
  { level: 'L2', words: 'Reduce only (L2)', testId: 'level-l2' },
  { level: 'L3', words: 'Halt (L3)', testId: 'level-l3' },
] as const;

/** A level by hand acts at once: less risk needs no question (UI-52, EB-15). */
export function LevelButtons() {
  return choices.map((choice) => <LevelButton key={choice.level} {...choice} />);
}

function LevelButton({ level, words, testId }: (typeof choices)[number]) {
  const desk = useDesk();
  const part = usePart('desk');
  const manual = usePart('breaker')?.manual ?? null;
  const set = useAction(() => desk.call('setLevel', { level }));
  const isOff = part === null || part.mode === 'EMERGENCY_STOP' || (manual !== null && manual >= level);
  return (
    <ActionButton action={set} testId={testId} disabled={isOff}>
      {words}
    </ActionButton>
  );
}
