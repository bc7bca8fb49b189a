/** What a desk's standing has that the venue has not, or the other way round. */
import { decimal } from '../../../src/shared/values/decimal.ts';
import { isTerminal, type OrderStatus } from '../../../src/shared/model/order.ts';
import type { VenueSimulator } from '../../support/venueSimulator/startVenueSimulator.ts';
import type { Standing } from './deskProcess.ts';

/** One sentence per difference; none when the desk knows the truth. */
export function differencesOf(standing: Standing, venue: VenueSimulator): readonly string[] {
  return [
    ...positionsOf(standing, venue),
    ...ordersOf(standing, venue),
    ...stopsOf(standing, venue),
    ...stopOf(standing, venue),
  ];
}

function positionsOf({ positions, differs }: Standing, venue: VenueSimulator): readonly string[] {
  const ours = new Map(positions.map(([symbol, size]) => [symbol.replace('/USDT:USDT', 'USDT'), size]));
  const theirs = new Map(venue.usdm.positions().map((each) => [each.symbol, each.amount]));
  const wrong = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (symbol) => !decimal(ours.get(symbol) ?? '0').equals(theirs.get(symbol) ?? '0'),
  );
  return [
    ...wrong.map(
      (symbol) =>
        `positions are the truth: ${symbol} is ${ours.get(symbol) ?? '0'} here and ${theirs.get(symbol) ?? '0'} there`,
    ),
    ...differs.map((symbol) => `positions are the truth: ${symbol} is listed as different`),
  ];
}

function ordersOf({ orders, foreign }: Standing, venue: VenueSimulator): readonly string[] {
  // A status comes from the order table of the desk itself.
  const working = orders.filter(([, , status]) => !isTerminal(status as OrderStatus));
  const there = [
    ...venue.usdm.openOrders().map((each) => each.clientOrderId),
    ...venue.usdm.openAlgoOrders().map((each) => each.clientAlgoId),
  ];
  const ids = new Set(working.map(([id]) => id));
  return [
    ...there.filter((id) => !ids.has(id)).map((id) => `no order lost: ${id} works at the venue only`),
    ...working.filter(([id]) => !there.includes(id)).map((each) => `no order lost: ${each.join(' ')} works here only`),
    ...working
      .filter(([, , status]) => status === 'UNKNOWN' || status === 'IN_FLIGHT')
      .map((each) => `every question is settled: ${each.join(' ')}`),
    ...foreign.map((id) => `no order lost: ${id} counts as foreign`),
  ];
}

function stopsOf({ positions, mode }: Standing, venue: VenueSimulator): readonly string[] {
  if (mode === 'EMERGENCY_STOP') return [];
  return positions.flatMap(([symbol, size]) => {
    const name = symbol.replace('/USDT:USDT', 'USDT');
    const covered = venue.usdm.openAlgoOrders(name).reduce((sum, { quantity }) => sum.plus(quantity), decimal('0'));
    return covered.lessThan(decimal(size).abs())
      ? [`no position without a stop: ${symbol} ${size} has ${covered.toFixed()}`]
      : [];
  });
}

/** A stop that could not end says so, and names each symbol that is open. */
function stopOf({ mode, phase, residue }: Standing, venue: VenueSimulator): readonly string[] {
  if (mode !== 'EMERGENCY_STOP') return [];
  if (phase === 'UNRESOLVED') {
    return venue.usdm
      .positions()
      .filter(({ symbol }) => residue?.includes(symbol.replace('USDT', '/USDT:USDT')) !== true)
      .map(({ symbol }) => `every stop ends flat or says what is left: ${symbol} is not named in ${residue ?? 'none'}`);
  }
  const isOver = phase === 'COOLDOWN' || phase === 'AWAITING_APPROVAL';
  return isOver && venue.usdm.isFlat() ? [] : [`every stop ends flat or says what is left: ${phase ?? 'none'}`];
}
