import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../../shared/ipc/contract.ts';
import { decimal } from '../../../../shared/values/decimal.ts';
import type { Failure } from '../../../../shared/ipc/failure.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { usePart } from '../../../store/viewStore.ts';
import { withMinus } from '../../../format/minus.ts';
import { formatRatioUse } from '../../../format/limitUse.ts';
import { formatMoney } from '../../../format/numbers.ts';
import { formatClock, formatDay, formatIso } from '../../../format/times.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { useAction } from '../../../ui/useAction.ts';
import { reasonRefusal } from '../../approval/approvalForm.ts';
import { Dialog } from '../../dialog/Dialog.tsx';
import { StillLoading } from '../../../ui/StillLoading.tsx';
import { CorrelationMap } from './CorrelationMap.tsx';

type Review = CommandOutput<'correlationReview'>;

/** The correlation review of RP-08: generated when it opens, acknowledged with a time, overridden with a reason. */
export function ReviewDialog({ onClose }: { readonly onClose: () => void }) {
  const { review, failure } = useReview();
  const [reason, setReason] = useState('');
  const desk = useDesk();
  const isOver = review !== null && isAboveLimit(review);
  const obstacle = review === null ? 'No review yet.' : isOver ? reasonRefusal(reason) : null;
  const acknowledge = useAction(async () => {
    const reply = await desk.call('acknowledgeReview', { overrideReason: isOver ? reason.trim() : null });
    if (reply.ok) onClose();
    return reply;
  });
  return (
    <Dialog
      title="Correlation review"
      testId="review-dialog"
      onClose={onClose}
      isWide
      facts={review === null ? undefined : <span className="num">generated {formatClock(review.generatedAt)} UTC</span>}
      footer={
        <>
          <Button data-initial-focus="" onClick={onClose}>
            Close review
          </Button>
          <ActionButton action={acknowledge} testId="review-acknowledge" disabled={obstacle !== null}>
            {isOver ? 'Acknowledge with this reason' : 'Acknowledge review'}
          </ActionButton>
        </>
      }
    >
      {failure === null ? null : <p role="note">{failure.message}</p>}
      {review === null && failure === null ? <StillLoading what="the review" /> : null}
      {review === null ? null : <ReviewBody review={review} />}
      {isOver ? (
        <ReasonField
          label="rho_w is above its limit. A written reason lets the gate pass all the same; 10 characters or more."
          testId="review-override"
          value={reason}
          onChange={setReason}
        />
      ) : null}
    </Dialog>
  );
}

const isAboveLimit = ({ correlation: { rhoW, limit } }: Review): boolean =>
  rhoW !== null && decimal(rhoW).greaterThan(decimal(limit));

function useReview(): { readonly review: Review | null; readonly failure: Failure | null } {
  const desk = useDesk();
  const [review, setReview] = useState<Review | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isOver = false;
    void desk.call('correlationReview', {}).then((reply) => {
      if (isOver) return;
      if (reply.ok) setReview(reply.value);
      else setFailure(reply.error);
    });
    return () => {
      isOver = true;
    };
  }, [desk]);
  return { review, failure };
}

function ReviewBody({ review }: { readonly review: Review }) {
  const { correlation, worstHours, whatIf, sentence } = review;
  const { rhoW, limit, reason } = correlation;
  return (
    <>
      <p>
        <strong>{sentence}</strong>{' '}
        <span className="num">
          rho_w {rhoW === null ? reason : Object.values(formatRatioUse(rhoW, limit)).join(' / ')}
        </span>
      </p>
      {correlation.symbols.length < 2 ? (
        <p>Needs two open positions.</p>
      ) : (
        <div className="review-maps">
          <figure>
            <figcaption>EWMA, half-life 72 h</figcaption>
            <CorrelationMap correlation={correlation} estimator="ewma" />
          </figure>
          {correlation.ledoitWolf === null ? null : (
            <figure>
              <figcaption>Ledoit-Wolf, cross-check</figcaption>
              <CorrelationMap correlation={correlation} estimator="ledoitWolf" />
            </figure>
          )}
        </div>
      )}
      <ReviewLists worstHours={worstHours} whatIf={whatIf} />
    </>
  );
}

function ReviewLists({ worstHours, whatIf }: Pick<Review, 'worstHours' | 'whatIf'>) {
  const currency = usePart('vitals')?.currency ?? '';
  return (
    <div className="review-lists">
      <section>
        <h3>Worst joint hours</h3>
        {worstHours.length === 0 ? <p className="text-muted">None yet.</p> : null}
        <ul>
          {worstHours.map(({ at, loss, text }) => (
            <li key={at} className="num" title={formatIso(at)}>
              {formatDay(at)} {formatClock(at).slice(0, 5)} UTC loss {formatMoney(loss, currency)} {currency}
              {text === '' ? '' : `: ${withMinus(text)}`}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Under the next step&rsquo;s limits</h3>
        {whatIf.length === 0 ? <p className="text-muted">Nothing to compare.</p> : null}
        <ul>
          {whatIf.map(({ text, adjusted, fits }) => (
            <li key={text} data-fits={fits}>
              <span data-value={adjusted}>{text}</span>: <strong>{fits ? 'fits' : 'does not fit'}</strong>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
