/**
 * What a venue lacks, one entry each: what it is, what it means for the trader, what the desk does instead. Pure. What is essential keeps live
 * trading from that venue altogether; the rest is said and lived with.
 */
import { exchangeName } from '../../../../shared/model/exchangeName.ts';
import type { MissingCapability } from '../../../../shared/model/missingCapability.ts';
import type { UnifiedCapabilities } from './readCapabilities.ts';

/** With the exchange by its name, and beside it by its id in the library. */
interface Named extends UnifiedCapabilities {
  readonly id: string;
}

/** One row of the table. Absent where the venue has it. */
interface Lack {
  readonly code: string;
  readonly essential: boolean;
  readonly isMissing: (found: UnifiedCapabilities) => boolean;
  readonly words: (found: Named) => readonly [what: string, means: string, instead: string];
}

const REFUSED = 'Live is refused there. Choose another venue, or stay on paper.';

const essentials: readonly Lack[] = [
  {
    code: 'CREDENTIALS',
    essential: true,
    isMissing: ({ otherCredentials }) => otherCredentials.length > 0,
    words: ({ exchange, otherCredentials }) => [
      `${exchange} signs in with ${otherCredentials.join(', ')}, not with a key and a secret alone.`,
      'The desk keeps nothing else than a key and a secret, so it cannot sign in.',
      REFUSED,
    ],
  },
  {
    code: 'CLIENT_ORDER_IDS',
    essential: true,
    isMissing: ({ clientOrderIds }) => clientOrderIds !== true,
    words: ({ exchange, clientOrderIdForm }) => [
      clientOrderIdForm === null
        ? `It is not known which client order ids ${exchange} takes.`
        : `${exchange} does not take the desk's client order ids: it takes ${clientOrderIdForm}.`,
      'An order whose answer is lost could not be told from another (RC-24).',
      REFUSED,
    ],
  },
  {
    code: 'ORDER_QUERY',
    essential: true,
    isMissing: ({ orderQuery }) => !orderQuery,
    words: ({ exchange }) => [
      `Past orders of ${exchange} cannot be listed.`,
      'An order whose answer is lost could never be settled (RC-24).',
      REFUSED,
    ],
  },
  {
    code: 'OPEN_ORDERS',
    essential: true,
    isMissing: ({ openOrders }) => !openOrders,
    words: ({ exchange }) => [
      `Open orders of ${exchange} cannot be listed.`,
      'An emergency stop would not know what to cancel (ES-02).',
      REFUSED,
    ],
  },
  {
    code: 'FILLS',
    essential: true,
    isMissing: ({ fills }) => !fills,
    words: ({ exchange }) => [
      `Own trades at ${exchange} cannot be listed.`,
      'What was filled, at which price and fee, would be a guess (RC-25).',
      REFUSED,
    ],
  },
  {
    code: 'BALANCE',
    essential: true,
    isMissing: ({ balance, balanceKind }) => !balance || balanceKind === null,
    words: ({ exchange, balance }) => [
      balance
        ? `It is not known whether a balance of ${exchange} counts unrealized profit and loss.`
        : `The balance at ${exchange} cannot be read.`,
      'Sizes and limits are shares of equity, which would be wrong (RC-25).',
      REFUSED,
    ],
  },
  {
    code: 'MARKET_ORDERS',
    essential: true,
    isMissing: ({ marketOrders }) => !marketOrders,
    words: ({ exchange }) => [
      `${exchange} takes no market order of a quantity on both sides.`,
      'A position could not be closed at once in exactly its size (ES-04).',
      REFUSED,
    ],
  },
  {
    code: 'POSITIONS',
    essential: true,
    isMissing: ({ market, positions }) => market === 'PERP' && !positions,
    words: ({ exchange }) => [
      `Positions at ${exchange} cannot be read.`,
      'Neither comparison nor emergency stop would see what is open (RC-25, ES-02).',
      REFUSED,
    ],
  },
  {
    code: 'RESTING_STOP',
    essential: true,
    isMissing: ({ market, reduceOnly, stopParam }) => market === 'PERP' && (!reduceOnly || stopParam === null),
    words: ({ exchange }) => [
      `No reduce-only stop can rest at ${exchange} through the exchange library.`,
      'A position would be without protection when this computer is off (RC-19).',
      REFUSED,
    ],
  },
  {
    code: 'ACCOUNT_SETUP',
    essential: true,
    isMissing: ({ market, leverage }) => market === 'PERP' && !leverage,
    words: ({ exchange }) => [
      `Leverage and margin mode at ${exchange} cannot be read.`,
      'No entry can be checked against them (RC-31).',
      REFUSED,
    ],
  },
];

