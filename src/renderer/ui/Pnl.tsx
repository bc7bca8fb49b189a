import { decimal } from '../../shared/values/decimal.ts';
import { formatSignedMoney, formatSignedPercent } from '../format/numbers.ts';
import { Value } from './Value.tsx';

interface PnlProps {
  /** Amount in account currency, or a fraction with `as="percent"`. */
  readonly value: string;
  readonly as?: 'money' | 'percent';
  readonly currency?: string;
  readonly testId?: string;
  readonly className?: string;
}

/** Signed gain or loss; the color repeats the sign, zero has neither (UI-68). */
export function Pnl({ value, as = 'money', currency = 'USDT', testId, className = '' }: PnlProps) {
  const text = as === 'money' ? formatSignedMoney(value, currency) : formatSignedPercent(value);
  return (
    <Value
      value={value}
      text={text}
      className={`${toneOf(value, text)} ${className}`}
      {...(testId === undefined ? {} : { testId })}
    />
  );
}

function toneOf(value: string, text: string): string {
  if (!/[1-9]/.test(text)) return '';
  return decimal(value).isNegative() ? 'loss' : 'gain';
}
