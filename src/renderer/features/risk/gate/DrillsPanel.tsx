import { useState } from 'react';
import { drillKinds } from '../../../../shared/model/drill.ts';
import type { Part } from '../../../../shared/ipc/view.ts';
import { usePart } from '../../../store/viewStore.ts';
import { formatCount, formatMoney } from '../../../format/numbers.ts';
import { formatClock, formatDay, formatIso } from '../../../format/times.ts';
import { openDialog } from '../../../store/screenStore.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Value } from '../../../ui/Value.tsx';
import { StartDrill } from './StartDrill.tsx';

const words = {
  stop: 'The emergency stop itself',
  'stop-plan': 'Stop of the live account, planned only',
  'stop-position': 'Smallest live position, opened and closed',
  'flash-crash': 'Flash crash',
  'slow-bleed': 'Slow bleed',
  'correlation-spike': 'Correlation spike',
  'latency-storm': 'Latency storm',
  'feed-outage': 'Feed outage',
} as const satisfies Record<(typeof drillKinds)[number], string>;

/** Drills by kind, and what each one showed: what tripped, how long to flat, what it cost (SM-05). */
export function DrillsPanel() {
  const ladder = usePart('ladder');
  if (ladder === null) return null;
  const { drills, drillRunning } = ladder;
  return (
    <Panel
      title="Drills"
      testId="drills"
      state={drills.length === 0 ? 'empty' : 'ok'}
      facts={drillRunning === null ? undefined : <span data-testid="drill-running">{drillRunning}</span>}
      tools={<Choice isRunning={drillRunning !== null} />}
    >
      {drills.length === 0 ? (
        <p className="panel-empty">
          No drill yet. The stop is rehearsed on the paper book and planned for the live account; the scenarios play on
          a paper book of their own.
        </p>
      ) : (
        <ul className="drill-list">
          {drills
            .toSorted((a, b) => b.at - a.at)
            .map((drill) => (
              <DrillRow key={`${drill.at} ${drill.kind}`} drill={drill} />
            ))}
        </ul>
      )}
    </Panel>
  );
}

/** Which drill, and its button: one that really buys asks once more. */
function Choice({ isRunning }: { readonly isRunning: boolean }) {
  const [kind, setKind] = useState<(typeof drillKinds)[number]>('stop');
  return (
    <>
      <select
        className="desk-input"
        data-testid="drill-kind"
        aria-label="Kind of drill"
        value={kind}
        onChange={(event) => setKind(drillKinds.find((each) => each === event.currentTarget.value) ?? 'stop')}
      >
        {drillKinds.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
      {kind === 'stop-position' ? (
        <Button testId="drill-run" disabled={isRunning} onClick={() => openDialog('drill')}>
          Run drill...
        </Button>
      ) : (
        <StartDrill kind={kind} testId="drill-run" words="Run drill" />
      )}
    </>
  );
}

function DrillRow({ drill }: { readonly drill: Part<'ladder'>['drills'][number] }) {
  const currency = usePart('vitals')?.currency ?? '';
  const { at, kind, tripped, flatMs, loss, passed, text } = drill;
  const name = Object.entries(words).find(([each]) => each === kind)?.[1] ?? kind;
  return (
    <li data-testid="drill-row" data-kind={kind} data-pass={passed}>
      <p>
        <strong>{name}</strong> <span>{passed ? 'passed' : 'not passed'}</span>{' '}
        <span className="num text-muted" title={formatIso(at)}>
          {formatDay(at)} {formatClock(at)} UTC
        </span>
      </p>
      <p className="num">
        {flatMs === null ? unflatWords(tripped) : <Value value={flatMs} text={`flat in ${formatCount(flatMs)} ms`} />}
        {loss === null ? null : (
          <>
            , loss <Value value={loss} text={`${formatMoney(loss, currency)} ${currency}`} />
          </>
        )}
        {tripped.length === 0 ? '' : `; tripped ${tripped.join(', ')}`}
      </p>
      {text === '' ? null : <p className="text-muted">{text}</p>}
    </li>
  );
}

/** A drill that stops nothing has nothing to flatten. */
const unflatWords = (tripped: readonly string[]): string =>
  tripped.some((each) => /\bL4\b/.test(each)) ? 'not flat' : 'no stop';
