import { usePart } from '../../store/viewStore.ts';
import { Fact } from '../../ui/Fact.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { chooseTheme, useTheme } from '../frame/theme.ts';

const themes = ['dark', 'light'] as const;

/** How it looks, and what this is (UI-63). */
export function DisplaySection() {
  const theme = useTheme((state) => state.theme);
  const desk = usePart('desk');
  return (
    <Panel title="Display and about" testId="settings-display">
      <div className="settings-choices" role="radiogroup" aria-label="Theme">
        {themes.map((each) => (
          <label key={each} className="tick">
            <input
              type="radio"
              name="settings-theme"
              data-testid="settings-theme"
              data-theme-choice={each}
              checked={theme === each}
              onChange={() => chooseTheme(each)}
            />
            {each === 'dark' ? 'Dark' : 'Light'}
          </label>
        ))}
      </div>
      <dl className="facts settings-about" data-testid="settings-about">
        <Fact name="Version">{desk?.version ?? ''}</Fact>
        <Fact name="Host">{desk?.host ?? ''}</Fact>
        <Fact name="Workspace">{desk?.workspace ?? ''}</Fact>
        <Fact name="Charts">TradingView Lightweight Charts (Apache 2.0)</Fact>
      </dl>
    </Panel>
  );
}
