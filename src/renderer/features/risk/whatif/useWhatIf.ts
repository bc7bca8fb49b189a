import { useEffect, useState } from 'react';
import type { CommandOutput } from '../../../../shared/ipc/contract.ts';
import type { TradingMode } from '../../../../shared/model/mode.ts';
import { useDesk } from '../../../bridge/deskClient.ts';
import { useLink } from '../../../store/viewStore.ts';
import type { TicketRequest } from '../../desk/ticket/ticketRequest.ts';

const DEBOUNCE_MS = 150;

interface WhatIfAnswer {
  readonly answer: CommandOutput<'whatIfOrder'> | null;
  /** Why there is none. */
  readonly problem: string | null;
}

/** Asks the desk 150 ms after the last input; an answer counts only for the inputs it was made of. */
export function useWhatIf(request: TicketRequest | null, mode: TradingMode): WhatIfAnswer {
  const desk = useDesk();
  const link = useLink();
  const [found, setFound] = useState<WhatIfAnswer>({ answer: null, problem: null });
  useEffect(() => {
    setFound({ answer: null, problem: null });
    if (request?.ok !== true || link !== 'ok') return;
    let isOver = false;
    const timer = setTimeout(() => {
      void desk.call('whatIfOrder', { ticket: request.ticket, mode }).then((reply) => {
        if (isOver) return;
        setFound(reply.ok ? { answer: reply.value, problem: null } : { answer: null, problem: reply.error.message });
      });
    }, DEBOUNCE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [desk, link, request, mode]);
  return found;
}
