/** What one message says of one order, in the same shape for both products. */
import type { Fill } from '../../../../../shared/model/fill.ts';
import type { VenueOrder } from '../../../../ports/venue.ts';
import type { Decimal } from '../../../../../shared/values/decimal.ts';
import type { ClientOrderId, VenueOrderId } from '../../../../../shared/values/ids.ts';

export interface OrderEnd {
  readonly status: 'FILLED' | 'CANCELED' | 'EXPIRED' | 'REJECTED';
  /** The venue's reason in words; empty for an ordinary end. */
  readonly text: string;
}

export interface OrderReport {
  /** Venue symbol and order number: the venue numbers orders per symbol. */
  readonly key: string;
  readonly clientOrderId: ClientOrderId;
  readonly venueOrderId: VenueOrderId;
  readonly execution: Omit<Fill, 'book'> | null;
  /** All that was executed of the order so far, this message included. */
  readonly executed: Decimal;
  /** The order, where the message says that it rests. */
  readonly working: VenueOrder | null;
  readonly end: OrderEnd | null;
}

/** The same report under another client order id. */
export const underClientId = (report: OrderReport, clientOrderId: ClientOrderId): OrderReport => ({
  ...report,
  clientOrderId,
  execution: report.execution === null ? null : { ...report.execution, clientOrderId },
  working: report.working === null ? null : { ...report.working, terms: { ...report.working.terms, clientOrderId } },
});
