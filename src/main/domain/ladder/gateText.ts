/** A gate in one sentence: what is open, and when it can pass (UI-73 text 16). */
import { dayTimeText } from '../wording/dateText.ts';
import type { GateItem, GateResult } from './gate.ts';

/** Items named before the rest is only counted. */
const NAMED = 3;

/** "Not yet: 2 of 14 open. Qualifying days 5.2 of 7; ... Earliest 24 Nov 06:00 UTC if trading goes on (SM-05)." */
export function gateText({ pass, items, earliestAt }: GateResult, rule: 'SM-05' | 'SM-06'): string {
  if (pass) return `All ${items.length} items pass (${rule}).`;
  const open = items.filter((item) => !item.passed);
  const named = open.slice(0, NAMED).map(openText);
  const rest = open.length > NAMED ? [`${open.length - NAMED} more`] : [];
  const earliest = earliestAt === null ? '' : `. Earliest ${dayTimeText(earliestAt)} UTC if trading goes on`;
  const list = capitalized([...named, ...rest].join('; '));
  return `Not yet: ${open.length} of ${items.length} open. ${list}${earliest} (${rule}).`;
}

/** "13 of 14: do the emergency drill": what the promote button says while it is off (UI-50). */
export function promoteText({ pass, items }: GateResult): string {
  const open = items.filter((item) => !item.passed);
  const [first] = open;
  if (pass || first === undefined) return `${items.length} of ${items.length}`;
  return `${items.length - open.length} of ${items.length}: ${first.code === 'DRILL' ? 'do the emergency drill' : openText(first)}`;
}

function openText(item: GateItem): string {
  const found = item.actual ?? `n/a (${String(item.reason)})`;
  switch (item.code) {
    case 'DAYS':
      return `qualifying days ${found} of ${bare(item.required)}`;
    case 'ELAPSED':
      return `${found} of ${bare(item.required)} elapsed`;
    case 'DRILL':
      return `no ${decapitalized(item.name).replace('in the last', 'in')}`;
    default:
      return `${decapitalized(item.name)} ${found}, needed ${item.required}`;
  }
}

const bare = (required: string): string => required.replace('>= ', '');
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const decapitalized = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
