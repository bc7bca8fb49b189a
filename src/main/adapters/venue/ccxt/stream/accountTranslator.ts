/** Turns messages of a venue's account stream into account events. Pure: time comes in, nothing is asked. */
import type { AccountEvent } from '../../../../ports/venue.ts';
import type { Price } from '../../../../../shared/values/price.ts';
import type { ClientOrderId, SymbolName } from '../../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../../shared/values/time.ts';

export interface AccountTranslator {
  /** The events of one message. Repeated messages give none; what must wait for another message comes later. */
  take(message: unknown, now: UnixMs): readonly AccountEvent[];
  /** What was held back and may not wait longer, and what has lasted too long. */
  due(now: UnixMs): readonly AccountEvent[];
  /** Whether something is known to be missing and has not come by itself: time to ask by REST. */
  isMissing(now: UnixMs): boolean;
  /** What was missing at the instant was asked for after it, and delivered; returns what waited for it. */
  complete(askedAt: UnixMs): readonly AccountEvent[];
  /** Triggered stops whose order is not known while executions wait for that. */
  openQuestions(now: UnixMs): readonly string[];
  /** The order that a triggered stop became, as REST says; returns what waited for it. */
  learnChild(stopClientId: string, orderId: string, now: UnixMs): readonly AccountEvent[];
}

export interface TranslatorOptions {
  readonly symbolOf: (venueSymbol: string) => SymbolName | null;
  /** Currency of the account, such as USDT. */
  readonly currency: string;
  /** Price of one unit of an asset in account currency; null where it is not known. */
  readonly rateOf: (asset: string) => Price | null;
  /** Under which id the venue's order number goes: the order's own, or that of the stop it was. */
  readonly learnNumber: (venueSymbol: string, orderId: string, id: ClientOrderId) => void;
  /** What was found and could not be used, for the log. */
  readonly report: (text: string) => void;
}
