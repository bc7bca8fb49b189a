/** How the size came about: budget, loss per unit, every candidate and the one that binds (UI-48, PS-09). */
import type { Row } from '../../../../shared/ipc/view.ts';
import type { SizingWire } from '../../../../shared/model/risk.ts';
import { formatConfiguredPercent, formatMoney, formatPrice, formatQuantity } from '../../../format/numbers.ts';
import { Value } from '../../../ui/Value.tsx';
import { constraintWords, riskShareText } from './ticketWords.ts';

interface SizingExplainerProps {
  readonly sizing: SizingWire;
  readonly instrument: Row<'instruments'> | undefined;
  readonly currency: string;
}

export function SizingExplainer({ sizing, instrument, currency }: SizingExplainerProps) {
  return (
    <details className="desk-details" data-testid="sizing-explainer">
      <summary>How this was computed</summary>
      <dl className="desk-facts">
        <Budget sizing={sizing} currency={currency} />
        <LossPerUnit sizing={sizing} instrument={instrument} currency={currency} />
      </dl>
      <table className="desk-candidates">
        <caption>Largest quantity by each limit (PS-09), {instrument?.base}</caption>
        <tbody>
          {sizing.candidates.map(({ constraint, quantity }) => (
            <tr key={constraint} data-constraint={constraint} data-binding={constraint === sizing.binding}>
              <th scope="row">{constraintWords[constraint]}</th>
              <td>
                <Value value={quantity} text={formatQuantity(quantity, instrument?.lot)} />
              </td>
              <td>{constraint === sizing.binding ? 'binds' : ''}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">floored to lot</th>
            <td>
              <Value value={sizing.quantity} text={formatQuantity(sizing.quantity, instrument?.lot)} />
            </td>
            <td>PS-08</td>
          </tr>
        </tbody>
      </table>
      <p>With this stop {riskShareText(sizing.riskFractionActual, sizing.riskFraction)} is really at risk.</p>
      {sizing.warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </details>
  );
}

function Budget({ sizing, currency }: { readonly sizing: SizingWire; readonly currency: string }) {
  return (
    <>
      <Fact name="equity" value={sizing.equity} text={formatMoney(sizing.equity, currency)} />
      <Fact name="x risk" value={sizing.riskFraction} text={formatConfiguredPercent(sizing.riskFraction)} />
      <Fact name="x volatility" value={sizing.volatilityMultiplier} text={formatPrice(sizing.volatilityMultiplier)} />
      <Fact
        name="x performance"
        value={sizing.performanceMultiplier}
        text={formatPrice(sizing.performanceMultiplier)}
      />
      <Fact
        name="= budget"
        value={sizing.riskBudget}
        text={`${formatMoney(sizing.riskBudget, currency)} ${currency}`}
        isSum
      />
    </>
  );
}

function LossPerUnit({ sizing, instrument, currency }: SizingExplainerProps) {
  const price = (text: string): string => formatPrice(text, finerStep(instrument?.tick));
  return (
    <>
      <Fact name="entry, with slippage" value={sizing.effectiveEntry} text={price(sizing.effectiveEntry)} />
      <Fact name="stop, with slippage" value={sizing.effectiveStop} text={price(sizing.effectiveStop)} />
      <Fact
        name="slippage in, out"
        value={sizing.entrySlippage}
        text={`${price(sizing.entrySlippage)}, ${price(sizing.stopSlippage)}`}
      />
      <Fact name="fee in, out" value={sizing.entryFee} text={`${price(sizing.entryFee)}, ${price(sizing.exitFee)}`} />
      <Fact name="= loss per unit" value={sizing.lossPerUnit} text={`${price(sizing.lossPerUnit)} ${currency}`} isSum />
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly isSum?: boolean;
}

function Fact({ name, value, text, isSum = false }: FactProps) {
  return (
    <div data-sum={isSum || undefined}>
      <dt>{name}</dt>
      <dd>
        <Value value={value} text={text} />
      </dd>
    </div>
  );
}

/** Costs of one unit are often smaller than a tick: two more digits. */
const finerStep = (tick: string | undefined): string | undefined =>
  tick === undefined ? undefined : `0.${'0'.repeat((tick.split('.')[1]?.length ?? 0) + 1)}1`;
