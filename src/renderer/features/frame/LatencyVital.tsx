import { usePart } from '../../store/viewStore.ts';
import { formatCount } from '../../format/numbers.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Value } from '../../ui/Value.tsx';
import { Vital } from './Vital.tsx';

const NEEDED_SAMPLES = 5;

const SILENT = 'The breaker has not reported on this limit yet.';

/** "84/2,000 ms", or why there is no figure yet. */
export function LatencyVital() {
  const latency = usePart('vitals')?.latency;
  const watched = usePart('breaker')?.triggers.find(({ trigger }) => trigger === 'LATENCY');
  const note = watched === undefined ? SILENT : `Next: ${watched.next}.`;
  if (latency === undefined) {
    return (
      <Vital testId="limit-latency" label="Latency" limit="latency" content={null}>
        {null}
      </Vital>
    );
  }
  const { p95Ms, samples, limitMs } = latency;
  const isOver = p95Ms !== null && p95Ms > limitMs;
  return (
    <Vital
      testId="limit-latency"
      label="Latency"
      limit="latency"
      state={isOver ? 'abnormal' : 'ok'}
      content={
        <Explanation
          title="Order round trip, p95 of 60 s"
          formula="nearest-rank 95th percentile of order calls in the last 60 s; needs 5 samples"
          inputs={[
            ['p95', p95Ms === null ? `n/a: fewer than ${NEEDED_SAMPLES} samples` : `${formatCount(p95Ms)} ms`],
            ['Samples in 60 s', String(samples)],
            ['Limit', `${formatCount(limitMs)} ms`],
          ]}
          rule="EB-05"
          note={note}
        />
      }
    >
      {p95Ms === null ? (
        <span className="text-muted">
          n/a ({samples} of {NEEDED_SAMPLES} samples)
        </span>
      ) : (
        <>
          <Value value={p95Ms} text={formatCount(p95Ms)} />/
          <Value value={limitMs} text={`${formatCount(limitMs)} ms`} className="text-muted" />
        </>
      )}
    </Vital>
  );
}
