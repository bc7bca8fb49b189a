import type { Part } from '../../../shared/ipc/view.ts';
import { decimal } from '../../../shared/values/decimal.ts';
import { goToScreen } from '../../store/routeStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { formatRatioUse } from '../../format/limitUse.ts';
import { formatCount, formatPercent, formatRatio, formatShare } from '../../format/numbers.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Gauge } from '../../ui/Gauge.tsx';
import { Value } from '../../ui/Value.tsx';
import { Vital } from './Vital.tsx';

/** "Corr 0.42/0.70", or why there is no figure: "n/a (1 position)" (EB-06). */
export function CorrelationVital() {
  const correlation = usePart('correlation');
  const vital = { testId: 'limit-correlation', label: 'Corr', limit: 'correlation', onClick: () => goToScreen('risk') };
  if (correlation === null) {
    return (
      <Vital {...vital} content={null}>
        {null}
      </Vital>
    );
  }
  const { rhoW, limit } = correlation;
  const isOver = rhoW !== null && decimal(rhoW).greaterThan(decimal(limit));
  return (
    <Vital {...vital} state={isOver ? 'abnormal' : 'ok'} content={<CorrelationExplanation correlation={correlation} />}>
      {rhoW === null ? (
        <span className="text-muted">{missingText(correlation)}</span>
      ) : (
        <CorrelationUse rhoW={rhoW} limit={limit} />
      )}
    </Vital>
  );
}

/** The desk's short reason; a longer one is in the explanation. */
const missingText = ({ reason }: Part<'correlation'>): string => (reason.startsWith('n/a') ? reason : 'n/a');

function CorrelationUse({ rhoW, limit }: { readonly rhoW: string; readonly limit: string }) {
  const text = formatRatioUse(rhoW, limit);
  return (
    <>
      <Value value={rhoW} text={text.value} />/
      <Value value={limit} text={text.limit} className="text-muted" />
      <Gauge value={rhoW.startsWith('-') ? '0' : rhoW} limit={limit} label="Weighted correlation" />
    </>
  );
}

function CorrelationExplanation({ correlation }: { readonly correlation: Part<'correlation'> }) {
  const { rhoW, reason, breaches, persist, clusterShare, effectiveBets, adjusted, adjustedCap } = correlation;
  return (
    <Explanation
      title="Weighted correlation of the open positions"
      formula="sum of e_i e_j s_i s_j rho_ij over sum of e_i e_j, hourly returns, half-life 72 h"
      inputs={[
        ['rho_w', rhoW === null ? reason : formatRatioUse(rhoW, correlation.limit).value],
        ['Evaluations above the limit', `${formatCount(breaches)} of ${formatCount(persist)}`],
        ['Cluster share of the gross cap', clusterShare === null ? 'n/a' : formatShare(clusterShare)],
        ['Effective bets', effectiveBets === null ? 'n/a' : formatRatio(effectiveBets, 1)],
        ['Adjusted exposure', `${formatPercent(adjusted)} of ${formatPercent(adjustedCap)}`],
      ]}
      rule="EB-06, RC-14"
      note="Above the limit, entries that raise it are refused; it stops the book after three evaluations in a row with material exposure."
    />
  );
}
