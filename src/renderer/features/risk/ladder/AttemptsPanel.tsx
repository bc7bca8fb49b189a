import type { Part } from '../../../../shared/ipc/view.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { openDialog } from '../../../store/screenStore.ts';
import { usePart } from '../../../store/viewStore.ts';
import { formatCount, formatStatistic } from '../../../format/numbers.ts';
import { formatDay, formatIso } from '../../../format/times.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Value } from '../../../ui/Value.tsx';

/** Every paper attempt counts in the deflated Sharpe; demotions are listed beside them (SM-22, SM-16). */
export function AttemptsPanel() {
  const ladder = usePart('ladder');
  if (ladder === null) return null;
  const { attempts, demotions, mode } = ladder;
  return (
    <Panel
      title="Paper attempts"
      testId="attempts"
      state={attempts.length === 0 ? 'empty' : 'ok'}
      tools={
        <Button
          testId="attempt-start"

          disabled={mode !== 'PAPER'}
          onClick={() => openDialog('attempt')}
        >
          Start attempt {ladder.attempt + 1}...
        </Button>
      }
    >
      {attempts.length === 0 ? (
        <p className="panel-empty">Not started: attempt 1 begins with the first strategy start.</p>
      ) : (
        <AttemptsTable attempts={attempts} />
      )}
      {demotions.length === 0 ? null : (
        <ul className="panel-list" aria-label="Demotions">
          {demotions
            .toSorted((a, b) => b.at - a.at)
            .map(({ at, from, to, cause }) => (
              <li key={`${at} ${to}`} data-testid="demotion-row">
                <span className="num" title={formatIso(at)}>
                  {formatDay(at)}
                </span>{' '}
                {modeName(from)} to {modeName(to)}: {cause}
              </li>
            ))}
        </ul>
      )}
    </Panel>
  );
}

function AttemptsTable({ attempts }: { readonly attempts: Part<'ladder'>['attempts'] }) {
  return (
    <table className="risk-table">
      <thead>
        <tr>
          <th scope="col">Attempt</th>
          <th scope="col">Strategy</th>
          <th scope="col">From, UTC</th>
          <th scope="col">To, UTC</th>
          <th scope="col" className="end">
            Trades
          </th>
          <th scope="col" className="end">
            Days
          </th>
          <th scope="col" className="end">
            Sharpe
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts
          .toSorted((a, b) => b.number - a.number)
          .map((attempt) => (
            <AttemptRow key={attempt.number} attempt={attempt} />
          ))}
      </tbody>
    </table>
  );
}

function AttemptRow({ attempt }: { readonly attempt: Part<'ladder'>['attempts'][number] }) {
  const { number, hash, startedAt, endedAt, trades, days, sharpe } = attempt;
  return (
    <tr data-testid="attempt-row" data-attempt={number}>
      <th scope="row" className="num">
        {number}
      </th>
      <td className="num" title={hash}>
        {hash.slice(0, 8)}
      </td>
      <td className="num" title={formatIso(startedAt)}>
        {formatDay(startedAt)}
      </td>
      <td className="num" title={endedAt === null ? undefined : formatIso(endedAt)}>
        {endedAt === null ? 'runs' : formatDay(endedAt)}
      </td>
      <td className="end">
        <Value value={trades} text={formatCount(trades)} />
      </td>
      <td className="end">
        <Value value={days} text={formatCount(days)} />
      </td>
      <td className="end">{sharpe === null ? 'n/a' : <Value value={sharpe} text={formatStatistic(sharpe)} />}</td>
    </tr>
  );
}
