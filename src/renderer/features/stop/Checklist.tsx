import { usePart } from '../../store/viewStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { formatTime } from '../../format/times.ts';

/** Cause cleared, book reconciled, journal verified; each with its time. */
export function Checklist() {
  const checklist = usePart('stop')?.incident?.checklist ?? [];
  const now = useDeskNow();
  if (now === null) return null;
  return (
    <ul className="checklist">
      {checklist.map(({ text, passed, at }) => (
        <li key={text} data-testid="resume-check" data-pass={passed}>
          <span aria-hidden="true">{passed ? '[x]' : '[ ]'}</span> {text}
          <span className="text-muted">
            {passed ? ' passed' : ' open'}
            {at === null ? '' : ` ${formatTime(at, now)} UTC`}
          </span>
        </li>
      ))}
    </ul>
  );
}
