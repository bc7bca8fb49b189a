/** One payment of funding, known by the same id from the stream, which has no number of it, and from REST, which has. */
import type { SymbolName } from '../../../../../shared/values/ids.ts';
import { HOUR_MS, rfc3339, unixMs, type UnixMs } from '../../../../../shared/values/time.ts';

/** Funding is paid at most once an hour, at the full hour; the message follows within seconds, REST names either instant. */
export const fundingId = (symbol: SymbolName, paidAt: UnixMs): string =>
  `${symbol}@${rfc3339(unixMs(Math.floor(paidAt / HOUR_MS) * HOUR_MS))}`;
