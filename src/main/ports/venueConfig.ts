/** Where the choice of venue, market and environment is kept; nothing secret. */
import type { Result } from '../../shared/base/result.ts';
import type { VenueAccount } from '../../shared/model/venueAccount.ts';

export interface VenueConfig {
  /** Null where none was chosen; the failure says what is wrong with what is there. */
  read(): Result<VenueAccount | null, string>;
  /** Replaced whole or not at all. */
  write(account: VenueAccount): Result<void, string>;
}
