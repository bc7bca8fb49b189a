/** Spot account endpoints and, on the live profile, the key's rights. */
import type { Params } from '../core/params.ts';
import type { ApiKeys } from '../http/apiKeys.ts';
import type { RateLimits } from '../http/rateLimits.ts';
import type { Routes } from '../http/route.ts';
import { BNB_DISCOUNT, SPOT_FEE } from './spotFee.ts';
import type { SpotVenue } from './spotVenue.ts';

const RATE = SPOT_FEE.toFixed(8);
const RATES = { maker: RATE, taker: RATE, buyer: '0.00000000', seller: '0.00000000' };
const NO_RATES = { maker: '0.00000000', taker: '0.00000000', buyer: '0.00000000', seller: '0.00000000' };

export function spotAccountRoutes(
  venue: SpotVenue,
  { limits, isLive, keys }: { limits: RateLimits; isLive: boolean; keys: ApiKeys },
): Routes {
  const routes: Routes = {
    'GET /api/v3/account': { security: 'signed', weight: 20, answer: (params) => accountJson(venue, params) },
    'GET /api/v3/account/commission': {
      security: 'signed',
      weight: 20,
      answer: (params) => ({
        symbol: venue.parts.catalog.get('spot', params.name('symbol')).symbol,
        standardCommission: RATES,
        specialCommission: NO_RATES,
        taxCommission: NO_RATES,
        discount: {
          enabledForAccount: venue.paysFeesInBnb,
          enabledForSymbol: true,
          discountAsset: 'BNB',
          discount: BNB_DISCOUNT.toFixed(8),
        },
      }),
    },
    'GET /api/v3/rateLimit/order': {
      security: 'signed',
      weight: 40,
      answer: () => limits.rows('spot', venue.parts.clock.now()).filter((row) => row['rateLimitType'] === 'ORDERS'),
    },
  };
  if (!isLive) return routes;
  return {
    ...routes,
    'GET /sapi/v1/account/apiRestrictions': {
      security: 'signed',
      weight: 1,
      answer: () => ({ createTime: 1_700_000_000_000, ...keys.rights }),
    },
    'GET /sapi/v1/account/apiTradingStatus': {
      security: 'signed',
      weight: 1,
      answer: () => ({
        data: {
          isLocked: false,
          plannedRecoverTime: 0,
          triggerCondition: { GCR: 150, IFER: 150, UFR: 300 },
          updateTime: 0,
        },
      }),
    },
    'GET /sapi/v1/asset/tradeFee': {
      security: 'signed',
      weight: 1,
      answer: (params) =>
        venue.parts.catalog
          .all('spot')
          .filter(({ symbol }) => !params.has('symbol') || symbol === params.optional('symbol'))
          .map(({ symbol }) => ({ symbol, makerCommission: SPOT_FEE.toFixed(), takerCommission: SPOT_FEE.toFixed() })),
    },
  };
}

/** `canWithdraw` is a flag of the account, whatever the key may do. */
function accountJson(venue: SpotVenue, params: Params) {
  const balances = venue.account.assets.map((asset) => {
    const { free, locked } = venue.account.balance(asset);
    return { asset, free: free.toFixed(8), locked: locked.toFixed(8), isZero: free.isZero() && locked.isZero() };
  });
  const shown = params.flag('omitZeroBalances') ? balances.filter((row) => !row.isZero) : balances;
  return {
    makerCommission: 10,
    takerCommission: 10,
    buyerCommission: 0,
    sellerCommission: 0,
    commissionRates: RATES,
    canTrade: true,
    canWithdraw: true,
    canDeposit: true,
    brokered: false,
    requireSelfTradePrevention: false,
    preventSor: false,
    updateTime: venue.parts.clock.now(),
    accountType: 'SPOT',
    balances: shown.map(({ asset, free, locked }) => ({ asset, free, locked })),
    permissions: ['SPOT'],
    uid: 354_937_868,
  };
}
