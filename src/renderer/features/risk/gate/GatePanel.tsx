import type { Part } from '../../../../shared/ipc/view.ts';
import { MINUTE_MS } from '../../../../shared/values/time.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { useAgeMs, useDeskNow } from '../../../store/deskClock.ts';
import { usePart } from '../../../store/viewStore.ts';
import { formatAge, formatDay, formatClock, formatIso, formatTime } from '../../../format/times.ts';
import { openDialog } from '../../../store/screenStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { GateItems } from './GateItems.tsx';
import { gateCount } from './gateCount.ts';
import { ItemAct } from './ItemAct.tsx';
import { clockWords } from './clockWords.ts';
import { resetWords } from './resetWords.ts';

type Ladder = Part<'ladder'>;

/** A gate is evaluated every minute (SM-04); one look may be late. */
const STALE_MS = 2 * MINUTE_MS;

/** What the next rung needs, item by item, and the clock behind it (UI-50). */
export function GatePanel() {
  const ladder = usePart('ladder');
  const ageMs = useAgeMs(ladder?.gate?.evaluatedAt ?? null);
  if (ladder === null) return <Panel title="Gate" testId="gate" state="loading" />;
  const { gate } = ladder;
  if (gate === null) {
    return (
      <Panel title="Gate" testId="gate" state="empty">
        <p className="panel-empty">{noGateText(ladder)}</p>
        <GateClock ladder={ladder} />
      </Panel>
    );
  }
  const isStale = ageMs !== null && ageMs > STALE_MS;
  return (
    <Panel
      title={`Gate to ${modeName(gate.target)}`}
      testId="gate"
      state={isStale ? 'stale' : 'ok'}
      facts={
        <span data-testid="gate-count" data-value={gate.passed}>
          {gateCount(gate)}
        </span>
      }
      tools={
        <>
          <Evaluated ageMs={ageMs} isStale={isStale} hash={gate.hash} />
          <Waive ladder={ladder} />
        </>
      }
    >
      {ladder.waived === null ? null : <Waived reason={ladder.waived} />}
      <GateItems items={gate.items} act={(item) => (item.passed ? null : <ItemAct code={item.code} />)} />
      <GateClock ladder={ladder} />
    </Panel>
  );
}

/** Only where no real money is at stake, and only once (REHEARSAL). */
function Waive({ ladder }: { readonly ladder: Ladder }) {
  if (!ladder.canWaive || ladder.waived !== null) return null;
  return (
    <Button testId="gate-waive" onClick={() => openDialog('waiver')}>
      Waive time and evidence...
    </Button>
  );
}

function Waived({ reason }: { readonly reason: string }) {
  return (
    <p className="panel-line" data-testid="gate-waived">
      Time and evidence are waived here: {reason.replace(/\.$/, '')}.{' '}
      <strong>It never counts towards live with real money.</strong>
    </p>
  );
}

function noGateText({ rehearsal, mode, promote }: Ladder): string {
  if (rehearsal === 'REPLAY') return promote.text;
  if (mode === 'LIVE_SCALED_3') return 'This is the highest rung. There is no gate above it.';
  return 'Not started: attempt 1 begins with the first strategy start.';
}

interface EvaluatedProps {
  readonly ageMs: number | null;
  readonly isStale: boolean;
  readonly hash: string;
}

function Evaluated({ ageMs, isStale, hash }: EvaluatedProps) {
  if (ageMs === null) return null;
  return (
    <span className="panel-hint num" data-age-ms={ageMs} title={`Snapshot ${hash}`}>
      {isStale
        ? `Last evaluated ${formatAge(ageMs)} ago (every minute expected).`
        : `evaluated ${formatAge(ageMs)} ago`}
    </span>
  );
}

function GateClock({ ladder }: { readonly ladder: Ladder }) {
  const now = useDeskNow();
  const { clock, gate } = ladder;
  if (clock === null || now === null) return null;
  const earliest = gate?.earliest ?? null;
  return (
    <div className="panel-line gate-clock" data-testid="gate-clock" data-paused={clock.pausedBy !== null}>
      <p className="num">
        {clockWords(clock)}.{' '}
        <strong>{clock.pausedBy === null ? 'The clock runs.' : `The clock is paused: ${clock.pausedBy}.`}</strong>
      </p>
      <p className="num">
        Since {formatTime(clock.startedAt, now)} UTC.
        {earliest === null
          ? ''
          : ` Earliest ${formatDay(earliest)} ${formatClock(earliest).slice(0, 5)} UTC if trading goes on.`}
      </p>
      <ClockResets resets={clock.resets} />
    </div>
  );
}

function ClockResets({ resets }: { readonly resets: NonNullable<Ladder['clock']>['resets'] }) {
  const sorted = resets.toSorted((a, b) => b.at - a.at);
  const [last] = sorted;
  if (last === undefined) return null;
  return (
    <details className="desk-details" data-testid="clock-resets">
      <summary>
        Set to zero {resets.length === 1 ? 'once' : `${resets.length} times`}, last: {resetWords(last.cause)}
      </summary>
      <ul className="panel-list">
        {sorted.map(({ at, cause }) => (
          <li key={`${at} ${cause}`}>
            <span className="num" title={formatIso(at)}>
              {formatDay(at)} {formatClock(at)}
            </span>{' '}
            {resetWords(cause)}
          </li>
        ))}
      </ul>
    </details>
  );
}
