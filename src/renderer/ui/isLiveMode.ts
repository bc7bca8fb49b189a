/** Whether a mode trades the live book. */
import { bookOf, type Mode } from '../../shared/model/mode.ts';

export const isLiveMode = (mode: Mode): boolean =>
  mode !== 'SETUP' && mode !== 'EMERGENCY_STOP' && bookOf(mode) === 'LIVE';
