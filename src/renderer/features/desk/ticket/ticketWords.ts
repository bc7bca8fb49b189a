/** What the ticket says about size, risk and itself. Every number comes from the preview. */
import type { Preview, Ticket } from '../../../../shared/ipc/contract.ts';
import type { Failure } from '../../../../shared/ipc/failure.ts';
import type { Row } from '../../../../shared/ipc/view.ts';
import type { RiskCheck, SizingConstraint, SizingWire } from '../../../../shared/model/risk.ts';
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { formatLimitUse } from '../../../format/limitUse.ts';
import { formatConfiguredPercent, formatQuantity } from '../../../format/numbers.ts';
import { compareDecimalText } from '../table/compareDecimalText.ts';

type Instrument = Pick<Row<'instruments'>, 'lot' | 'base'> | undefined;

export const constraintWords = {
  RISK: 'RISK',
  GROSS_EXPOSURE: 'GROSS',
  SYMBOL_EXPOSURE: 'SYMBOL',
  ORDER_NOTIONAL: 'ORDER',
  HEAT: 'HEAT',
  DAILY_LOSS: 'DAILY',
  CORRELATION: 'CORR',
  LIQUIDITY: 'LIQUIDITY',
} as const satisfies Record<SizingConstraint, string>;

/** "binds RISK (next: CORR 0.00266)". */
export function bindingText(sizing: SizingWire, instrument: Instrument): string {
  const binds = `binds ${constraintWords[sizing.binding]}`;
  const others = sizing.candidates.filter((each) => each.constraint !== sizing.binding);
  const [next] = [...others].sort((a, b) => compareDecimalText(a.quantity, b.quantity));
  if (next === undefined) return binds;
  return `${binds} (next: ${constraintWords[next.constraint]} ${formatQuantity(next.quantity, instrument?.lot)})`;
}

/** "0.0999% of 0.1%": what is really at risk, of what was allowed. */
export const riskShareText = (actual: string, allowed: string): string =>
  `${formatLimitUse(actual, allowed, 4).value}% of ${formatConfiguredPercent(allowed)}`;

/** Signed distance from entry to stop as a fraction; null while one of them is missing. */
export function stopDistance(preview: Preview): string | null {
  if (preview.entryPrice === null || preview.stopPrice === null) return null;
  const entry = decimal(preview.entryPrice);
  return entry.isZero() ? null : decimalText(decimal(preview.stopPrice).minus(entry).div(entry));
}

export interface PlaceFacts {
  readonly book: string;
  readonly side: Ticket['side'];
  readonly preview: Preview | null;
  readonly instrument: Instrument;
}

/** "Place PAPER BUY 0.00264 BTC"; without a quantity until one was computed. */
export function placeLabel({ book, side, preview, instrument }: PlaceFacts): string {
  return ['Place', book, side, placeQuantity(preview, instrument), instrument?.base ?? ''].filter(Boolean).join(' ');
}

/** The quantity that would be sent, formatted; empty until one was computed. */
export const placeQuantity = (preview: Preview | null, instrument: Instrument): string =>
  preview === null || preview.quantity === '0' ? '' : formatQuantity(preview.quantity, instrument?.lot);

/** Failed checks first, otherwise in the order of the gate. */
export const failedFirst = (checks: readonly RiskCheck[]): readonly RiskCheck[] => [
  ...checks.filter((check) => !check.passed),
  ...checks.filter((check) => check.passed),
];

/** Texts of a refused order: those of its failed checks, else the failure's own. */
export function refusalTexts(failure: Failure): readonly string[] {
  const texts = failure.checks.filter((check) => !check.passed && check.text !== '').map((check) => check.text);
  return texts.length > 0 ? texts : [failure.message];
}
