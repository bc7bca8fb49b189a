import { useRef, type ReactNode } from 'react';
import { useDesk } from '../../bridge/deskClient.ts';
import { useSounds } from '../../sound/useSounds.ts';
import { AlertBanner } from '../alerts/AlertBanner.tsx';
import { Toasts } from '../alerts/Toasts.tsx';
import { DialogLayer } from '../dialog/DialogLayer.tsx';
import { useOpenDialog } from '../dialog/useOpenDialog.ts';
import { StopArea } from '../stop/StopArea.tsx';
import { DeskStrip } from './DeskStrip.tsx';
import { KeyBanner } from './KeyBanner.tsx';
import { LinkBanner } from './LinkBanner.tsx';
import { LiveRegions } from './LiveRegions.tsx';
import { ModeBand } from './ModeBand.tsx';
import { NavRail } from './NavRail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { VitalsBar } from './VitalsBar.tsx';
import { useFrameKeys } from './useFrameKeys.ts';
import { useRootState } from './useRootState.ts';

/**
 * Band, vitals and stop around every screen (UI-22). A dialog makes rail, main and status inert and covers main only:
 * band, vitals and stop stay alive and in view (DD-3).
 */
export function Frame({ children }: { readonly children: ReactNode }) {
  const isInert = useOpenDialog() !== null;
  const main = useRef<HTMLElement>(null);
  useRootState();
  useFrameKeys(useDesk());
  useSounds();
  return (
    <div className="frame" data-testid="frame">
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          focusOnce(main.current);
        }}
      >
        Skip to the screen
      </a>
      <header role="banner" className="frame-head">
        <ModeBand />
        <VitalsBar />
      </header>
      <LinkBanner />
      <KeyBanner />
      <AlertBanner />
      <div className="frame-body">
        <NavRail isInert={isInert} />
        <main id="main" ref={main} className="frame-main" inert={isInert}>
          <DeskStrip />
          <StopArea>{children}</StopArea>
        </main>
        <DialogLayer />
      </div>
      <StatusBar isInert={isInert} />
      <Toasts />
      <LiveRegions />
    </div>
  );
}

/** Focus goes to the screen itself without making it a stop of the Tab key. */
function focusOnce(region: HTMLElement | null): void {
  if (region === null) return;
  region.tabIndex = -1;
  region.addEventListener('blur', () => region.removeAttribute('tabindex'), { once: true });
  region.focus();
}
