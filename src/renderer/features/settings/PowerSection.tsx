import type { Part } from '../../../shared/ipc/view.ts';
import { usePart } from '../../store/viewStore.ts';
import { Fact } from '../../ui/Fact.tsx';
import { Panel } from '../../ui/Panel.tsx';

const sleepWords = {
  FREE: 'may sleep: no book is open that needs it awake',
  BLOCKED: 'is kept awake while a book is open',
  UNGUARDED: 'is not kept awake: a browser host cannot, so switch its sleep off',
} as const satisfies Record<Part<'desk'>['sleep'], string>;

/** What becomes of the book when the machine sleeps, or the desk ends (UI-36, SM-20). */
export function PowerSection() {
  const desk = usePart('desk');
  const guard = usePart('account')?.guard ?? null;
  if (desk === null || guard === null) return null;
  return (
    <Panel title="Power" testId="settings-power">
      <dl className="facts settings-about">
        <Fact name="This machine" testId="power-sleep">
          {sleepWords[desk.sleep]}
        </Fact>
        <Fact name="Asleep">
          {desk.host === 'electron'
            ? 'Entries are canceled before it sleeps, and the venue is asked before anything else when it wakes.'
            : 'A browser host does not hear of it: what works at the venue stays as it is.'}{' '}
          Only stops that rest at the venue protect meanwhile.
        </Fact>
        <Fact name="Watchdog" testId="power-watchdog">
          {watchdogWords(guard)}
        </Fact>
        <Fact name="Battery">
          {desk.host === 'electron'
            ? 'Below 20 % or unplugged with a live book raises an alert.'
            : 'Told by the page where the browser knows it; below 20 % with a live book raises an alert.'}
        </Fact>
      </dl>
    </Panel>
  );
}

function watchdogWords({ watchdog, text }: Part<'account'>['guard']): string {
  if (watchdog === 'ON') return 'on: a process of its own cancels and closes when the desk dies';
  return watchdog === 'DOWN' ? `down: ${text}` : 'none: no live venue is connected';
}
