import { usePart } from '../../store/viewStore.ts';
import { useAgeMs } from '../../store/deskClock.ts';
import { SeverityBadge } from '../../ui/SeverityBadge.tsx';
import { clockWords, guardWords, reconWords, streamWords, weightWords, type StatusWords } from './connectionWords.ts';

/** Account stream, request budget, clock and comparison of the live venue (UI-25); each is left out where nothing is known of it. */
export function ConnectionStatus() {
  const account = usePart('account');
  const desk = usePart('desk');
  const spokenMs = useAgeMs(account?.health.streamAt ?? null);
  const changedMs = useAgeMs(account?.stream?.at ?? null);
  const comparedMs = useAgeMs(desk?.reconciledAt ?? null);
  if (account?.venue == null || desk === null) return null;
  return (
    <>
      <Status testId="status-stream" words={streamWords(account, { spokenMs, changedMs })} value={spokenMs} />
      <Status testId="status-weight" words={weightWords(account.health.weightUsed)} value={account.health.weightUsed} />
      <Status
        testId="status-clock"
        words={clockWords(account.health.clockOffsetMs)}
        value={account.health.clockOffsetMs}
      />
      <Status
        testId="status-recon"
        words={reconWords(account.differences, comparedMs)}
        value={account.differences.length}
      />
      <Status testId="status-guard" words={guardWords(account.guard, desk.mode)} value={null} gives="first" />
    </>
  );
}

interface StatusProps {
  readonly testId: string;
  readonly words: StatusWords | null;
  readonly value: number | null;
  /** Moves behind "more" before the rest does (UI-25). */
  readonly gives?: 'first';
}

/** Abnormal words stay in view at every width; normal ones move behind "more" where it is narrow (UI-41). */
function Status({ testId, words, value, gives }: StatusProps) {
  if (words === null) return null;
  const { text, severity, title } = words;
  return (
    <span
      data-testid={testId}
      className={severity === null ? 'status-connection' : undefined}
      data-state={severity === null ? 'ok' : 'abnormal'}
      data-value={value ?? undefined}
      data-gives={gives}
      title={title}
    >
      {severity === null ? null : <SeverityBadge severity={severity} hasWord={false} />}
      <span className="num">{text}</span>
    </span>
  );
}
