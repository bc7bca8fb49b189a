/** UI-54: a ticket sized and checked under the limits of any rung. The book, its positions and the market are those of now; nothing is sent. */
import { err, ok, type Result } from '../../shared/base/result.ts';
import type { CommandInput, CommandOutput } from '../../shared/ipc/contract.ts';
import { failure, type Failure } from '../../shared/ipc/failure.ts';
import type { TradingMode } from '../../shared/model/mode.ts';
import type { SizingConstraint } from '../../shared/model/risk.ts';
import { decimal, decimalText } from '../../shared/values/decimal.ts';
import { modeName } from '../../shared/view/modeName.ts';
import { limitMode } from '../engine/breaker/lossBases.ts';
import type { Step } from '../engine/step.ts';
import { previewTicket } from '../engine/ticket.ts';

type Output = CommandOutput<'whatIfOrder'>;

const names: Readonly<Record<SizingConstraint, string>> = {
  RISK: 'the risk per trade',
  GROSS_EXPOSURE: 'the gross exposure cap',
  SYMBOL_EXPOSURE: 'the cap per symbol',
  ORDER_NOTIONAL: 'the cap per order',
  HEAT: 'the open risk cap',
  DAILY_LOSS: "today's loss limit",
  CORRELATION: 'correlation',
  LIQUIDITY: 'liquidity',
};

const PLACES = 3;
const percent = (fraction: string): string => `${decimalText(decimal(fraction).mul(100).toDecimalPlaces(PLACES))}%`;

/** Answers as the rung's own preview would, and says in a sentence what binds. */
export function whatIfOrder(step: Step, { ticket, mode }: CommandInput<'whatIfOrder'>): Result<Output, Failure> {
  const inForce = limitMode(step.state);
  if (inForce === null) return err(failure('ILLEGAL_TRANSITION', 'No book is open. Start paper trading first.'));
  const { settings } = step.facts;
  const modes = { ...settings.modes, [inForce]: settings.modes[mode] };
  const preview = previewTicket({ ...step, facts: { ...step.facts, settings: { ...settings, modes } } }, ticket);
  return preview.ok ? ok({ preview: preview.value, sentence: sentenceOf(preview.value, mode) }) : preview;
}

function sentenceOf({ sizing }: Output['preview'], mode: TradingMode): string {
  if (sizing === null) return `On ${modeName(mode)} this order has no size.`;
  const { binding, riskFractionActual, riskFraction } = sizing;
  const risk = `${percent(riskFractionActual)} at risk`;
  return binding === 'RISK'
    ? `On ${modeName(mode)} ${names[binding]} binds: ${risk}.`
    : `On ${modeName(mode)} this stop makes ${names[binding]} bind: ${risk} instead of ${percent(riskFraction)}.`;
}
