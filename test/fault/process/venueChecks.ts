/** What a desk's standing has that the venue has not, or the other way round. */
import { decimalText, ZERO, type Decimal } from '../../../src/shared/values/decimal.ts';
import { isTerminal, type OrderStatus } from '../../../src/shared/model/order.ts';
import { BASES } from './accountKind.ts';
import { isOurs, type AccountTruth, type Holding } from './accountTruth.ts';
import type { Standing } from './deskProcess.ts';

/** One sentence per difference; none when the desk knows the truth. */
export function differencesOf(standing: Standing, truth: AccountTruth): readonly string[] {
  const sold = truth.soldLegacy();
  return [
    ...positionsOf(standing, truth),
    ...ordersOf(standing, truth),
    ...stopsOf(standing, truth),
    ...stopOf(standing, truth),
    ...entriesOf(standing, truth),
    ...standing.failures.map((each) => `no event fails: ${each}`),
    ...(sold === null ? [] : [`nothing sold that is not ours: ${sold}`]),
  ];
}

/** Ours and what is left alone is what is there; where somebody else holds a leg, it is listed. */
function positionsOf({ positions, left, differs, mode }: Standing, truth: AccountTruth): readonly string[] {
  return BASES.flatMap((base) => {
    const symbol = truth.symbolOf(base);
    const known = sumOf([...positions, ...left].filter(([name]) => name === symbol).map(([, size]) => size));
    const legs = truth.holdings().filter((each) => each.base === base);
    const there = sumOf(legs.map(({ size }) => size));
    const isSame = known.equals(there) && legs.length < 2;
    const isListed = differs.includes(symbol);
    // A stop compares nothing: it adopts what it closes, and the legs of a hedged symbol are closed by themselves.
    if (isSame === !isListed || (mode === 'EMERGENCY_STOP' && legs.length > 1)) {
      const isAllowed = isSame || truth.kind === 'HEDGE';
      return isAllowed ? [] : [`positions are the truth: ${symbol} is listed as different`];
    }
    const found = `${symbol} is ${decimalText(known)} here and ${legs.map(({ size }) => decimalText(size)).join(' and ') || '0'} there`;
    return [`positions are the truth: ${found}, ${isListed ? '' : 'not '}listed as different`];
  });
}

const sumOf = (sizes: readonly (Decimal | string)[]): Decimal =>
  sizes.reduce<Decimal>((sum, size) => sum.plus(size), ZERO);

function ordersOf({ orders, foreign, mode }: Standing, truth: AccountTruth): readonly string[] {
  // A status comes from the order table of the desk itself.
  const working = orders.filter(([, , status]) => !isTerminal(status as OrderStatus));
  const there = truth.working();
  const ids = new Set(working.map(([id]) => id));
  const others = there.filter((id) => !isOurs(id));
  return [
    ...there.filter((id) => isOurs(id) && !ids.has(id)).map((id) => `no order lost: ${id} works at the venue only`),
    ...working.filter(([id]) => !there.includes(id)).map((each) => `no order lost: ${each.join(' ')} works here only`),
    ...working
      .filter(([, , status]) => status === 'UNKNOWN' || status === 'IN_FLIGHT')
      .map((each) => `every question is settled: ${each.join(' ')}`),
    ...foreign.filter((id) => !others.includes(id)).map((id) => `no order lost: ${id} counts as foreign`),
    ...others
      .filter((id) => mode !== 'EMERGENCY_STOP' && !foreign.includes(id))
      .map((id) => `no order lost: ${id} of somebody else is not listed`),
  ];
}

/** What somebody else changed waits for a person (RC-26). */
function stopsOf({ positions, mode, differs }: Standing, truth: AccountTruth): readonly string[] {
  if (mode === 'EMERGENCY_STOP') return [];
  return truth.holdings().flatMap((holding) => {
    const isOwn = positions.some(([symbol]) => symbol === holding.symbol) && !differs.includes(holding.symbol);
    const covered = truth.guarded(holding.base);
    return isOwn && covered.lessThan(truth.guardable(holding))
      ? [`no position without a stop: ${holding.symbol} ${decimalText(holding.size)} has ${covered.toFixed()}`]
      : [];
  });
}

/** A stop that could not end says so, and names each position that is open with its size, and no other. */
function stopOf({ mode, phase, residue }: Standing, truth: AccountTruth): readonly string[] {
  if (mode !== 'EMERGENCY_STOP') return [];
  if (phase === 'UNRESOLVED') {
    const open = openOf(truth).map(({ symbol, size }) => `LIVE ${symbol} ${decimalText(size)}`);
    const named = namedIn(residue ?? '');
    const isSame = open.length === named.length && open.every((each) => named.includes(each));
    return isSame
      ? []
      : [
          `every stop ends flat or says what is left: ${open.join(', ') || 'nothing'} is open, and ${residue ?? 'none'}`,
        ];
  }
  const isOver = phase === 'COOLDOWN' || phase === 'AWAITING_APPROVAL';
  return isOver && truth.isFlat() ? [] : [`every stop ends flat or says what is left: ${phase ?? 'none'}`];
}

/** What stands between the words of the alert and the sentence beside it. */
function namedIn(residue: string): readonly string[] {
  const [, said = ''] = residue.split(' could not close ');
  const [list = ''] = said.split('; ');
  return list
    .replace(/\.$/u, '')
    .split(', ')
    .filter((each) => each !== 'every leg in time');
}

const openOf = (truth: AccountTruth): readonly Holding[] => truth.holdings().filter((each) => !truth.isDust(each));

/** Entries of ours that an account in hedge mode took although RC-31 refuses them. */
const entriesOf = ({ orders }: Standing, { kind }: AccountTruth): readonly string[] =>
  kind === 'HEDGE'
    ? orders.filter(([, role]) => role === 'ENTRY').map((each) => `no entry in hedge mode: ${each.join(' ')}`)
    : [];
