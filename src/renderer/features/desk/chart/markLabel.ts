/** The few words beside a vertical mark: "L2 Loss streak", "Stop I7", "Flat". The whole sentence is in the chart's legend and the activity. */
import type { DeskMark } from './chartMarks.ts';

const MOST = 24;

type Pattern = readonly [RegExp, (match: RegExpExecArray) => string];

/** The desk's own sentences, by what stands in them; the first that fits is taken. */
const patterns: readonly Pattern[] = [
  [/^Level (L\d) set by hand/, ([, level]) => `${level} by hand`],
  [/^(.+?) (L\d) released by hand/, ([, , level]) => `${level} released`],
  [/^(.+?) L\d to (L\d)/, ([, name, level]) => `${level} ${sentenceCase(name)}`],
  [/^Emergency stop complete/, () => 'Stop complete'],
  [/^Emergency stop ([^\s:]+)/, ([, incident]) => `Stop ${incident}`],
  [/^Flat verified/, () => 'Flat'],
  [/^Cooldown over/, () => 'Cooldown over'],
  [/^Paper book opened/, () => 'PAPER opened'],
  [/^Mode is ([A-Z]+(?: [A-Z]+)*(?: [\d.]+%)?)/, ([, mode]) => `${mode}`],
  [/^Mode ([A-Z][A-Z_ ]*(?: [\d.]+%)?) is restored/, ([, mode]) => `${mode?.replaceAll('_', ' ')} resumed`],
  [/^Mode ([A-Z0-9_]+) to ([A-Z0-9_]+)/, ([, , mode]) => `${mode?.replaceAll('_', ' ')}`],
];

export function markLabel({ text }: Pick<DeskMark, 'text'>): string {
  for (const [pattern, words] of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return words(match);
  }
  const short = /^[^.:,]+/.exec(text)?.[0] ?? text;
  return short.length <= MOST ? short : `${short.slice(0, MOST - 3)}...`;
}

/** An earlier session's trigger comes as its code: LOSS_STREAK. */
function sentenceCase(name = ''): string {
  if (!/^[A-Z_]+$/.test(name)) return name;
  const words = name.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
