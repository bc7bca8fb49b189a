import { useSound } from '../../sound/soundStore.ts';
import { useVoice } from '../../sound/voice.ts';
import { usePart } from '../../store/viewStore.ts';
import { Fact } from '../../ui/Fact.tsx';
import { Panel } from '../../ui/Panel.tsx';

const NO_VOICE = 'No voice found; sound and text still work.';

/** Where an alert is seen and heard, and where not (UI-37, UI-63). */
export function AlertsSection() {
  const host = usePart('desk')?.host ?? null;
  const { readyAt, isMuted, toggle } = useSound();
  const hasVoice = useVoice((state) => state.hasVoice);
  const sound = isMuted ? 'off' : readyAt === null ? 'off until you click in this window' : 'on';
  return (
    <Panel title="Alerts" testId="settings-alerts">
      <dl className="facts settings-about">
        <Fact name="This window">banner for P1 and P2 until acknowledged, a short note for P3 and P4</Fact>
        <Fact name="Sound" testId="alerts-sound">
          {sound}{' '}
          <label className="tick settings-inline-tick">
            <input type="checkbox" data-testid="sound-on" checked={!isMuted} onChange={toggle} />
            Play sounds
          </label>
        </Fact>
        <Fact name="Voice" testId="alerts-voice">
          {hasVoice ? 'P1 and P2, with the sound; Ctrl+Shift+Y says the last again' : NO_VOICE}
        </Fact>
        <Fact name="Notifications">
          {host === 'electron' ? 'P1 and P2, by the system, without balances' : 'none: a browser host shows none'}
        </Fact>
        <Fact name="Elsewhere" testId="alerts-elsewhere">
          Nothing leaves this machine: no phone, mail or chat is told. Whoever is away hears nothing.
        </Fact>
      </dl>
    </Panel>
  );
}
