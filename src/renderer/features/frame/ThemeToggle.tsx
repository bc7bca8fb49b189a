import { chooseTheme, useTheme } from './theme.ts';

export function ThemeToggle() {
  const other = useTheme((state) => (state.theme === 'dark' ? 'light' : 'dark'));
  return (
    <button
      type="button"
      className="status-button status-minor"
      data-testid="theme-toggle"
      onClick={() => chooseTheme(other)}
    >
      {other === 'light' ? 'Light theme' : 'Dark theme'}
    </button>
  );
}
