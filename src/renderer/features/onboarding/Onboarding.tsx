import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CapitalStep } from './CapitalStep.tsx';
import { DataStep } from './DataStep.tsx';
import { LimitsStep } from './LimitsStep.tsx';
import { StartStep } from './StartStep.tsx';
import { startEquity } from './startEquity.ts';
import { useCapital } from './useCapital.ts';

const steps = ['What this is', 'Market data', 'Paper capital', 'Start'] as const;
const KEY = 'breakwater.onboarding';

/** From nothing to a running paper book in four short steps (UI-42). Closing midway resumes at the same step. */
export function Onboarding() {
  const [step, setStep] = useState(readStep);
  const [isRead, setIsRead] = useState(false);
  const capital = useCapital();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    localStorage.setItem(KEY, String(step));
    heading.current?.focus();
  }, [step]);
  const obstacle = obstacleOf(step, isRead, capital.text);
  return (
    <section className="onboarding" data-testid="onboarding" aria-label="First run">
      <ol className="onboarding-steps">
        {steps.map((name, index) => (
          <li key={name} aria-current={index + 1 === step ? 'step' : undefined}>
            <span className="num">{index + 1}</span> {name}
          </li>
        ))}
      </ol>
      <div className="onboarding-step" data-testid={`onboarding-step-${step}`}>
        <h1 ref={heading} tabIndex={-1}>
          {steps[step - 1]}
        </h1>
        {step === 1 ? <LimitsStep isRead={isRead} onRead={setIsRead} /> : null}
        {step === 2 ? <DataStep /> : null}
        {step === 3 ? <CapitalStep text={capital.text} onText={capital.write} /> : null}
        {step === 4 ? <StartStep capital={capital.text} /> : null}
      </div>
      <footer className="onboarding-foot">
        {step > 1 ? (
          <Button testId="onboarding-back" onClick={() => setStep(step - 1)}>
            Back
          </Button>
        ) : null}
        {step < steps.length ? (
          <Button
            testId="onboarding-next"
            look="primary"
            disabled={obstacle !== null}
            title={obstacle ?? undefined}
            onClick={() => setStep(step + 1)}
          >
            Next: {steps[step]}
          </Button>
        ) : null}
        {obstacle === null ? null : <span className="text-muted">{obstacle}</span>}
      </footer>
    </section>
  );
}

function readStep(): number {
  const stored = Number(localStorage.getItem(KEY));
  return Number.isInteger(stored) && stored >= 1 && stored <= steps.length ? stored : 1;
}

function obstacleOf(step: number, isRead: boolean, capital: string): string | null {
  if (step === 1) return isRead ? null : 'Tick that you have read the limits.';
  if (step !== 3) return null;
  const equity = startEquity(capital);
  return equity.ok ? null : equity.error;
}
