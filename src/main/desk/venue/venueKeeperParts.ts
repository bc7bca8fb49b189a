/** What the keeper of the live venue is made of. */
import type { SymbolName } from '../../../shared/values/ids.ts';
import type { UnixMs } from '../../../shared/values/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OpenLiveVenue } from '../../ports/venue.ts';
import type { VenueConfig } from '../../ports/venueConfig.ts';
import type { KeyRing } from './keyRing.ts';
import type { SwitchableVenue } from './switchableVenue.ts';

export interface VenueKeeperParts {
  readonly venue: SwitchableVenue;
  readonly config: VenueConfig;
  readonly keys: KeyRing;
  readonly openVenue: OpenLiveVenue;
  /** False in a rehearsal, which sends nothing to a venue. */
  readonly connects: boolean;
  /** Symbols of the feed. */
  readonly symbols: readonly SymbolName[];
  /** Until when the account is known from earlier sessions. */
  readonly knownUntil: UnixMs;
  readonly clock: Clock;
}
