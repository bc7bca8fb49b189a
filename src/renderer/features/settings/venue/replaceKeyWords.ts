/** What the dialog of a new key says before it is sent (UI-61, UI-64). */
import type { Part } from '../../../../shared/ipc/view.ts';

/** Everything that goes on while keys change, said before it is asked for. */
export function replaceKeyText(fingerprint: string, venue: string | null, held: number): readonly string[] {
  const where = venue ?? 'The venue';
  const stays = `Until then, and if it fails, key ${fingerprint} stays in use.`;
  const open = held === 1 ? '1 live position' : `${held} live positions`;
  return [
    `${where} is asked about the new key first: it takes over only if it may trade and not withdraw. ${stays}`,
    ...(held === 0
      ? []
      : [`It must lead to the account of the ${open}. Positions and the stops that rest there are not touched.`]),
    'The desk keeps running. The old key is overwritten in the keychain; revoke it at the venue afterwards.',
  ];
}

/** On a live rung, and in a stop of one, whoever replaces a key proves who they are. */
export const needsProof = ({ mode, modeBefore }: Pick<Part<'desk'>, 'mode' | 'modeBefore'>): boolean =>
  (mode === 'EMERGENCY_STOP' ? (modeBefore ?? '') : mode).startsWith('LIVE');