const drawbacks: readonly Lack[] = [
  {
    code: 'SPOT_STOP',
    essential: false,
    isMissing: ({ market, stopParam }) => market === 'SPOT' && stopParam === null,
    words: ({ exchange }) => [
      `No stop can rest on ${exchange} spot through the exchange library.`,
      'Every live entry needs one (RC-19).',
      'Entries are denied; what is held can be closed.',
    ],
  },
  {
    code: 'PERMISSION_CHECK',
    essential: false,
    isMissing: () => true,
    words: ({ exchange }) => [
      `The exchange library has no question for what a key of ${exchange} may do.`,
      'With real money live stays locked, because a key that may withdraw must not be used (RC-03).',
      'On a test network it can be rehearsed. Look at the rights of the key at the venue.',
    ],
  },
  {
    code: 'TEST_NETWORK',
    essential: false,
    isMissing: ({ testNetwork }) => !testNetwork,
    words: ({ exchange }) => [
      `The exchange library knows no test network of ${exchange}.`,
      'There is no account to rehearse on.',
      'Nothing: the environment testnet is refused there.',
    ],
  },
  {
    code: 'DEAD_MANS_SWITCH',
    essential: false,
    isMissing: () => true,
    words: ({ exchange, countdown }) =>
      countdown
        ? [
            `The countdown of ${exchange} covers the whole account, stops included as far as known.`,
            'Entries go on resting when this computer dies.',
            'It is left off, because it would take the stops of other symbols along (ES-13).',
          ]
        : [
            `${exchange} has no countdown that cancels orders, as far as the exchange library knows.`,
            'Entries go on resting when this computer dies.',
            'They are canceled at the next start. Stops rest at the venue meanwhile (ES-13).',
          ],
  },
  {
    code: 'WATCHDOG',
    essential: false,
    isMissing: () => true,
    words: ({ exchange }) => [
      `The watchdog does not know ${exchange}.`,
      'Nobody cancels and closes when the desk dies.',
      'Stops rest at the venue; look after the account by hand.',
    ],
  },
  {
    code: 'REQUEST_LIMITS',
    essential: false,
    isMissing: () => true,
    words: ({ exchange }) => [
      `The request limits of ${exchange} are not known as data.`,
      'An emergency stop over many positions takes seconds instead of a fraction of one.',
      'Requests are spaced by the exchange library, the urgent ones first.',
    ],
  },
  {
    code: 'STREAMS',
    essential: false,
    isMissing: ({ streams }) => streams.length === 0,
    words: ({ exchange }) => [
      `The exchange library has no account stream of ${exchange}.`,
      'A fill is seen some seconds late, and its stop rests that much later.',
      'The account is asked every two seconds.',
    ],
  },
  {
    code: 'CLOCK',
    essential: false,
    isMissing: ({ clock }) => !clock,
    words: ({ exchange }) => [
      `${exchange} does not tell its time through the exchange library.`,
      'A wrong clock of this computer shows only when requests are refused (EB-10).',
      'The time of this computer is used. Keep its automatic time on.',
    ],
  },
  {
    code: 'POSITION_MODE',
    essential: false,
    isMissing: ({ market, positionMode }) => market === 'PERP' && !positionMode,
    words: ({ exchange }) => [
      `${exchange} does not tell its position mode through the exchange library.`,
      'An account in hedge mode shows only by positions on both sides, or by refused orders (RC-31).',
      'One-way mode is taken for granted. Set it at the venue.',
    ],
  },
  {
    code: 'OPEN_ORDERS_PER_SYMBOL',
    essential: false,
    isMissing: ({ openOrders, openOrdersPerSymbol }) => openOrders && openOrdersPerSymbol,
    words: ({ exchange }) => [
      `${exchange} lists open orders for one symbol at a time.`,
      "Orders in symbols that are not the desk's stay unseen (RC-26).",
      'Only the symbols of the desk are asked about.',
    ],
  },
  {
    code: 'MONEY_MOVES',
    essential: false,
    isMissing: () => true,
    words: ({ market }) => [
      market === 'PERP'
        ? 'Funding, deposits and withdrawals are not told one by one.'
        : 'Deposits and withdrawals are not told one by one.',
      'They show as a change of the balance that nothing explains (EB-14).',
      'The change is reported; look at the venue what it was.',
    ],
  },
  {
    code: 'PRICE_FEED',
    essential: false,
    isMissing: () => true,
    words: ({ exchange, id }) => [
      'Prices come from the live feed of the settings, whatever venue is traded.',
      `Checks against the price are wrong by what ${exchange} differs.`,
      `Set liveFeed.exchange in settings.json to ${id}, then restart the desk.`,
    ],
  },
];

/** Everything the venue lacks, what is essential first. */
export const missingCapabilities = (found: UnifiedCapabilities): readonly MissingCapability[] =>
  [...essentials, ...drawbacks].flatMap(({ code, essential, isMissing, words }) => {
    if (!isMissing(found)) return [];
    const named = { ...found, exchange: exchangeName(found.exchange), id: found.exchange };
    const [what, means, instead] = words(named);
    return [{ code, essential, what, means, instead }];
  });
