import { usePart } from '../../../store/viewStore.ts';
import { formatClock, formatDay, formatIso } from '../../../format/times.ts';
import { Fact } from '../../../ui/Fact.tsx';
import { Basis, type TriggerView } from './TriggerRow.tsx';
import { UsedLine } from './UsedLine.tsx';

const MOST_TRIPS = 5;

/** Definition, inputs, the line of the last day, what clears it, and its last trips (UI-52). */
export function TriggerDetail({ view }: { readonly view: TriggerView }) {
  const { trigger, definition, inputs, clears, reaction, rule } = view;
  return (
    <tr className="trigger-detail" data-testid="trigger-detail" data-trigger={trigger}>
      <td colSpan={9}>
        <div className="trigger-detail-body">
          <dl className="facts">
            <Fact name="Definition">
              {definition} <span className="text-faint">({rule})</span>
            </Fact>
            <Fact name="Inputs">
              <span className="num">{inputs}</span>
            </Fact>
            <Fact name="Basis, age">
              <Basis view={view} />
            </Fact>
            <Fact name="Next level at">
              <span className="num">{view.next}</span>
            </Fact>
            <Fact name="Reaction">{reaction === 'RECORD' ? 'recorded only' : `up to ${reaction}`}</Fact>
            <Fact name="What clears it" testId="trigger-clears">
              {clears}
            </Fact>
            <Fact name="Trips">
              <Trips trigger={trigger} />
            </Fact>
          </dl>
          <UsedLine trigger={trigger} used={view.used} />
        </div>
      </td>
    </tr>
  );
}

function Trips({ trigger }: { readonly trigger: string }) {
  const history = usePart('breaker')?.history ?? [];
  const own = history.filter((each) => each.trigger === trigger).toSorted((a, b) => b.at - a.at || b.id - a.id);
  if (own.length === 0) return 'none';
  return (
    <ul>
      {own.slice(0, MOST_TRIPS).map(({ id, at, from, to, text }) => (
        <li key={id} className="num" title={formatIso(at)}>
          {formatDay(at)} {formatClock(at)} {from} to {to}: {text}
        </li>
      ))}
      {own.length > MOST_TRIPS ? <li>{own.length - MOST_TRIPS} more in the history below</li> : null}
    </ul>
  );
}
