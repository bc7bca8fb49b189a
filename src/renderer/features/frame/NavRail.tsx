import { screens } from '../../screens.ts';
import { goToScreen, useScreen } from '../../store/routeStore.ts';

/** The screens of this build, with words (UI-22). */
export function NavRail({ isInert }: { readonly isInert: boolean }) {
  const shown = useScreen();
  return (
    <nav className="nav-rail" data-testid="nav-rail" aria-label="Screens" inert={isInert}>
      {screens.map(({ name, label, letter, glyph: Glyph }) => (
        <a
          key={name}
          className="nav-entry"
          data-testid={`nav-${name}`}
          href={`#/${name}`}
          aria-current={name === shown ? 'page' : undefined}
          title={`${label} (G, then ${letter.toUpperCase()})`}
          onClick={() => goToScreen(name)}
        >
          <Glyph size={16} strokeWidth={1.5} aria-hidden="true" />
          <span>{label}</span>
        </a>
      ))}
    </nav>
  );
}
