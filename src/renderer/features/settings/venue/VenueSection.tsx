/** Venue and keys (UI-61): which account the live book trades, where its key is kept, and what the venue says about it. */
import { Panel } from '../../../ui/Panel.tsx';
import { AccountFields } from './AccountFields.tsx';
import { KeyFields } from './KeyFields.tsx';
import { LinkFacts } from './LinkFacts.tsx';
import { MissingList } from './MissingList.tsx';
import { Permissions } from './Permissions.tsx';
import { useVenue } from './useVenue.ts';
import './venue.css';

export function VenueSection() {
  const { view, problem, take } = useVenue();
  return (
    <Panel
      title="Venue and keys"
      testId="settings-venue"
      state={problem !== null ? 'error' : view === null ? 'loading' : 'ok'}
      facts={view === null ? undefined : <Standing view={view} />}
    >
      {problem === null ? null : <p className="settings-note">{`Could not load the venue. ${problem}`}</p>}
      {view === null ? null : (
        <div className="venue-columns">
          <AccountFields
            key={JSON.stringify(view.account)}
            account={view.account}
            connects={view.connects}
            take={take}
          />
          <KeyFields view={view} take={take} />
          <div className="venue-column">
            <Notes problem={isToldBefore(view) ? null : view.problem} advice={view.advice} />
            {view.check === null ? null : <Permissions check={view.check} told={view.problem} />}
            {view.missing.length === 0 ? null : <MissingList missing={view.missing} />}
            {view.link === null ? null : <LinkFacts link={view.link} />}
          </div>
        </div>
      )}
    </Panel>
  );
}

/** What the vault says stands beside its fields already. */
const isToldBefore = ({ vault, problem }: View): boolean =>
  vault.problem !== null && problem === `${vault.problem.text} ${vault.problem.fix}`;

type View = NonNullable<ReturnType<typeof useVenue>['view']>;

/** "real money, connected". */
function Standing({ view }: { readonly view: View }) {
  if (view.account === null) return <span data-testid="venue-standing">no venue set up</span>;
  const money = view.money === 'REAL' ? 'REAL MONEY' : 'play money';
  const state = view.link === null ? 'not connected' : linkWords[view.link.state];
  return <span data-testid="venue-standing">{`${money}, ${state}`}</span>;
}

const linkWords: Readonly<Record<NonNullable<View['link']>['state'], string>> = {
  connecting: 'connecting',
  up: 'connected',
  down: 'connection down',
  refused: 'key refused',
  closed: 'not connected',
};

const Notes = ({ problem, advice }: Pick<View, 'problem' | 'advice'>) => (
  <>
    {problem === null ? null : (
      <p className="venue-problem" data-testid="venue-problem" role="status">
        {problem}
      </p>
    )}
    {advice === null ? null : (
      <p className="settings-note" data-testid="venue-advice">
        {advice}
      </p>
    )}
  </>
);
