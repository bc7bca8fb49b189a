/** Settings: venue and keys, limits of every rung, security, alerts, data, power, looks, about (UI-61 to UI-63). Only what this build has is here. */
import { Watermark } from '../../ui/Watermark.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AlertsSection } from './AlertsSection.tsx';
import { DataSection } from './DataSection.tsx';
import { DisplaySection } from './DisplaySection.tsx';
import { LimitsSection } from './LimitsSection.tsx';
import { PowerSection } from './PowerSection.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import { VenueSection } from './venue/VenueSection.tsx';
import './settings.css';

export function SettingsScreen() {
  return (
    <div className="risk-screen" data-testid="settings-screen">
      <h1 tabIndex={-1} className="visually-hidden">
        Settings
      </h1>
      <Watermark />
      <div className="risk-scroll" tabIndex={-1}>
        <VenueSection />
        <LimitsSection />
        <div className="risk-columns settings-columns">
          <div className="risk-column">
            <SecuritySection />
            <PowerSection />
            <AlertsSection />
          </div>
          <div className="risk-column">
            <DataSection />
            <DisplaySection />
            <AboutSection />
          </div>
        </div>
      </div>
    </div>
  );
}
