/** The free inputs of the sizing what-if, in the shape the ticket's own reader takes (UI-54). */
import type { TradingMode } from '../../../../shared/model/mode.ts';
import type { TicketForm } from '../../desk/ticket/ticketState.ts';

export interface WhatIfForm extends TicketForm {
  /** Null follows the rung in force. */
  readonly rung: TradingMode | null;
}

export const emptyWhatIf: WhatIfForm = {
  symbol: null,
  side: 'BUY',
  type: 'MARKET',
  entry: '',
  stop: '',
  autoStop: true,
  quantity: '',
  timeInForce: 'GTC',
  postOnly: false,
  rung: null,
};

/** A typed entry makes it a limit order; another symbol has other prices. */
export function changedWhatIf(form: WhatIfForm, change: Partial<WhatIfForm>): WhatIfForm {
  const isOther = change.symbol !== undefined && change.symbol !== form.symbol;
  const next: WhatIfForm = { ...form, ...(isOther ? { entry: '', stop: '' } : {}), ...change };
  return { ...next, type: next.entry.trim() === '' ? 'MARKET' : 'LIMIT' };
}
