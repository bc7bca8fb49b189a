/** What a scripted venue can be told: its market, and what goes wrong with the next calls. */
import type { VenuePosition } from '../../src/main/ports/venue.ts';

export type ScriptedMarket = 'SPOT' | 'ONE_WAY' | 'HEDGE';
export type ScriptedLeg = VenuePosition['leg'];

export type ScriptedFault =
  /** Takes effect; the answer never comes and counts as unknown. */
  | { readonly kind: 'answerLost' }
  /** Never arrives; unknown. */
  | { readonly kind: 'requestLost' }
  /** Arrives that much later than what was sent after it. */
  | { readonly kind: 'late'; readonly ms: number }
  /** Its answer is as old as that when it comes. */
  | { readonly kind: 'lateAnswer'; readonly ms: number }
  | { readonly kind: 'rejected'; readonly code: string; readonly text: string }
  /** A market order trades this much, the rest expires. */
  | { readonly kind: 'partial'; readonly quantity: string };
