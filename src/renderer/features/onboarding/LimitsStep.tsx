import { sevenLimits } from './sevenLimits.ts';

interface LimitsStepProps {
  readonly isRead: boolean;
  readonly onRead: (isRead: boolean) => void;
}

/** What the desk cannot do, said before it does anything. */
export function LimitsStep({ isRead, onRead }: LimitsStepProps) {
  return (
    <>
      <p>
        Breakwater trades on paper first: simulated money, real rules, every order through the same checks as live.
        Seven limits hold whatever you do with it:
      </p>
      <ol className="limits-aloud">
        {sevenLimits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ol>
      <label className="tick">
        <input
          type="checkbox"
          data-testid="onboarding-ack"
          checked={isRead}
          onChange={({ target }) => onRead(target.checked)}
        />
        I have read the seven limits
      </label>
    </>
  );
}
