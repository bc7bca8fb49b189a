/** Size, risk and what binds, as the desk computed them for these inputs. */
import type { Preview } from '../../../../shared/ipc/contract.ts';
import type { Row } from '../../../../shared/ipc/view.ts';
import { formatMoney, formatQuantity } from '../../../format/numbers.ts';
import { Value } from '../../../ui/Value.tsx';
import { SizingExplainer } from './SizingExplainer.tsx';
import { bindingText, riskShareText } from './ticketWords.ts';

interface TicketSizeProps {
  readonly preview: Preview | null;
  readonly instrument: Row<'instruments'> | undefined;
  readonly currency: string;
}

export function TicketSize({ preview, instrument, currency }: TicketSizeProps) {
  const sizing = preview?.sizing ?? null;
  const proposed = preview?.proposed ?? null;
  if (sizing === null || proposed === null) {
    return <p className="desk-ticket-size desk-hint">Size is computed from entry and stop.</p>;
  }
  return (
    <div className="desk-ticket-size">
      <p>
        <span className="desk-label">size</span>{' '}
        <Value
          value={proposed.quantity}
          text={formatQuantity(proposed.quantity, instrument?.lot)}
          testId="ticket-size"
          className="desk-strong"
        />{' '}
        {instrument?.base} = <Value value={proposed.notional} text={formatMoney(proposed.notional, currency)} />{' '}
        {currency}
      </p>
      <p>
        <span className="desk-label">risk</span>{' '}
        <Value value={proposed.riskAmount} text={formatMoney(proposed.riskAmount, currency)} testId="ticket-risk" />{' '}
        {currency} = <span className="num">{riskShareText(proposed.riskFraction, sizing.riskFraction)}</span>
      </p>
      <p className="num" data-testid="ticket-binding">
        {bindingText(sizing, instrument)}
      </p>
      <SizingExplainer sizing={sizing} instrument={instrument} currency={currency} />
    </div>
  );
}
