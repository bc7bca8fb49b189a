/**
 * What an exchange takes and gives that the library's tables do not say: the form of client order ids, and what the total of a derivatives balance
 * counts. An exchange without a row is not guessed at. Read from the exchanges' documents and the library's own parsing; none was tried. Kraken
 * Futures has no row on purpose: there the library lists past orders only by their numbers and does not pass on immediate-or-cancel.
 */

/** Equity counts unrealized profit and loss, the wallet does not. */
export type BalanceKind = 'EQUITY' | 'WALLET';

export interface VenueForm {
  /** Ids outside of it are refused there. */
  readonly clientOrderId: RegExp;
  /** The form in words: "letters and digits, at most 32". */
  readonly words: string;
  /** Null where it is not known. */
  readonly balance: BalanceKind | null;
  /** Reduce-only orders may be below the minimum notional (ES-09), as far as known. */
  readonly reduceOnlyExempt: boolean;
}

const BINANCE: VenueForm = {
  clientOrderId: /^[.A-Z:/a-z0-9_-]{1,36}$/,
  words: 'letters, digits and . : / _ -, at most 36',
  balance: 'EQUITY',
  reduceOnlyExempt: true,
};

const forms: Readonly<Record<string, VenueForm>> = {
  binance: BINANCE,
  binanceusdm: BINANCE,
  bybit: {
    clientOrderId: /^[A-Za-z0-9_-]{1,36}$/,
    words: 'letters, digits, _ and -, at most 36',
    balance: 'WALLET',
    reduceOnlyExempt: false,
  },
  gate: {
    clientOrderId: /^[A-Za-z0-9._-]{1,28}$/,
    words: 'letters, digits and . _ -, at most 28',
    balance: null,
    reduceOnlyExempt: false,
  },
  hyperliquid: {
    clientOrderId: /^0x[0-9a-f]{32}$/,
    words: 'a number of 128 bits in hex',
    balance: null,
    reduceOnlyExempt: false,
  },
  kraken: {
    clientOrderId: /^[ -~]{1,18}$/,
    words: 'at most 18 characters, or a UUID',
    balance: null,
    reduceOnlyExempt: false,
  },
  okx: {
    clientOrderId: /^[A-Za-z0-9]{1,32}$/,
    words: 'letters and digits, at most 32',
    balance: null,
    reduceOnlyExempt: false,
  },
};

/** Null for an exchange about which nothing is known here. */
export const venueForm = (exchange: string): VenueForm | null =>
  (Object.hasOwn(forms, exchange) ? forms[exchange] : null) ?? null;
