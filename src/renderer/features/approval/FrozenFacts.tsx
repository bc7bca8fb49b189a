import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { useViewStore } from '../../store/viewStore.ts';
import { formatClock, formatCountdown, formatIso } from '../../format/times.ts';

/** "9f3a c1d2 e07b": three groups are enough to compare by eye; the whole is on hover. */
const shortHash = (hash: string): string => (hash.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');

/** Which values these are, when they were frozen, how long they count. The countdown is shown and never announced. */
export function FrozenFacts({ snapshot, isVoid }: { readonly snapshot: ApprovalSnapshot; readonly isVoid: boolean }) {
  const now = useDeskNow();
  const isPaused = useViewStore(({ view }) => view?.parts.feed.paused === true);
  const { hash, frozenAt, expiresAt } = snapshot;
  return (
    <>
      <span className="num" data-testid="approval-snapshot-hash" data-value={hash} title={hash}>
        snapshot {shortHash(hash)}
      </span>
      <span className="num" data-value={frozenAt} title={formatIso(frozenAt)}>
        frozen {formatClock(frozenAt)} UTC
      </span>
      <span className="num" role="timer" aria-live="off" data-testid="approval-expires" data-value={expiresAt}>
        {isVoid || now === null
          ? 'void'
          : `expires in ${formatCountdown(expiresAt - now)}${isPaused ? ', rehearsal paused' : ''}`}
      </span>
    </>
  );
}
