import { usePart } from '../store/viewStore.ts';
import { modeName } from '../../shared/view/modeName.ts';

/** The mode's first word, once behind each chart and table area, in every screenshot (UI-23). The parent is positioned. */
export function Watermark() {
  const desk = usePart('desk');
  if (desk === null) return null;
  const look = desk.workspace === 'replay' ? 'REPLAY' : desk.mode;
  const word = desk.workspace === 'replay' ? 'REPLAY' : (modeName(desk.mode).split(' ')[0] ?? '');
  return (
    <div className="watermark" data-testid="watermark" data-look={look} aria-hidden="true">
      {word}
    </div>
  );
}
