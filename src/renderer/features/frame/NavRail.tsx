import { LayoutDashboard } from 'lucide-react';

/** The screens of this build, with words (UI-22). */
export function NavRail({ isInert }: { readonly isInert: boolean }) {
  return (
    <nav className="nav-rail" data-testid="nav-rail" aria-label="Screens" inert={isInert}>
      <a className="nav-entry" data-testid="nav-desk" href="#/desk" aria-current="page" title="Desk">
        <LayoutDashboard size={16} strokeWidth={1.5} aria-hidden="true" />
        <span>Desk</span>
      </a>
    </nav>
  );
}
