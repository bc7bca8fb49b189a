/** Which of the six looks of UI-12 band, frame and watermark wear. A replay looks like a replay whatever runs inside, save a stop. */
import { CircleDollarSign, Coins, FlaskConical, OctagonX, Rewind, Wrench, type LucideIcon } from 'lucide-react';
import type { Mode, TradingMode } from '../../../shared/model/mode.ts';
import { modeName } from '../../../shared/view/modeName.ts';

export type Look = Mode | 'REPLAY';

interface Place {
  readonly mode: Mode;
  readonly workspace: 'live' | 'replay';
}

export const lookOf = ({ mode, workspace }: Place): Look =>
  workspace === 'replay' && mode !== 'EMERGENCY_STOP' ? 'REPLAY' : mode;

export const lookName = (look: Look): string => (look === 'REPLAY' ? 'REPLAY' : modeName(look));

/** The mode that a rehearsal's band names beside REPLAY; null where the look says it already. */
export const rehearsedMode = ({ mode, workspace }: Place): TradingMode | null =>
  workspace === 'replay' && mode !== 'EMERGENCY_STOP' && mode !== 'SETUP' ? mode : null;

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
