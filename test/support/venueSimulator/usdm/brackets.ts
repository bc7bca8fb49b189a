/** Leverage brackets, the same for every symbol; the first two rows are those of the fixture. `cum` keeps maintenance margin continuous. */
import { decimal, type Decimal } from '../../../../src/shared/values/decimal.ts';

interface Bracket {
  readonly leverage: number;
  readonly cap: number;
  readonly floor: number;
  readonly ratio: string;
  readonly cum: number;
}

const BRACKETS: readonly Bracket[] = [
  { leverage: 125, floor: 0, cap: 300_000, ratio: '0.004', cum: 0 },
  { leverage: 100, floor: 300_000, cap: 800_000, ratio: '0.005', cum: 300 },
  { leverage: 50, floor: 800_000, cap: 3_000_000, ratio: '0.01', cum: 4_300 },
  { leverage: 20, floor: 3_000_000, cap: 12_000_000, ratio: '0.025', cum: 49_300 },
  { leverage: 10, floor: 12_000_000, cap: 40_000_000, ratio: '0.05', cum: 349_300 },
  { leverage: 5, floor: 40_000_000, cap: 100_000_000, ratio: '0.1', cum: 2_349_300 },
  { leverage: 1, floor: 100_000_000, cap: 1_000_000_000, ratio: '0.2', cum: 12_349_300 },
];

export const MAX_LEVERAGE = 125;

/** Maintenance margin of a notional, in quote currency. */
export function maintenanceMargin(notional: Decimal): Decimal {
  const size = notional.abs();
  const found = BRACKETS.find((each) => size.lessThanOrEqualTo(each.cap)) ?? BRACKETS.at(-1);
  return found === undefined ? size : size.mul(decimal(found.ratio)).minus(found.cum);
}

/** Largest notional a position may have at that leverage. */
export const maxNotional = (leverage: number): number =>
  Math.max(...BRACKETS.filter((each) => each.leverage >= leverage).map((each) => each.cap));

/** Rows of leverageBracket. */
export const bracketRows = () =>
  BRACKETS.map((each, index) => ({
    bracket: index + 1,
    initialLeverage: each.leverage,
    notionalCap: each.cap,
    notionalFloor: each.floor,
    maintMarginRatio: Number(each.ratio),
    cum: each.cum,
  }));
