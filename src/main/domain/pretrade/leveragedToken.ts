/** Tokens that hold a leveraged position inside, by the shape of their name (RC-29): BTCUP, ETHDOWN, XRPBULL, ADABEAR, BTC3L, BTC5S. */

/** Bases that such tokens are made of, besides those the venue lists: JUP and SYRUP are none, BTCUP is one. */
const MAJORS: ReadonlySet<string> = new Set(
  'AAVE ADA BCH BNB BTC DOT EOS ETH FIL LINK LTC SOL TRX UNI XLM XRP'.split(' '),
);
const SHAPE = /^([A-Z0-9]{2,})(?:UP|DOWN|BULL|BEAR|[2-9][LS])$/;

/** Whether a base is another base with the suffix of a leveraged token. */
export function isLeveragedToken(base: string, bases: ReadonlySet<string>): boolean {
  const inner = SHAPE.exec(base)?.[1];
  return inner !== undefined && (MAJORS.has(inner) || bases.has(inner));
}
