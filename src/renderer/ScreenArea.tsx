import { Activity, useEffect, useRef, type ComponentType } from 'react';
import { DeskScreen } from './features/desk/DeskScreen.tsx';
import { JournalScreen } from './features/journal/JournalScreen.tsx';
import { RiskScreen } from './features/risk/RiskScreen.tsx';
import { SettingsScreen } from './features/settings/SettingsScreen.tsx';
import { StrategiesScreen } from './features/backtests/StrategiesScreen.tsx';
import { screens, type ScreenName } from './screens.ts';
import { useScreen } from './store/routeStore.ts';

const components = {
  desk: DeskScreen,
  risk: RiskScreen,
  strategies: StrategiesScreen,
  journal: JournalScreen,
  settings: SettingsScreen,
} as const satisfies Record<ScreenName, ComponentType>;

/**
 * The screen of the address. Screens that were shown before keep their state but follow nothing while hidden (UI-82): their effects end,
 * charts with them, and start again on return.
 */
export function ScreenArea() {
  const shown = useScreen();
  const visited = useRef(new Set<ScreenName>());
  visited.current.add(shown);
  useHeadingFocus(shown);
  return screens
    .filter(({ name }) => visited.current.has(name))
    .map(({ name }) => {
      const Screen = components[name];
      return (
        <Activity key={name} mode={name === shown ? 'visible' : 'hidden'}>
          <Screen />
        </Activity>
      );
    });
}

/** A new screen takes the focus to its heading (UI-78); the first one leaves it alone. */
function useHeadingFocus(shown: ScreenName): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    document.querySelector<HTMLElement>(`[data-testid=${shown}-screen] h1`)?.focus();
  }, [shown]);
}
