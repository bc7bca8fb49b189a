/** Every screen of this build, in the order of the rail (UI-22). A new one is added here and in ScreenArea; nothing else knows the list. */
import { ChartCandlestick, LayoutDashboard, ScrollText, Settings2, ShieldHalf, type LucideIcon } from 'lucide-react';

interface ScreenEntry {
  readonly name: string;
  readonly label: string;
  /** Pressed after G (UI-74). */
  readonly letter: string;
  /** Pressed with Ctrl (UI-74). */
  readonly digit: string;
  readonly glyph: LucideIcon;
}

export const screens = [
  { name: 'desk', label: 'Desk', letter: 'd', digit: '1', glyph: LayoutDashboard },
  { name: 'risk', label: 'Risk', letter: 'r', digit: '2', glyph: ShieldHalf },
  { name: 'strategies', label: 'Strategies', letter: 's', digit: '4', glyph: ChartCandlestick },
  { name: 'journal', label: 'Journal', letter: 'j', digit: '6', glyph: ScrollText },
  { name: 'settings', label: 'Settings', letter: 't', digit: '7', glyph: Settings2 },
] as const satisfies readonly ScreenEntry[];

export type ScreenName = (typeof screens)[number]['name'];

/** The screen an address names; what this build does not have is the Desk. */
export const screenOfHash = (hash: string): ScreenName =>
  screens.find(({ name }) => hash === `#/${name}`)?.name ?? 'desk';
