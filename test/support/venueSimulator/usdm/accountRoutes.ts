/** USD-M account endpoints: balances, positions, settings, fees, income. */
import { decimalText, type Decimal } from '../../../../src/shared/values/decimal.ts';
import type { Params } from '../core/params.ts';
import { knownError, refusal } from '../core/venueError.ts';
import type { Routes } from '../http/route.ts';
import { bracketRows, MAX_LEVERAGE, maxNotional } from './brackets.ts';
import { liquidationPrice } from './liquidation.ts';
import type { Position } from './position.ts';
import type { UsdmAccount } from './usdmAccount.ts';
import { leverageUpdate } from './usdmEvents.ts';
import { MAKER_FEE, TAKER_FEE, type UsdmVenue } from './usdmVenue.ts';

export function accountRoutes(venue: UsdmVenue): Routes {
  const symbolOf = (params: Params): string => venue.parts.catalog.get('usdm', params.name('symbol')).symbol;
  const { account } = venue;
  return {
    'GET /fapi/v3/account': { security: 'signed', weight: 5, answer: () => accountJson(venue) },
    'GET /fapi/v3/balance': {
      security: 'signed',
      weight: 5,
      answer: () => [balanceRow(assetJson(venue))],
    },
    'GET /fapi/v3/positionRisk': {
      security: 'signed',
      weight: 5,
      answer: (params) => {
        const state = account.crossState();
        return riskPositions(venue, params.optional('symbol')).map((each) => riskJson(venue, each, state));
      },
    },
    'GET /fapi/v1/accountConfig': { security: 'signed', weight: 5, answer: () => accountConfig(venue) },
    'GET /fapi/v1/symbolConfig': {
      security: 'signed',
      weight: 5,
      answer: (params) =>
        (params.has('symbol') ? [symbolOf(params)] : venue.parts.catalog.all('usdm').map((each) => each.symbol)).map(
          (symbol) => symbolConfig(venue, symbol),
        ),
    },
    'GET /fapi/v1/positionSide/dual': {
      security: 'signed',
      weight: 30,
      answer: () => ({ dualSidePosition: account.isHedge }),
    },
    'POST /fapi/v1/positionSide/dual': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => setMode(venue, params),
    },
    'GET /fapi/v1/multiAssetsMargin': { security: 'signed', weight: 30, answer: () => ({ multiAssetsMargin: false }) },
    'POST /fapi/v1/leverage': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => setLeverage(venue, symbolOf(params), params.int('leverage')),
    },
    'POST /fapi/v1/marginType': {
      security: 'signed',
      weight: 1,
      right: 'futures',
      answer: (params) => setMarginType(venue, symbolOf(params), params.name('marginType')),
    },
    'GET /fapi/v1/commissionRate': {
      security: 'signed',
      weight: 20,
      answer: (params) => ({
        symbol: symbolOf(params),
        makerCommissionRate: MAKER_FEE.toFixed(6),
        takerCommissionRate: TAKER_FEE.toFixed(6),
        rpiCommissionRate: '0.00005',
      }),
    },
    'GET /fapi/v1/leverageBracket': {
      security: 'signed',
      weight: 1,
      answer: (params) =>
        params.has('symbol')
          ? { symbol: symbolOf(params), brackets: bracketRows() }
          : venue.parts.catalog.all('usdm').map(({ symbol }) => ({ symbol, brackets: bracketRows() })),
    },
    'GET /fapi/v1/income': { security: 'signed', weight: 30, answer: (params) => incomeRows(venue, params) },
  };
}

/** The one asset of the account. */
function assetJson({ account, parts }: UsdmVenue) {
  const totals = account.totals();
  const shared = {
    positionInitialMargin: totals.positionMargin.toFixed(8),
    openOrderInitialMargin: totals.orderMargin.toFixed(8),
    maintMargin: totals.maintenance.toFixed(8),
    initialMargin: totals.positionMargin.plus(totals.orderMargin).toFixed(8),
  };
  const available = totals.available.toFixed(8);
  return {
    asset: 'USDT',
    walletBalance: totals.wallet.toFixed(8),
    unrealizedProfit: totals.profit.toFixed(8),
    marginBalance: totals.marginBalance.toFixed(8),
    ...shared,
    crossWalletBalance: totals.crossWallet.toFixed(8),
    crossUnPnl: totals.crossProfit.toFixed(8),
    availableBalance: available,
    maxWithdrawAmount: available,
    updateTime: parts.clock.now(),
  };
}

function accountJson(venue: UsdmVenue) {
  const asset = assetJson(venue);
  return {
    totalInitialMargin: asset.initialMargin,
    totalMaintMargin: asset.maintMargin,
    totalWalletBalance: asset.walletBalance,
    totalUnrealizedProfit: asset.unrealizedProfit,
    totalMarginBalance: asset.marginBalance,
    totalPositionInitialMargin: asset.positionInitialMargin,
    totalOpenOrderInitialMargin: asset.openOrderInitialMargin,
    totalCrossWalletBalance: asset.crossWalletBalance,
    totalCrossUnPnl: asset.crossUnPnl,
    availableBalance: asset.availableBalance,
    maxWithdrawAmount: asset.maxWithdrawAmount,
    assets: [asset],
    positions: venue.account.positions().map((position) => positionRow(venue, position)),
  };
}

