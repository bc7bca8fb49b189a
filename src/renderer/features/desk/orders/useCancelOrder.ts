/** Sends the cancel of one order; a refusal is shown above the tables. */
import { useCallback } from 'react';
import type { DeskClient } from '../../../../shared/ipc/client.ts';
import { noteReply } from '../tables/deskNotice.ts';

export function useCancelOrder(desk: DeskClient): (clientOrderId: string) => void {
  return useCallback(
    (clientOrderId) => {
      void desk
        .call('cancelOrder', { clientOrderId })
        .then((reply) => noteReply(`Order ${clientOrderId} was not canceled`, reply));
    },
    [desk],
  );
}
