/** Risk: the ladder and its gate, what the record proves, every trigger's distance, exposure and correlation (UI-50 to UI-54). */
import { Watermark } from '../../ui/Watermark.tsx';
import { BreakerPanel } from './breaker/BreakerPanel.tsx';
import { HistoryPanel } from './breaker/HistoryPanel.tsx';
import { CorrelationPanel } from './correlation/CorrelationPanel.tsx';
import { EvidencePanel } from './evidence/EvidencePanel.tsx';
import { ExposurePanel } from './exposure/ExposurePanel.tsx';
import { DrillsPanel } from './gate/DrillsPanel.tsx';
import { GatePanel } from './gate/GatePanel.tsx';
import { AttemptsPanel } from './ladder/AttemptsPanel.tsx';
import { LadderPanel } from './ladder/LadderPanel.tsx';
import './risk.css';
import { SizingWhatif } from './whatif/SizingWhatif.tsx';

export function RiskScreen() {
  return (
    <div className="risk-screen" data-testid="risk-screen">
      <h1 tabIndex={-1} className="visually-hidden">
        Risk
      </h1>
      <Watermark />
      <div className="risk-scroll" tabIndex={-1}>
        <LadderPanel />
        <div className="risk-columns">
          <div className="risk-column">
            <GatePanel />
            <BreakerPanel />
            <HistoryPanel />
            <AttemptsPanel />
          </div>
          <div className="risk-column">
            <EvidencePanel />
            <CorrelationPanel />
            <ExposurePanel />
            <SizingWhatif />
            <DrillsPanel />
          </div>
        </div>
      </div>
    </div>
  );
}
