import { useState } from 'react';
import type { Part } from '../../../../shared/ipc/view.ts';
import { openDialog } from '../../../store/screenStore.ts';
import { usePart } from '../../../store/viewStore.ts';
import { useDeskNow } from '../../../store/deskClock.ts';
import { formatRatioUse } from '../../../format/limitUse.ts';
import { formatPercent, formatRatio } from '../../../format/numbers.ts';
import { formatTime } from '../../../format/times.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Value } from '../../../ui/Value.tsx';
import { CorrelationMap } from './CorrelationMap.tsx';
import { EstimatorSwitch } from './EstimatorSwitch.tsx';
import { unknownPairs } from './unknownPairs.ts';
import { WhatIfPosition } from './WhatIfPosition.tsx';

type Correlation = Part<'correlation'>;

/** How much the positions are one bet: rho_w, the map, one more position, the review (UI-53, EB-06). */
export function CorrelationPanel() {
  const correlation = usePart('correlation');
  const [estimator, setEstimator] = useState<'ewma' | 'ledoitWolf'>('ewma');
  if (correlation === null) return <Panel title="Correlation" testId="correlation" state="loading" />;
  const { symbols, held, ledoitWolf } = correlation;
  const pairs = unknownPairs(correlation);
  const isEmpty = held.filter(Boolean).length < 2;
  return (
    <Panel
      title="Correlation"
      testId="correlation"
      state={isEmpty ? 'empty' : pairs.length > 0 ? 'unknown' : 'ok'}
      facts={<Weighted correlation={correlation} />}
      tools={
        <>
          <EstimatorSwitch chosen={estimator} hasLedoitWolf={ledoitWolf !== null} onChoose={setEstimator} />
          <Button testId="review-open" onClick={() => openDialog('review')}>
            Review...
          </Button>
        </>
      }
    >
      {isEmpty ? <p className="panel-empty">Needs two open positions.</p> : null}
      {symbols.length < 2 ? null : (
        <div className="correlation-body">
          <CorrelationMap correlation={correlation} estimator={ledoitWolf === null ? 'ewma' : estimator} />
          <Figures correlation={correlation} />
        </div>
      )}
      {pairs.map((text) => (
        <p key={text} className="panel-line" data-testid="correlation-unknown">
          {text}
        </p>
      ))}
      <WhatIfPosition />
      <LastReview />
    </Panel>
  );
}

function Weighted({ correlation }: { readonly correlation: Correlation }) {
  const { rhoW, limit, reason } = correlation;
  if (rhoW === null) return <span className="text-muted">rho_w {reason === '' ? 'n/a' : reason}</span>;
  const text = formatRatioUse(rhoW, limit);
  return (
    <span data-testid="rho-w">
      rho_w <Value value={rhoW} text={text.value} className="font-medium" /> / <Value value={limit} text={text.limit} />
    </span>
  );
}

function Figures({ correlation }: { readonly correlation: Correlation }) {
  const now = useDeskNow();
  const { effectiveBets, adjusted, adjustedCap, breaches, persist, evaluatedAt, warn } = correlation;
  return (
    <dl className="correlation-figures">
      <div>
        <dt>effective bets</dt>
        <dd>{effectiveBets === null ? 'n/a' : <Value value={effectiveBets} text={formatRatio(effectiveBets, 1)} />}</dd>
      </div>
      <div title="sqrt(a'Ra) against its cap (RC-14)">
        <dt>as one bet</dt>
        <dd className="num" data-value={adjusted}>
          {formatPercent(adjusted, 1)} of {formatPercent(adjustedCap, 1)}
        </dd>
      </div>
      <div title={`P3 above ${formatRatio(warn)}`}>
        <dt>evaluations above</dt>
        <dd className="num">
          {breaches} of {persist}
        </dd>
      </div>
      <div>
        <dt>evaluated</dt>
        <dd className="num">
          {evaluatedAt === null || now === null ? 'not yet' : `${formatTime(evaluatedAt, now)} UTC`}
        </dd>
      </div>
    </dl>
  );
}

/** The last acknowledged review, which a scaling gate asks for (RP-08). */
function LastReview() {
  const now = useDeskNow();
  const review = usePart('ladder')?.review ?? null;
  if (review === null || now === null) return null;
  return (
    <p className="panel-line" data-testid="last-review">
      Reviewed and acknowledged {formatTime(review.at, now)} UTC
      {review.rhoW === null ? '' : ` at rho_w ${formatRatio(review.rhoW)}`}
      {review.override === null ? '' : `, overridden: ${review.override}`}.
    </p>
  );
}
