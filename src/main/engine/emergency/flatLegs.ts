/** A leg whose position is gone is FLAT once the venue said so twice, however long another leg of the book stays open (ES-07, ES-08). */
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { Step } from '../step.ts';
import { changeIncident, openIncident } from './incident.ts';
import { currentLeg } from './legs.ts';
import { stopPosition, type Snapshot } from './snapshotFacts.ts';
import { getRun } from './stopRuns.ts';

/** Marks what two snapshots at least a gap apart did not report any more. */
export function markFlatLegs(step: Step, { positions }: Snapshot): void {
  const { gone } = getRun(step);
  const open = new Set<SymbolName>();
  for (const position of positions) if (stopPosition(step, position).length > 0) open.add(position.symbol);
  const flat = new Set<SymbolName>();
  for (const { book, kind, symbol } of openIncident(step).legs) {
    if (book !== step.book || kind !== 'CLOSE') continue;
    if (open.has(symbol)) gone.delete(symbol);
    else if (!gone.has(symbol)) gone.set(symbol, step.at);
    else if (step.at - (gone.get(symbol) ?? step.at) >= step.facts.settings.emergency.verifyGapMs) flat.add(symbol);
  }
  // A book that is flat as a whole is verified as a whole.
  if (flat.size > 0 && open.size > 0) settle(step, flat);
}

function settle(step: Step, flat: ReadonlySet<SymbolName>): void {
  let isNews = false;
  const legs = openIncident(step).legs.map((each) => {
    const leg = currentLeg(step.state, each);
    if (leg.book !== step.book || leg.kind !== 'CLOSE' || leg.state !== 'FILLED' || !flat.has(leg.symbol)) return each;
    isNews = true;
    return { ...leg, state: 'FLAT' as const };
  });
  if (isNews) changeIncident(step, 'a position flat verified', { to: { legs } });
}
