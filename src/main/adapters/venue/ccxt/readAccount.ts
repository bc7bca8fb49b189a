/** The account's state as the venue reports it: positions, balances, settings. Pure; throws where an answer has another shape. */
import { z } from 'zod';
import type { VenuePosition, VenueSetup } from '../../../ports/venue.ts';
import { ZERO, type Decimal } from '../../../../shared/values/decimal.ts';
import { price } from '../../../../shared/values/price.ts';
import { quantity } from '../../../../shared/values/quantity.ts';
import type { NameOf } from './readOrder.ts';
import { amountField, optionalAmount } from './venueFields.ts';

const legs = { BOTH: 'NET', LONG: 'LONG', SHORT: 'SHORT' } as const;

const positionRows = z.array(
  z.object({
    symbol: z.string(),
    positionSide: z.enum(['BOTH', 'LONG', 'SHORT']),
    positionAmt: amountField,
    entryPrice: amountField,
    markPrice: optionalAmount,
    liquidationPrice: optionalAmount,
  }),
);

/** Open positions; legs of hedge mode stay apart. */
export function readPositions(body: unknown, nameOf: NameOf): readonly VenuePosition[] {
  return positionRows.parse(body).flatMap((row): readonly VenuePosition[] => {
    const symbol = nameOf(row.symbol);
    if (row.positionAmt.isZero() || symbol === null) return [];
    const liquidation = row.liquidationPrice;
    return [
      {
        symbol,
        quantity: quantity(row.positionAmt),
        averageEntry: price(row.entryPrice.isZero() ? row.markPrice : row.entryPrice),
        leg: legs[row.positionSide],
        liquidationPrice: liquidation.greaterThan(ZERO) ? price(liquidation) : null,
      },
    ];
  });
}

const perpBalances = z.array(z.object({ asset: z.string(), balance: amountField }));
const spotAccount = z.object({
  canTrade: z.boolean().default(true),
  balances: z.array(z.object({ asset: z.string(), free: amountField, locked: amountField })),
});

/** Wallet balance of a USD-M account in one asset. */
export const readWallet = (body: unknown, asset: string): Decimal =>
  perpBalances.parse(body).find((each) => each.asset === asset)?.balance ?? ZERO;

/** Whole holdings of a spot account by asset, what rests in orders included. */
export const readHoldings = (body: unknown): ReadonlyMap<string, Decimal> =>
  new Map(spotAccount.parse(body).balances.map(({ asset, free, locked }) => [asset, free.plus(locked)]));

const priceRows = z.array(z.object({ symbol: z.string(), price: amountField }));

/** Last prices by venue symbol. */
export const readLastPrices = (body: unknown): ReadonlyMap<string, Decimal> =>
  new Map(priceRows.parse(Array.isArray(body) ? body : [body]).map((row) => [row.symbol, row.price]));

const symbolRows = z.array(
  z.object({
    symbol: z.string(),
    leverage: z.int(),
    marginType: z.enum(['ISOLATED', 'CROSSED']),
  }),
);
const dualSchema = z.object({ dualSidePosition: z.boolean() });
const accountSchema = z.object({ canTrade: z.boolean() });

export interface SetupAnswers {
  readonly symbolConfig: unknown;
  readonly positionSide: unknown;
  readonly accountConfig: unknown;
}

/** How the account is set up, for every symbol the venue names (RC-31). */
export function readSetup({ symbolConfig, positionSide, accountConfig }: SetupAnswers, nameOf: NameOf): VenueSetup {
  return {
    positionMode: dualSchema.parse(positionSide).dualSidePosition ? 'HEDGE' : 'ONE_WAY',
    canTrade: accountSchema.parse(accountConfig).canTrade,
    symbols: symbolRows.parse(symbolConfig).flatMap(({ symbol, leverage, marginType }) => {
      const name = nameOf(symbol);
      return name === null ? [] : [{ symbol: name, leverage, marginMode: marginType }];
    }),
  };
}
