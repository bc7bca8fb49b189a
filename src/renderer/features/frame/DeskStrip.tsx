import { usePart } from '../../store/viewStore.ts';
import { AlertsStrip } from '../alerts/AlertsStrip.tsx';
import { ReplayControls } from '../replay/ReplayControls.tsx';
import { StrategiesStrip } from '../strategies/StrategiesStrip.tsx';

/** One line above the screen: who trades, what asks for attention, and the controls of a rehearsal. */
export function DeskStrip() {
  const mode = usePart('desk')?.mode;
  if (mode === undefined || mode === 'SETUP') return null;
  return (
    <div className="desk-strip">
      <StrategiesStrip />
      <AlertsStrip />
      <ReplayControls />
    </div>
  );
}
