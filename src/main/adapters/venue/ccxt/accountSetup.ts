/** How the account is set up (RC-31): read now and then, and at once when the venue says that it changed. Spot has no such settings. */
import type { VenueSetup } from '../../../ports/venue.ts';
import { MINUTE_MS } from '../../../../shared/values/time.ts';
import { readSetup } from './readAccount.ts';
import type { RequestLine } from './requestLine.ts';
import { nameIn, type VenueSession } from './venueSession.ts';

export class AccountSetup {
  readonly #session: () => VenueSession;
  #known: VenueSetup | null = null;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(session: () => VenueSession) {
    this.#session = session;
  }

  readonly isHedged = (): boolean => this.#known?.positionMode === 'HEDGE';

  /** It may have changed: the next reader asks. */
  forget(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
  }

  /** What is known, however old; asked for only where nothing is known or it was changed. Rejects with CallError. */
  async readKnown(): Promise<VenueSetup | null> {
    return this.#known !== null && this.#readAt > 0 ? this.#known : await this.read();
  }

  /** Null on spot. Rejects with CallError. */
  async read(): Promise<VenueSetup | null> {
    const session = this.#session();
    if (session.market === 'SPOT') return null;
    if (session.venueNow() - this.#readAt < MINUTE_MS) return this.#known;
    const [symbolConfig, positionSide, accountConfig] = await Promise.all([
      ask(session.line, 'symbolConfig'),
      ask(session.line, 'positionSide/dual'),
      ask(session.line, 'accountConfig'),
    ]);
    const whole = readSetup({ symbolConfig, positionSide, accountConfig }, nameIn(session));
    const ours = new Set(session.symbols);
    this.#known = { ...whole, symbols: whole.symbols.filter((each) => ours.has(each.symbol)) };
    this.#readAt = session.venueNow();
    return this.#known;
  }
}

const ask = async (line: RequestLine, path: string): Promise<unknown> =>
  (await line.call({ api: 'fapiPrivate', method: 'GET', path }, { lane: 'RECONCILE' })).body;
