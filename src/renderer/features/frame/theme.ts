/** Dark or light, as chosen here or, until then, as the system says. */
import { create } from 'zustand';

export type Theme = 'dark' | 'light';
/** What a person chose: one of both, or whatever the system says. */
type ThemeChoice = Theme | 'system';
const KEY = 'breakwater.theme';

const chosen = (): Theme | null => {
  const stored = localStorage.getItem(KEY);
  return stored === 'dark' || stored === 'light' ? stored : null;
};
const ofSystem = (): Theme => (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');

export const useTheme = create<{ readonly theme: Theme; readonly choice: ThemeChoice }>()(() => ({
  theme: chosen() ?? ofSystem(),
  choice: chosen() ?? 'system',
}));

/** Before the first paint, so that nothing flashes in the other theme. */
export function applyTheme(root: HTMLElement): void {
  root.dataset['theme'] = useTheme.getState().theme;
}

/** Remembers the choice for the next start. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, choice);
  useTheme.setState({ theme: choice === 'system' ? ofSystem() : choice, choice });
}

/** Follows the system as long as nothing was chosen. */
export function followSystemTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: light)');
  const follow = (): void => useTheme.setState({ theme: chosen() ?? ofSystem() });
  system.addEventListener('change', follow);
  return () => system.removeEventListener('change', follow);
}
