import { choosePnlColors, pnlColorings, usePreferences, type PnlColoring } from '../../store/preferences.ts';
import { Panel } from '../../ui/Panel.tsx';
import { chooseTheme, useTheme } from '../frame/theme.ts';
import { Choices } from './Choices.tsx';

const themes = [
  { value: 'system', name: 'As the system' },
  { value: 'dark', name: 'Dark' },
  { value: 'light', name: 'Light' },
] as const;

const pnlNames = {
  'blue-orange': 'Blue and orange',
  'green-red': 'Green and red',
  'red-green': 'Red and green, red up',
} as const satisfies Record<PnlColoring, string>;

/** How this window looks; nothing of it is a fact of the desk (UI-63). */
export function DisplaySection() {
  const choice = useTheme((state) => state.choice);
  const pnlColors = usePreferences((state) => state.pnlColors);
  return (
    <Panel title="Display" testId="settings-display">
      <div className="settings-choices">
        <Choices legend="Theme" testId="settings-theme" chosen={choice} choices={themes} onChoose={chooseTheme} />
        <Choices
          legend="Profit and loss"
          testId="settings-pnl"
          chosen={pnlColors}
          choices={pnlColorings.map((value) => ({ value, name: pnlNames[value] }))}
          onChoose={choosePnlColors}
        />
        <p className="settings-note">
          {pnlColors === 'blue-orange'
            ? 'This pair is told apart with every kind of color vision. The sign is always there as well.'
            : 'Green and red look alike to one man in twelve. The sign is always there as well.'}
        </p>
        <p className="settings-note">Times are UTC. Zoom from 100 to 200 % with Ctrl and +, -, 0.</p>
      </div>
    </Panel>
  );
}
