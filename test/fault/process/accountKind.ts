/** The kinds of account a run is played on, and what differs between them for the desk. */

export const accountKinds = ['PERP', 'SPOT', 'HEDGE'] as const;
/** USD-M in one-way mode, spot, USD-M in hedge mode. */
export type AccountKind = (typeof accountKinds)[number];

export const BASES = ['BTC', 'ETH'] as const;
export type Base = (typeof BASES)[number];

interface Rules {
  readonly tick: string;
  readonly lot: string;
  readonly minNotional: string;
}

interface Differences {
  readonly market: 'PERP' | 'SPOT';
  /** Path of the addresses of its streams. */
  readonly stream: string;
  readonly symbolOf: (base: Base) => string;
  readonly rulesOf: (base: Base) => Rules;
  /** What an entry buys: on spot the fee leaves less than a lot behind. */
  readonly entryOf: (base: Base) => string;
}

const perp: Differences = {
  market: 'PERP',
  stream: 'fut',
  symbolOf: (base) => `${base}/USDT:USDT`,
  rulesOf: (base) => ({ tick: base === 'BTC' ? '0.1' : '0.01', lot: '0.001', minNotional: '5' }),
  // Above the minimum of 100 that the venue asks of an entry in BTC.
  entryOf: (base) => (base === 'BTC' ? '0.12' : '0.6'),
};

/** What the first thousand one-way runs enter: in BTC less than the venue takes. */
export const earlyEntryOf = (base: Base): string => (base === 'BTC' ? '0.06' : '0.6');

export const ofKind: Readonly<Record<AccountKind, Differences>> = {
  PERP: perp,
  HEDGE: perp,
  SPOT: {
    market: 'SPOT',
    stream: 'stream',
    symbolOf: (base) => `${base}/USDT`,
    rulesOf: (base) => ({ tick: '0.01', lot: base === 'BTC' ? '0.00001' : '0.0001', minNotional: '5' }),
    entryOf: (base) => (base === 'BTC' ? '0.0613' : '0.613'),
  },
};
