/** What the parts of one open venue share. */
import type { AccountEvent } from '../../../ports/venue.ts';
import type { Logger } from '../../../ports/logger.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { OrderNames } from './orderNames.ts';
import type { RequestLine } from './requestLine.ts';
import type { SymbolTable } from './symbolTable.ts';

export interface VenueSession {
  readonly market: 'SPOT' | 'PERP';
  /** Currency of the account, such as USDT. */
  readonly currency: string;
  /** The symbols the desk trades. */
  readonly symbols: readonly SymbolName[];
  readonly line: RequestLine;
  readonly names: OrderNames;
  readonly logger: Logger;
  /** Venue time as believed. */
  readonly venueNow: () => UnixMs;
  /** Venue clock minus ours as last measured, milliseconds; null where it was not lately. */
  readonly clockOffsetMs: () => number | null;
  readonly table: () => SymbolTable;
  /** Whether long and short legs are held apart, as far as known. */
  readonly isHedged: () => boolean;
  /** Says it to whoever listens to the account. */
  readonly tell: (event: AccountEvent) => void;
}

/** Our name of a venue symbol; null for one the desk cannot name. */
export const nameIn =
  (session: VenueSession) =>
  (venueSymbol: string): SymbolName | null =>
    session.table().byVenueSymbol(venueSymbol)?.name ?? null;
