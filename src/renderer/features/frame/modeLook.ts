/** Which of the six looks of UI-12 band, frame and watermark wear. A replay looks like a replay whatever runs inside, save a stop. */
import { CircleDollarSign, Coins, FlaskConical, OctagonX, Rewind, Wrench, type LucideIcon } from 'lucide-react';
import type { Mode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';

export type Look = Mode | 'REPLAY';

export const lookOf = ({ mode, workspace }: { readonly mode: Mode; readonly workspace: 'live' | 'replay' }): Look =>
  workspace === 'replay' && mode !== 'EMERGENCY_STOP' ? 'REPLAY' : mode;

export const lookName = (look: Look): string => (look === 'REPLAY' ? 'REPLAY' : modeName(look));

export const lookGlyphs = {
  SETUP: Wrench,
  REPLAY: Rewind,
  PAPER: FlaskConical,
  LIVE_MINIMAL: CircleDollarSign,
  LIVE_SCALED_1: Coins,
  LIVE_SCALED_2: Coins,
  LIVE_SCALED_3: Coins,
  EMERGENCY_STOP: OctagonX,
} as const satisfies Record<Look, LucideIcon>;
