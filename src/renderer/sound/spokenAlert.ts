/** An alert as it is said aloud: book, severity, what happened, at most twelve words (UI-20). */
import type { Row } from '../../shared/ipc/view.ts';
import { besideBadge } from '../features/alerts/besideBadge.ts';

const MOST_WORDS = 12;
const severities = { P1: 'Critical', P2: 'High', P3: 'Warning', P4: 'Note' } as const;

/** "Live. Critical. Stop for BTC/USDT not confirmed for 3 s." */
export function spokenAlert({ book, severity, text }: Pick<Row<'alerts'>, 'book' | 'severity' | 'text'>): string {
  const what = besideBadge(text).replace(/^(?:LIVE|PAPER): /, '');
  const first = what.split(/\.\s/)[0] ?? '';
  const opening = [...(book === null ? [] : [book === 'LIVE' ? 'Live.' : 'Paper.']), `${severities[severity]}.`];
  const words = first
    .split(' ')
    .slice(0, MOST_WORDS - opening.length)
    .join(' ')
    .replace(/[.,:;]*$/, '');
  return `${opening.join(' ')} ${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
