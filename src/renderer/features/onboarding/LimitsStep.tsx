const limits = [
  'The thresholds of the ladder are sanity checks, not proof that a strategy earns money.',
  'A computer that sleeps cannot protect a position. Stops that rest at the exchange are the real safety net.',
  'Market orders in an emergency have no price cap.',
  'A stop-loss order can gap: the fill may be far worse than the stop.',
  'The audit journal proves that nothing was changed since its start, not that everything is in it.',
  'Exchange default, a depeg of the quote currency and a frozen account are outside of what this desk can see.',
  'Small accounts cannot trade at 2% exposure: the exchange has a minimum order.',
] as const;

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
        {limits.map((limit) => (
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
