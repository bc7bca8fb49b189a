import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../src/shared/ipc/contract.ts';
import {
  currentPreview,
  initialTicket,
  nextTicket,
  shownPreview,
  type TicketEvent,
  type TicketState,
} from '../../../../src/renderer/features/desk/ticket/ticketState.ts';

const preview: Preview = {
  ok: true,
  quantity: '0.00264',
  entryPrice: '60000',
  stopPrice: '56400',
  sizing: null,
  checks: [],
  proposed: null,
  refusals: [],
  unusual: null,
};

const after = (...events: readonly TicketEvent[]): TicketState => events.reduce(nextTicket, initialTicket);
const chosen: TicketEvent = { type: 'symbolChosen', symbol: 'BTC/USDT' };
const stopTyped: TicketEvent = { type: 'edited', change: { stop: '56400' } };
const sent: TicketEvent = { type: 'sent', at: 10 };

describe('nextTicket', () => {
  it('takes a preview of the present inputs', () => {
    const state = after(chosen, stopTyped, { type: 'previewed', revision: 2, preview });
    expect(currentPreview(state)).toBe(preview);
  });

  it('ignores a preview of earlier inputs', () => {
    const state = after(chosen, stopTyped, { type: 'previewed', revision: 1, preview });
    expect(currentPreview(state)).toBeNull();
  });

  it('stops counting a preview when an input changes, and still shows it', () => {
    const state = after(chosen, { type: 'previewed', revision: 1, preview }, stopTyped);
    expect(currentPreview(state)).toBeNull();
    expect(shownPreview(state)).toBe(preview);
  });

  it('keeps refusals until an input changes', () => {
    const refused = after(chosen, sent, { type: 'refused', texts: ['No stop price.'] });
    const previewed = nextTicket(refused, { type: 'previewed', revision: 1, preview });
    expect(previewed.outcome).toEqual({ kind: 'refused', texts: ['No stop price.'] });
    expect(nextTicket(previewed, stopTyped).outcome).toEqual({ kind: 'none' });
  });

  it('keeps waiting for an answer while inputs change', () => {
    expect(after(chosen, sent, stopTyped).outcome).toEqual({ kind: 'sending', since: 10 });
  });

  it('remembers the accepted order', () => {
    const state = after(chosen, sent, { type: 'accepted', orderId: 'L-1' });
    expect(state.outcome).toEqual({ kind: 'accepted', orderId: 'L-1' });
  });

  it('empties when the mode changes, keeps the symbol, and ignores the answer of before', () => {
    const state = after(chosen, stopTyped, sent, { type: 'emptied' }, { type: 'accepted', orderId: 'L-1' });
    expect(state.form).toEqual({ ...initialTicket.form, symbol: 'BTC/USDT' });
    expect(state.outcome).toEqual({ kind: 'none' });
    expect(state.preview).toBeNull();
  });

  it('forgets prices and size of another symbol, and nothing when it stays the same', () => {
    const typed = after(chosen, { type: 'edited', change: { stop: '1', quantity: '2', side: 'SELL' } });
    expect(nextTicket(typed, chosen)).toBe(typed);
    const other = nextTicket(typed, { type: 'symbolChosen', symbol: 'ETH/USDT' });
    expect(other.form).toMatchObject({ symbol: 'ETH/USDT', stop: '', quantity: '', side: 'SELL' });
  });

  it('switches off what a market order cannot have', () => {
    const limit = after(chosen, { type: 'edited', change: { type: 'LIMIT', entry: '60000', postOnly: true } });
    const market = nextTicket(limit, { type: 'edited', change: { type: 'MARKET' } });
    expect(market.form).toMatchObject({ entry: '', postOnly: false, timeInForce: 'GTC' });
  });

  it('rests a post-only order until canceled', () => {
    const state = after(chosen, { type: 'edited', change: { type: 'LIMIT', timeInForce: 'IOC' } });
    expect(state.form.timeInForce).toBe('IOC');
    expect(nextTicket(state, { type: 'edited', change: { postOnly: true } }).form.timeInForce).toBe('GTC');
  });

  it('keeps the reason why no preview could be made until an input changes', () => {
    const failed = after(chosen, { type: 'previewFailed', revision: 1, problem: 'The journal does not answer.' });
    expect(failed.previewProblem).toBe('The journal does not answer.');
    expect(nextTicket(failed, stopTyped).previewProblem).toBeNull();
    expect(after(chosen, { type: 'previewFailed', revision: 0, problem: 'late' }).previewProblem).toBeNull();
  });
});
