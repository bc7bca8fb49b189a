import type { Part } from '../../../shared/ipc/view.ts';
import { screens } from '../../screens.ts';
import { goToScreen } from '../../store/routeStore.ts';
import { closeDialog } from '../../store/screenStore.ts';
import { usePart } from '../../store/viewStore.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { formatAge, formatTime } from '../../format/times.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from './Dialog.tsx';
import { blockerScreen } from './blockerScreen.ts';
import { symbolBlockers } from './symbolBlockers.ts';

/** Every blocker now, worst first, with since when and what clears it (UI-26). */
export function WhyNotTrading({ onClose }: { readonly onClose: () => void }) {
  const desk = usePart('desk');
  const blockers = useBlockers();
  return (
    <Dialog
      title="Why is it not trading?"
      testId="why-not-trading"
      onClose={onClose}
      footer={
        <Button data-initial-focus="" onClick={onClose}>
          Close list
        </Button>
      }
    >
      {desk === null ? <p>Nothing has come from the desk yet.</p> : null}
      {blockers.length > 0 ? <Blockers blockers={blockers} /> : null}
      {desk !== null && blockers.length === 0 ? <NothingBlocks /> : null}
    </Dialog>
  );
}

/** What stops the whole desk, then what stops single symbols; that no strategy runs is the least of it. */
function useBlockers(): Part<'desk'>['blockers'] {
  const all = usePart('desk')?.blockers ?? [];
  const account = usePart('account');
  const ofSymbols = account === null ? [] : symbolBlockers(account);
  const isLeast = ({ code }: (typeof all)[number]): boolean => code === 'NO_STRATEGY';
  return [...all.filter((each) => !isLeast(each)), ...ofSymbols, ...all.filter(isLeast)];
}

function Blockers({ blockers }: Pick<Part<'desk'>, 'blockers'>) {
  const now = useDeskNow();
  if (now === null) return null;
  return (
    <ol className="blockers">
      {blockers.map(({ code, text, since, clears, rule }) => (
        <li key={`${code} ${text}`} data-testid="blocker-row" data-code={code}>
          <p className="font-medium">{text}</p>
          <p className="text-muted">
            {since === null ? '' : `Since ${formatTime(since, now)} UTC (${formatAge(now - since)}). `}
            {clears}
          </p>
          <p className="text-faint">
            Rule {rule} <BlockerLink code={code} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The screen where it is cleared; nothing for what clears by itself in view. */
function BlockerLink({ code }: { readonly code: string }) {
  const screen = blockerScreen(code);
  if (screen === null) return null;
  const { label } = screens.find(({ name }) => name === screen) ?? { label: screen };
  return (
    <Button
      look="quiet"
      testId="blocker-show"
      onClick={() => {
        closeDialog();
        goToScreen(screen);
      }}
    >
      Show {label}
    </Button>
  );
}

function NothingBlocks() {
  const desk = usePart('desk');
  const now = useDeskNow();
  const last = desk?.lastSignalAt ?? null;
  if (now === null) return null;
  return (
    <p>
      Nothing blocks entries.{' '}
      {last === null
        ? 'No strategy has given a signal yet.'
        : `The strategy has given no signal for ${formatAge(now - last)} (last ${formatTime(last, now)} UTC).`}
    </p>
  );
}
