/** Which arrangement of the Desk a window width gets (UI-41), in CSS pixels. */
export type DeskLayout = 'wide' | 'narrow' | 'tabs' | 'compact';

export function deskLayoutOf(width: number): DeskLayout {
  if (width >= 1_200) return 'wide';
  if (width >= 1_000) return 'narrow';
  return width >= 640 ? 'tabs' : 'compact';
}
