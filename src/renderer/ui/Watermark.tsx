import { modeName } from '../../shared/view/modeName.ts';
import { usePart } from '../store/viewStore.ts';
import { isLiveMode } from './isLiveMode.ts';

/** The mode's first word, once behind each chart and table area, in every screenshot (UI-23). The parent is positioned. */
export function Watermark() {
  const desk = usePart('desk');
  const rehearsal = usePart('ladder')?.rehearsal ?? 'NONE';
  if (desk === null) return null;
  const isReplay = desk.workspace === 'replay';
  const look = isReplay ? 'REPLAY' : desk.mode;
  const inside = desk.mode === 'EMERGENCY_STOP' ? (desk.modeBefore ?? 'PAPER') : desk.mode;
  const isRehearsed = (isReplay || rehearsal === 'VENUE') && isLiveMode(inside);
  return (
    <div className="watermark" data-testid="watermark" data-look={look} aria-hidden="true">
      <span>{isReplay ? 'REPLAY' : (modeName(desk.mode).split(' ')[0] ?? '')}</span>
      {isRehearsed ? <span className="watermark-second">REHEARSAL, no real money</span> : null}
    </div>
  );
}
