/** Strategies: what is installed and runs, and backtests of it through the same engine (UI-57, UI-58). */
import { Watermark } from '../../ui/Watermark.tsx';
import { BacktestPanel } from './BacktestPanel.tsx';
import { InstalledPanel } from './InstalledPanel.tsx';
import { RunsPanel } from './RunsPanel.tsx';
import './backtests.css';

export function StrategiesScreen() {
  return (
    <div className="risk-screen" data-testid="strategies-screen">
      <h1 tabIndex={-1} className="visually-hidden">
        Strategies
      </h1>
      <Watermark />
      <div className="risk-scroll" tabIndex={-1}>
        <InstalledPanel />
        <BacktestPanel />
        <RunsPanel />
      </div>
    </div>
  );
}
