import { usePart } from '../../store/viewStore.ts';
import { startEquity } from './startEquity.ts';

interface CapitalStepProps {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Simulated capital, best the amount that is meant for live. */
export function CapitalStep({ text, onText }: CapitalStepProps) {
  const currency = usePart('vitals')?.currency ?? 'USDT';
  const read = startEquity(text);
  return (
    <>
      <p>Choose what you mean to trade with later: size, minimum orders and limits then behave as they would live.</p>
      <label className="field">
        Paper equity, {currency}
        <input
          className="input num"
          data-testid="onboarding-equity"
          inputMode="decimal"
          autoComplete="off"
          placeholder="as set on the desk"
          value={text}
          aria-invalid={!read.ok}
          onChange={({ target }) => onText(target.value)}
        />
      </label>
      <p className="text-muted">
        LIVE MINIMAL works from 550 USDT: below that its 2% exposure is less than a minimum order.
      </p>
    </>
  );
}
