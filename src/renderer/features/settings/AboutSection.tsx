import { usePart } from '../../store/viewStore.ts';
import { Fact } from '../../ui/Fact.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { sevenLimits } from '../onboarding/sevenLimits.ts';

/** What this is, what it is made with, and what it cannot do (UI-63). */
export function AboutSection() {
  const desk = usePart('desk');
  return (
    <Panel title="About" testId="settings-about">
      <dl className="facts settings-about">
        <Fact name="Version">{desk?.version ?? ''}</Fact>
        <Fact name="Host">{desk?.host ?? ''}</Fact>
        <Fact name="Build">not signed: it trades no real money, and it does not update itself</Fact>
        <Fact name="License">MIT</Fact>
        <Fact name="Charts">TradingView Lightweight Charts (Apache 2.0)</Fact>
        <Fact name="Font">Inter (SIL Open Font License 1.1)</Fact>
        <Fact name="It cannot">
          <ol className="limits-aloud" data-testid="about-limits">
            {sevenLimits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ol>
        </Fact>
      </dl>
    </Panel>
  );
}
