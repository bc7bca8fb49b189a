/** The size that a person is asked to confirm, in words (RC-06). */
import type { Preview, Ticket } from '../../../../shared/ipc/contract.ts';
import { decimal, decimalText } from '../../../../shared/values/decimal.ts';
import { formatPrice, formatQuantity } from '../../../format/numbers.ts';

/** A ticket as it was when its confirmation was asked for. */
export interface Override {
  /** With the quantity that was shown. */
  readonly ticket: Ticket & { readonly quantity: string };
  /** Median of the last 20 entries. */
  readonly usual: string;
  readonly base: string;
  readonly lot: string;
  readonly tick: string;
  /** What the confirmation is given for; in another mode it counts for nothing. */
  readonly mode: string;
  readonly book: string;
}

type Instrument = { readonly base: string; readonly lot: string; readonly tick: string } | undefined;

/** What would be confirmed; null where nothing may be, or not for these inputs. */
export function overrideOf(
  ticket: Ticket,
  preview: Preview | null,
  about: { readonly instrument: Instrument; readonly mode: string; readonly book: string },
): Override | null {
  const { instrument, mode, book } = about;
  const unusual = preview?.unusual ?? null;
  if (unusual === null || instrument === undefined) return null;
  const { base, lot, tick } = instrument;
  return { ticket: { ...ticket, quantity: unusual.quantity }, usual: unusual.usual, base, lot, tick, mode, book };
}

/** "Quantity is 7x your usual BTC size", one decimal where it is not whole. */
export const overrideTitle = ({ ticket, usual, base }: Override): string =>
  `Quantity is ${decimalText(decimal(ticket.quantity).div(usual).toDecimalPlaces(1))}x your usual ${base} size`;

/** "PAPER BUY 7 BTC at market, stop 97.00. Your usual is 1 BTC, the median of the last 20 entries." */
export function overrideText({ ticket, usual, base, lot, tick, book }: Override): string {
  const at = ticket.entry === null ? 'at market' : `limit ${formatPrice(ticket.entry, tick)}`;
  const stop = ticket.stop === null ? 'automatic stop' : `stop ${formatPrice(ticket.stop, tick)}`;
  const order = `${book} ${ticket.side} ${formatQuantity(ticket.quantity, lot)} ${base} ${at}, ${stop}`;
  return `${order}. Your usual is ${decimalText(decimal(usual))} ${base}, the median of the last 20 entries.`;
}

/** Why it cannot be sent; null when it can. */
export function overrideObstacle(
  override: Override,
  given: { readonly mode: string | null; readonly reasonProblem: string | null; readonly hasProof: boolean },
): string | null {
  if (given.mode !== override.mode) return 'The mode changed. Close this and look at the order again.';
  return given.reasonProblem ?? (given.hasProof ? null : 'No passphrase. Write the one you have set.');
}
