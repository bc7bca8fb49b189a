/** Puts the parts of a venue together; nothing is sent yet. */
import type { SymbolName } from '../../../../shared/values/ids.ts';
import { accountCurrency } from './accountCurrency.ts';
import { AccountReader } from './accountReader.ts';
import { AccountSetup } from './accountSetup.ts';
import { AccountVoice } from './accountVoice.ts';
import { RequestBudget } from './budget/requestBudget.ts';
import { documentedLimits } from './budget/requestWeights.ts';
import type { CallError } from './callError.ts';
import type { CcxtVenueParts } from './ccxtVenue.ts';
import { FeeRates } from './feeRates.ts';
import { FillHistory } from './fillHistory.ts';
import { FillLedger } from './fillLedger.ts';
import { KEY_REFUSALS } from './keyCheck.ts';
import { LinkState } from './linkState.ts';
import { MarketRules } from './marketRules.ts';
import { MoneyWatch } from './moneyWatch.ts';
import type { OpenVenueOptions } from './openCcxtVenue.ts';
import { OrderDesk } from './orderDesk.ts';
import { OrderNames } from './orderNames.ts';
import { OrderQuestions } from './orderQuestions.ts';
import { OrderWatch } from './orderWatch.ts';
import { ReadySockets, requestsOfStop } from './readySockets.ts';
import { RequestLine } from './requestLine.ts';
import { isRulesRefusal } from './rulesRefusal.ts';
import { RulesWatch } from './rulesWatch.ts';
import { LATE_MONEY_MS } from './stream/usdm/moneyHistory.ts';
import { VenueClock } from './venueClock.ts';
import type { VenueExchange } from './venueExchange.ts';
import type { VenueSession } from './venueSession.ts';

export interface BuiltVenue {
  readonly parts: Omit<CcxtVenueParts, 'close'>;
  readonly clock: VenueClock;
  readonly budget: RequestBudget;
  readonly setup: AccountSetup;
  readonly ledger: FillLedger;
  readonly watch: OrderWatch;
  readonly money: MoneyWatch;
  readonly rates: FeeRates;
  /** Symbols whose fills may be missing after a gap. */
  readonly active: Set<SymbolName>;
}

export function buildVenue(exchange: VenueExchange, options: OpenVenueOptions): BuiltVenue {
  const { account, symbols, now, logger, resume, rulesTiming = {} } = options;
  const voice = new AccountVoice();
  const clock = new VenueClock(exchange, now);
  const budget = new RequestBudget(documentedLimits[account.market]);
  const onError = (error: CallError): void => onCallError(error, { voice, link, setup, rulesWatch });
  const syncClock = (): Promise<void> => clock.sync();
  const line = new RequestLine({ exchange, budget, venueNow: clock.venueNow, onError, syncClock });
  const link = new LinkState({ line, budget, clock });
  const rules = new MarketRules({ market: account.market, symbols, line, budget, now });
  const rulesWatch = new RulesWatch({ rules, tell: (event) => voice.tell(event), logger, timing: rulesTiming });
  const setup = new AccountSetup(() => session);
  const session: VenueSession = {
    market: account.market,
    currency: accountCurrency(symbols),
    symbols,
    line,
    names: new OrderNames(),
    logger,
    venueNow: clock.venueNow,
    clockOffsetMs: clock.measuredMs,
    table: rules.table,
    isHedged: setup.isHedged,
    tell: (event) => voice.tell(event),
  };
  const { ledger, watch, money } = ledgersOf(session);
  const rates = new FeeRates(session);
  const history = new FillHistory({ session, ledger, rates, since: resume.since });
  const active = new Set(resume.symbols);
  const desk = new OrderDesk(session, watch, (symbol) => active.add(symbol));
  const sockets = new ReadySockets(session);
  const reader = new AccountReader({
    session,
    setup,
    ledger,
    watch,
    money,
    history,
    legacy: account.legacy,
    active: () => active,
    isStreaming: () => link.state === 'up',
    onRead: (snapshot) => sockets.hold(requestsOfStop(snapshot, account.market)),
  });
  const questions = new OrderQuestions({ session, desk, ledger, history });
  const parts = { account, session, voice, rules, rulesWatch, orders: desk, questions, reader, link, syncClock };
  return { parts, clock, budget, setup, ledger, watch, money, rates, active };
}

/** What was told, and by what it would be noticed that something was not. */
function ledgersOf(session: VenueSession): Pick<BuiltVenue, 'ledger' | 'watch' | 'money'> {
  const isPerp = session.market === 'PERP';
  const money = new MoneyWatch({
    countsFills: () => isPerp && !session.isHedged(),
    lateMs: isPerp ? LATE_MONEY_MS : 0,
  });
  const ledger = new FillLedger((event) => {
    money.hear(event);
    session.tell(event);
  });
  return { ledger, watch: new OrderWatch(ledger), money };
}

interface Hearers {
  readonly voice: AccountVoice;
  readonly link: LinkState;
  readonly setup: AccountSetup;
  readonly rulesWatch: RulesWatch;
}

/** Position side missing, wrong for the mode, or a reduce-only flag in hedge mode: the mode was changed elsewhere. */
const MODE_CHANGED: ReadonlySet<string> = new Set(['-4060', '-4061', '-4062']);

/**
 * What a failed request tells about the account is said on its stream: a refused key (RC-03), another position mode (RC-31). One that smells of other
 * rules of the symbol has them read again (RC-04).
 */
function onCallError({ facts, message }: CallError, { voice, link, setup, rulesWatch }: Hearers): void {
  if (isRulesRefusal({ facts, message })) rulesWatch.suspect();
  if (MODE_CHANGED.has(facts.code)) {
    setup.forget();
    voice.tell({
      kind: 'setupChanged',
      text: `The venue refused an order for the position mode: ${facts.code} '${message}'.`,
    });
  }
  if (!KEY_REFUSALS.has(facts.code) || link.state === 'refused' || link.state === 'connecting') return;
  link.say('refused', `${facts.code}: ${message}`);
  voice.tell({ kind: 'keyRefused', code: facts.code, text: message });
}
