/** A real venue behind the port: orders, questions, snapshots, the countdown, and how the link does. */
import { isRehearsalVenue, type VenueAccount } from '../../../../shared/model/venueAccount.ts';
import type { Instrument } from '../../../../shared/model/instrument.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { KeyReport, LiveVenue, VenueCapabilities, VenueLink } from '../../../ports/venue.ts';
import type { AccountReader } from './accountReader.ts';
import { checkKey } from './keyCheck.ts';
import type { LinkState } from './linkState.ts';
import type { MarketRules } from './marketRules.ts';
import type { RulesWatch } from './rulesWatch.ts';
import { VenueFront, type VenueFrontParts } from './venueFront.ts';
import type { VenueSession } from './venueSession.ts';

export interface CcxtVenueParts extends VenueFrontParts {
  readonly session: VenueSession;
  readonly reader: AccountReader;
  readonly rules: MarketRules;
  readonly rulesWatch: RulesWatch;
  readonly link: LinkState;
  readonly syncClock: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export class CcxtVenue extends VenueFront implements LiveVenue {
  readonly capabilities: VenueCapabilities;
  /** Only where the venue has a countdown (ES-13). */
  readonly armSwitch?: NonNullable<LiveVenue['armSwitch']>;
  readonly #parts: CcxtVenueParts;

  constructor(parts: CcxtVenueParts) {
    super(parts);
    this.#parts = parts;
    this.capabilities = capabilitiesOf(parts.account);
    if (this.capabilities.deadMansSwitch !== null)
      this.armSwitch = (symbol, timeoutMs, answer) => void this.#arm(symbol, timeoutMs).then(answer);
  }

  instruments(): readonly Instrument[] {
    return this.#parts.rules.instruments();
  }

  async checkKey(): Promise<KeyReport> {
    const { session, account, link } = this.#parts;
    const asksRights = account.environment === 'live' || account.environment === 'custom';
    const report = await checkKey({ ...session, asksRights });
    if (report.valid && link.state === 'refused') link.say('up', 'The venue accepts the key again');
    return report;
  }

  link(): VenueLink {
    return this.#parts.link.view();
  }

  /** A failure leaves what was read before, which grows old and is then refused (RC-04). */
  async refresh(): Promise<void> {
    const { rules, rulesWatch, syncClock, session } = this.#parts;
    try {
      await syncClock();
      await rules.readSymbols();
      await rules.readTerms();
      rulesWatch.wereRead();
    } catch (error) {
      session.logger.warn('The rules of the venue could not be read again', { text: String(error) });
    }
  }

  close(): Promise<void> {
    this.#parts.link.say('closed', 'Closed');
    return this.#parts.close();
  }

  async #arm(symbol: SymbolName, timeoutMs: number): Promise<boolean> {
    const { session } = this.#parts;
    const listed = session.table().byName(symbol);
    if (listed === null) return false;
    const params = { symbol: listed.venueSymbol, countdownTime: timeoutMs };
    try {
      await session.line.call(
        { api: 'fapiPrivate', method: 'POST', path: 'countdownCancelAll', params },
        { lane: 'REDUCE' },
      );
      return true;
    } catch {
      return false;
    }
  }
}

function capabilitiesOf(account: VenueAccount): VenueCapabilities {
  const isPerp = account.market === 'PERP';
  return {
    reduceOnly: isPerp,
    restingStop: true,
    reduceOnlyExempt: isPerp,
    market: account.market,
    simulated: false,
    realMoney: !isRehearsalVenue(account),
    // Whether the countdown takes conditional orders along is documented nowhere.
    deadMansSwitch: isPerp ? { cancelsStops: true } : null,
  };
}
