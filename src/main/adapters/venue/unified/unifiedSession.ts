/** What the parts of one open venue share. */
import type { AccountEvent, BudgetLane } from '../../../ports/venue.ts';
import type { Logger } from '../../../ports/logger.ts';
import type { SymbolName } from '../../../../shared/values/ids.ts';
import type { UnixMs } from '../../../../shared/values/time.ts';
import type { MarketTable } from './marketTable.ts';
import type { KnownOrders } from './knownOrders.ts';
import type { UnifiedCapabilities } from './readCapabilities.ts';
import type { UnifiedLine } from './unifiedLine.ts';

export interface UnifiedSession {
  readonly capabilities: UnifiedCapabilities;
  /** Currency of the account, such as USDT. */
  readonly currency: string;
  /** The symbols the desk trades. */
  readonly symbols: readonly SymbolName[];
  readonly line: UnifiedLine;
  readonly known: KnownOrders;
  readonly table: () => MarketTable;
  /** Whether conditional orders are asked for apart, as the tables say or as was tried. */
  readonly asksTriggers: () => boolean;
  /** Venue time as believed. */
  readonly venueNow: () => UnixMs;
  readonly logger: Logger;
  /** Says it to whoever listens to the account. */
  readonly tell: (event: AccountEvent) => void;
}

/** For whom the account is read. */
export type ReadLane = Extract<BudgetLane, 'EMERGENCY' | 'RECONCILE'>;
