import { useState } from 'react';
import { EmergencyStop } from '../stop/EmergencyStop.tsx';
import { useViewStore } from '../../store/viewStore.ts';
import { AgeVital } from './AgeVital.tsx';
import { CorrelationVital } from './CorrelationVital.tsx';
import { EquityVital } from './EquityVital.tsx';
import { DayVital } from './DayVital.tsx';
import { LatencyVital } from './LatencyVital.tsx';
import { LimitVital } from './LimitVital.tsx';
import { RunVital } from './RunVital.tsx';
import { VenueVital } from './VenueVital.tsx';
import { worstLimit } from './worstLimit.ts';

/** Equity, day, distance to each limit, age of the data, venue, run, and the stop; on every screen (UI-24). */
export function VitalsBar() {
  const [isOpen, setIsOpen] = useState(false);
  const worst = useViewStore(({ view }) => (view === null ? 'dayLoss' : worstLimit(view.parts)));
  return (
    <div className="vitals-bar" data-testid="vitals-bar" data-worst={worst} data-open={isOpen}>
      <div className="vitals-group vitals-equity">
        <EquityVital />
        <DayVital />
      </div>
      <div className="vitals-limits" id="vitals-limits">
        <div className="vitals-group">
          <LimitVital name="dayLoss" />
          <LimitVital name="drawdown" />
        </div>
        <div className="vitals-group">
          <LimitVital name="gross" />
          <LimitVital name="heat" />
        </div>
        <div className="vitals-group">
          <LatencyVital />
          <CorrelationVital />
        </div>
      </div>
      <button
        type="button"
        data-testid="limits-more"
        className="limits-more"
        aria-expanded={isOpen}
        aria-controls="vitals-limits"
        onClick={() => setIsOpen(!isOpen)}
      >
        all 6
      </button>
      <div className="vitals-group vitals-feed">
        <AgeVital />
        <VenueVital />
      </div>
      <div className="vitals-group vitals-run">
        <RunVital />
      </div>
      <EmergencyStop />
    </div>
  );
}
