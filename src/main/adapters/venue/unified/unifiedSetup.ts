/** How a derivatives account is set up (RC-31): leverage and margin mode per symbol, and the position mode where the venue tells it. */
import type { VenueSetup } from '../../../ports/venue.ts';
import { MINUTE_MS } from '../../../../shared/values/time.ts';
import { readIsHedged, readLeverage } from './readUnified.ts';
import type { ReadLane, UnifiedSession } from './unifiedSession.ts';

export class UnifiedSetup {
  readonly #session: UnifiedSession;
  #known: VenueSetup | null = null;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(session: UnifiedSession) {
    this.#session = session;
  }

  /** Asked again after a minute; an emergency stop takes what is known, however old. Rejects with UnifiedFailure. */
  async read(lane: ReadLane): Promise<VenueSetup> {
    const { symbols, venueNow } = this.#session;
    if (this.#known !== null && (lane === 'EMERGENCY' || venueNow() - this.#readAt < MINUTE_MS)) return this.#known;
    const [isHedged, settings] = await Promise.all([
      this.#isHedged(lane),
      Promise.all(
        symbols.map(async (symbol) =>
          readLeverage(await this.#session.line.call({ method: 'fetchLeverage', args: [symbol], lane }), symbol),
        ),
      ),
    ]);
    // Whether the account may trade is not told by the library: the venue refuses the order where it may not.
    this.#known = {
      positionMode: isHedged ? 'HEDGE' : 'ONE_WAY',
      canTrade: true,
      symbols: settings.filter((each) => each !== null),
    };
    this.#readAt = venueNow();
    return this.#known;
  }

  /** Where the venue does not tell, one-way is taken for granted and positions on both sides show otherwise. */
  async #isHedged(lane: ReadLane): Promise<boolean> {
    const { capabilities, symbols, line } = this.#session;
    if (!capabilities.positionMode) return false;
    return readIsHedged(await line.call({ method: 'fetchPositionMode', args: [symbols[0]], lane }));
  }
}
