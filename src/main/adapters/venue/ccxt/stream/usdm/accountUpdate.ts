/** ACCOUNT_UPDATE, ACCOUNT_CONFIG_UPDATE and MARGIN_CALL of USD-M: funding, transfers, settings and warnings. */
import { z } from 'zod';
import type { AccountEvent } from '../../../../../ports/venue.ts';
import { money } from '../../../../../../shared/values/money.ts';
import type { AccountMoves } from '../accountMoves.ts';
import type { TranslatorOptions } from '../accountTranslator.ts';
import { fundingId } from '../fundingId.ts';
import { amountField, timeField } from '../../venueFields.ts';
import { optionalText } from '../messageFields.ts';

export const accountUpdateSchema = z.object({
  T: timeField,
  a: z.object({
    m: z.string(),
    B: z.array(z.object({ a: z.string(), bc: amountField })),
    P: z.array(z.object({ s: z.string() })).catch([]),
  }),
});
export type AccountUpdate = z.output<typeof accountUpdateSchema>;

export const configUpdateSchema = z.object({
  ac: z.object({ s: z.string(), l: z.int() }).optional(),
  ai: z.object({ j: z.boolean() }).optional(),
});

export const marginCallSchema = z.object({
  p: z.array(z.object({ s: z.string(), mp: optionalText, mm: optionalText })).catch([]),
});

/** Reasons for a change of balance that were not earned by trading (ME-01). */
const FLOWS: ReadonlySet<string> = new Set([
  'DEPOSIT',
  'WITHDRAW',
  'WITHDRAW_REJECT',
  'ADJUSTMENT',
  'ADMIN_DEPOSIT',
  'ADMIN_WITHDRAW',
  'ASSET_TRANSFER',
  'AUTO_EXCHANGE',
  'COIN_SWAP_DEPOSIT',
  'COIN_SWAP_WITHDRAW',
  'OPTIONS_TRANSFER',
  'OPTIONS_SETTLE_PROFIT',
  'STRATEGY_UMFUTURES_TRANSFER',
]);

export interface AccountNews {
  readonly events: readonly AccountEvent[];
  /** Something was paid that only REST can tell the whole of. */
  readonly isIncomplete: boolean;
}

const NOTHING: AccountNews = { events: [], isIncomplete: false };
const told = (events: readonly AccountEvent[]): AccountNews => ({ events, isIncomplete: false });

/** What an ACCOUNT_UPDATE means; fills tell the rest. */
export function readAccountUpdate(update: AccountUpdate, moves: AccountMoves, options: TranslatorOptions): AccountNews {
  const { m: reason, B: balances } = update.a;
  if (reason === 'FUNDING_FEE') return readFunding(update, moves, options);
  if (reason === 'MARGIN_TYPE_CHANGE') return told([{ kind: 'setupChanged', text: marginTypeText(update, options) }]);
  if (reason === 'INSURANCE_CLEAR')
    return told([{ kind: 'setupChanged', text: 'The insurance fund settled what a liquidation left.' }]);
  if (!FLOWS.has(reason)) return NOTHING;
  return told(balances.flatMap(({ a: asset, bc: amount }) => moves.take({ asset, amount, time: update.T, reason })));
}

/** Isolated positions are named; what cross positions paid comes in one sum, and REST has the parts. */
function readFunding(
  update: AccountUpdate,
  moves: AccountMoves,
  { symbolOf, currency }: TranslatorOptions,
): AccountNews {
  const [position] = update.a.P;
  const paid = update.a.B.filter(({ bc }) => !bc.isZero());
  if (paid.length === 0) return NOTHING;
  const symbol = position === undefined ? null : symbolOf(position.s);
  const [first] = paid;
  const isPlain = update.a.P.length === 1 && paid.length === 1 && first !== undefined;
  if (symbol === null || !isPlain) return { events: [], isIncomplete: true };
  const id = fundingId(symbol, update.T);
  if (!moves.isNew(id)) return NOTHING;
  if (first.a !== currency && !symbol.endsWith(`:${first.a}`)) return { events: [], isIncomplete: true };
  return told([{ kind: 'funding', symbol, amount: money(first.bc), id, venueTime: update.T }]);
}

const marginTypeText = (update: AccountUpdate, { symbolOf }: TranslatorOptions): string =>
  `The margin mode of ${namesOf(update.a.P, symbolOf)} was changed.`;

/** What an ACCOUNT_CONFIG_UPDATE means. */
export function readConfigUpdate(
  { ac, ai }: z.output<typeof configUpdateSchema>,
  { symbolOf }: TranslatorOptions,
): AccountEvent {
  if (ac !== undefined) return { kind: 'setupChanged', text: `Leverage of ${symbolOf(ac.s) ?? ac.s} is now ${ac.l}x.` };
  if (ai !== undefined) return { kind: 'setupChanged', text: `Multi-assets mode was turned ${ai.j ? 'on' : 'off'}.` };
  return { kind: 'setupChanged', text: 'A setting of the account was changed.' };
}

/** What a MARGIN_CALL means. */
export function readMarginCall(
  { p: positions }: z.output<typeof marginCallSchema>,
  { symbolOf }: TranslatorOptions,
): AccountEvent {
  return { kind: 'setupChanged', text: `Margin call: ${namesOf(positions, symbolOf)} is close to liquidation.` };
}

const namesOf = (positions: readonly { readonly s: string }[], symbolOf: TranslatorOptions['symbolOf']): string =>
  positions.length === 0 ? 'the account' : positions.map(({ s }) => symbolOf(s) ?? s).join(', ');
