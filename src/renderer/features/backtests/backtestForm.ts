/** The backtest form: text as typed to a request, or one sentence on what is wrong. The desk judges parameters and symbols. */
import { err, ok, type Result } from '../../../shared/base/result.ts';
import type { BacktestRequest } from '../../../shared/ipc/contractBacktest.ts';
import type { Row } from '../../../shared/ipc/view.ts';
import { readDecimalInput } from '../../format/decimalInput.ts';
import { utcTimeOf } from '../replay/readUtcTime.ts';

export interface BacktestForm {
  readonly parameters: Readonly<Record<string, string>>;
  readonly symbols: string;
  readonly from: string;
  readonly to: string;
  readonly equity: string;
  /** Required: how many variants were tried elsewhere before this one (EV-05). */
  readonly variants: string;
  readonly seed: string;
  readonly afterStop: 'END' | 'RESUME';
}

/** The form as it opens: the parameters in force, everything else plain. */
export const newForm = (strategy: Row<'strategies'>, equity: string): BacktestForm => ({
  parameters: Object.fromEntries(Object.entries(strategy.parameters).map(([name, value]) => [name, String(value)])),
  symbols: '',
  from: '',
  to: '',
  equity,
  variants: '',
  seed: '1',
  afterStop: 'END',
});

/** What to send. */
export function requestOf(form: BacktestForm, strategy: Row<'strategies'>): Result<BacktestRequest, string> {
  const parameters = readParameters(form, strategy);
  if (!parameters.ok) return parameters;
  const from = timeOf(form.from, 'From');
  const to = timeOf(form.to, 'To');
  const equity = readDecimalInput(form.equity);
  const variants = countOf(form.variants, 'Variants tried');
  const seed = countOf(form.seed, 'Seed');
  if (!from.ok) return from;
  if (!to.ok) return to;
  if (!equity.ok) return err(`Equity: ${equity.error}`);
  if (!variants.ok) return variants;
  if (!seed.ok) return seed;
  return ok({
    strategy: strategy.id,
    parameters: parameters.value,
    symbols: form.symbols.split(/[\s,]+/).filter((symbol) => symbol !== ''),
    source: 'feed',
    from: from.value,
    to: to.value,
    equity: equity.value,
    declaredVariants: variants.value,
    seed: seed.value,
    afterStop: form.afterStop,
  });
}

function readParameters(
  form: BacktestForm,
  strategy: Row<'strategies'>,
): Result<BacktestRequest['parameters'], string> {
  const read: Record<string, string | number | boolean> = {};
  for (const [name, known] of Object.entries(strategy.parameters)) {
    const typed = form.parameters[name] ?? '';
    if (typeof known === 'boolean') read[name] = typed === 'true';
    else if (typeof known === 'string') read[name] = typed;
    else {
      const number = readDecimalInput(typed);
      if (!number.ok) return err(`${name}: ${number.error}`);
      read[name] = Number(number.value);
    }
  }
  return ok(read);
}

function timeOf(typed: string, name: string): Result<number | null, string> {
  if (typed.trim() === '') return ok(null);
  const time = utcTimeOf(typed);
  return time === null ? err(`${name}: found '${typed}'. Write a UTC time such as 2024-08-05 06:00.`) : ok(time);
}

function countOf(typed: string, name: string): Result<number, string> {
  const text = typed.trim();
  return /^\d{1,10}$/.test(text) ? ok(Number(text)) : err(`${name}: found '${text}'. Write a whole number, 0 if none.`);
}
