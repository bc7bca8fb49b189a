/** The client order id of a reported order, in the desk's own alphabet. */
import { clientOrderId, clientOrderIdSchema, type ClientOrderId } from '../../../../../shared/values/ids.ts';

/**
 * The desk's ids come back as they were sent. An id in another alphabet or of another length is of an order made elsewhere: it is called after the
 * venue's number, so that it is the same in every message.
 */
export function streamClientId(text: string, orderId: string): ClientOrderId {
  const parsed = clientOrderIdSchema.safeParse(text);
  return parsed.success
    ? parsed.data
    : clientOrderId(`venue-${orderId}`.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(0, 32));
}