const balanceRow = (row: ReturnType<typeof assetJson>) => ({
  accountAlias: 'SgsR',
  asset: row.asset,
  balance: row.walletBalance,
  crossWalletBalance: row.crossWalletBalance,
  crossUnPnl: row.crossUnPnl,
  availableBalance: row.availableBalance,
  maxWithdrawAmount: row.maxWithdrawAmount,
  marginAvailable: true,
  updateTime: row.updateTime,
});

/** Fields that account and positionRisk share. */
function positionRow({ account }: UsdmVenue, position: Position) {
  const isolated = account.isIsolated(position);
  const profit = account.profit(position);
  const isolatedMargin: Decimal = isolated ? position.isolatedWallet.plus(profit) : position.isolatedWallet;
  return {
    symbol: position.instrument.symbol,
    positionSide: position.side,
    positionAmt: position.instrument.quantityText(position.amount),
    unrealizedProfit: profit.toFixed(8),
    isolatedMargin: isolatedMargin.toFixed(8),
    notional: account.notional(position).toFixed(8),
    isolatedWallet: position.isolatedWallet.toFixed(8),
    initialMargin: account.initialMargin(position).toFixed(8),
    maintMargin: account.maintenance(position).toFixed(8),
    updateTime: position.updatedAt,
  };
}

/** Open positions, and empty ones of symbols that only have orders. */
function riskPositions({ account, orders, parts }: UsdmVenue, symbol: string | undefined): readonly Position[] {
  const open = account.positions(symbol);
  const held = new Set(open.map((each) => each.instrument.symbol));
  const ordered = orders.openSymbols().filter((each) => !held.has(each) && (symbol === undefined || each === symbol));
  const side = account.isHedge ? 'LONG' : 'BOTH';
  return [...open, ...ordered.map((each) => account.position(parts.catalog.get('usdm', each), side))];
}

function riskJson(venue: UsdmVenue, position: Position, state: ReturnType<UsdmAccount['crossState']>) {
  const { unrealizedProfit, ...row } = positionRow(venue, position);
  const { account } = venue;
  return {
    ...row,
    entryPrice: decimalText(position.entry.toDecimalPlaces(8)),
    breakEvenPrice: decimalText(position.entry.toDecimalPlaces(8)),
    markPrice: venue.parts.marketOf(row.symbol).mark.toFixed(8),
    unRealizedProfit: unrealizedProfit,
    liquidationPrice: decimalText(liquidationPrice(account, position, state).toDecimalPlaces(8)),
    marginAsset: 'USDT',
    positionInitialMargin: row.initialMargin,
    openOrderInitialMargin: account.orderMargin(row.symbol).toFixed(8),
    adl: 1,
    bidNotional: '0',
    askNotional: '0',
  };
}

const accountConfig = ({ account }: UsdmVenue) => ({
  feeTier: 0,
  canTrade: true,
  canDeposit: true,
  canWithdraw: true,
  dualSidePosition: account.isHedge,
  updateTime: 0,
  multiAssetsMargin: false,
  tradeGroupId: -1,
});

function symbolConfig({ account }: UsdmVenue, symbol: string) {
  const { leverage, isIsolated } = account.setting(symbol);
  return {
    symbol,
    marginType: isIsolated ? 'ISOLATED' : 'CROSSED',
    isAutoAddMargin: false,
    leverage,
    maxNotionalValue: String(maxNotional(leverage)),
  };
}

/** Sets the leverage and reports it on the stream; also used for changes made elsewhere. */
export function setLeverage(venue: UsdmVenue, symbol: string, leverage: number) {
  if (leverage < 1 || leverage > MAX_LEVERAGE) throw refusal(-4028, `Leverage ${leverage} is not valid`);
  venue.account.setting(symbol).leverage = leverage;
  venue.parts.emit(leverageUpdate(symbol, leverage, venue.parts.clock.now()));
  return { leverage, maxNotionalValue: String(maxNotional(leverage)), symbol };
}

function setMarginType(venue: UsdmVenue, symbol: string, marginType: string) {
  const setting = venue.account.setting(symbol);
  if (marginType !== 'ISOLATED' && marginType !== 'CROSSED')
    throw refusal(-1102, "Mandatory parameter 'marginType' was malformed.");
  if (setting.isIsolated === (marginType === 'ISOLATED')) throw knownError('usdm.noNeedMarginType');
  if (venue.orders.open(symbol).length > 0) throw knownError('usdm.marginTypeOpenOrders');
  if (venue.account.positions(symbol).length > 0) throw knownError('usdm.marginTypePosition');
  setting.isIsolated = marginType === 'ISOLATED';
  return { code: 200, msg: 'success' };
}

function setMode(venue: UsdmVenue, params: Params) {
  const wanted = params.text('dualSidePosition').toLowerCase() === 'true';
  if (venue.account.isHedge === wanted) throw knownError('usdm.noNeedPositionSide');
  if (venue.orders.open().length > 0) throw knownError('usdm.positionSideOpenOrders');
  if (venue.account.positions().length > 0) throw knownError('usdm.positionSidePosition');
  venue.account.isHedge = wanted;
  return { code: 200, msg: 'success' };
}

function incomeRows(venue: UsdmVenue, params: Params): unknown[] {
  const now = venue.parts.clock.now();
  const start = params.optionalInt('startTime') ?? now - 7 * 86_400_000;
  const end = params.optionalInt('endTime') ?? now;
  const type = params.optional('incomeType');
  const symbol = params.optional('symbol');
  return venue.income.rows
    .filter((row) => (type === undefined || row.incomeType === type) && (symbol === undefined || row.symbol === symbol))
    .filter((row) => row.time >= start && row.time <= end)
    .slice(0, params.optionalInt('limit') ?? 100);
}
