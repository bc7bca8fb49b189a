/** The coins of the generated market: invented to look like majors of a perpetual venue, with rules of the usual size. */

export interface Coin {
  readonly base: string;
  /** Price at the start of the warm-up. */
  readonly price: number;
  /** Decimals of the price; one tick is the last of them. */
  readonly priceDecimals: number;
  readonly lotDecimals: number;
  /** Sensitivity to the market factor. */
  readonly beta: number;
  /** Own volatility per day, fraction. */
  readonly ownVolatility: number;
  /** Usual spread, fraction of price. */
  readonly spread: number;
  /** Usual volume of a minute, base currency. */
  readonly minuteVolume: number;
}

export const coins: readonly Coin[] = [
  {
    base: 'BTC',
    price: 91_800,
    priceDecimals: 1,
    lotDecimals: 3,
    beta: 1,
    ownVolatility: 0.0056,
    spread: 0.000_02,
    minuteVolume: 85,
  },
  {
    base: 'ETH',
    price: 3_140,
    priceDecimals: 2,
    lotDecimals: 3,
    beta: 1.25,
    ownVolatility: 0.0084,
    spread: 0.000_03,
    minuteVolume: 1_900,
  },
  {
    base: 'SOL',
    price: 136.2,
    priceDecimals: 2,
    lotDecimals: 2,
    beta: 1.45,
    ownVolatility: 0.0139,
    spread: 0.000_1,
    minuteVolume: 14_000,
  },
  {
    base: 'BNB',
    price: 884,
    priceDecimals: 2,
    lotDecimals: 2,
    beta: 0.9,
    ownVolatility: 0.0084,
    spread: 0.000_05,
    minuteVolume: 420,
  },
  {
    base: 'XRP',
    price: 2.118,
    priceDecimals: 4,
    lotDecimals: 1,
    beta: 1.2,
    ownVolatility: 0.0139,
    spread: 0.000_1,
    minuteVolume: 410_000,
  },
  {
    base: 'ADA',
    price: 0.3942,
    priceDecimals: 4,
    lotDecimals: 0,
    beta: 1.35,
    ownVolatility: 0.0154,
    spread: 0.000_25,
    minuteVolume: 520_000,
  },
  {
    base: 'DOGE',
    price: 0.147_35,
    priceDecimals: 5,
    lotDecimals: 0,
    beta: 1.4,
    ownVolatility: 0.0181,
    spread: 0.000_1,
    minuteVolume: 2_600_000,
  },
  {
    base: 'LINK',
    price: 13.241,
    priceDecimals: 3,
    lotDecimals: 2,
    beta: 1.35,
    ownVolatility: 0.0154,
    spread: 0.000_1,
    minuteVolume: 21_000,
  },
  {
    base: 'AVAX',
    price: 13.862,
    priceDecimals: 3,
    lotDecimals: 1,
    beta: 1.4,
    ownVolatility: 0.0167,
    spread: 0.000_1,
    minuteVolume: 17_000,
  },
  {
    base: 'LTC',
    price: 82.14,
    priceDecimals: 2,
    lotDecimals: 3,
    beta: 1.05,
    ownVolatility: 0.0112,
    spread: 0.000_13,
    minuteVolume: 2_300,
  },
];
