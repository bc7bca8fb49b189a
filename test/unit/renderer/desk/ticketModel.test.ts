import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../src/shared/ipc/contract.ts';
import { ticketModel } from '../../../../src/renderer/features/desk/ticket/ticketModel.ts';
import { ticketRequest } from '../../../../src/renderer/features/desk/ticket/ticketRequest.ts';
import {
  initialTicket,
  nextTicket,
  type TicketEvent,
  type TicketState,
} from '../../../../src/renderer/features/desk/ticket/ticketState.ts';
import { btc } from './rows.ts';

const good: Preview = {
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
const noStop = 'No stop price. Every entry needs one (PS-10).';
const bad: Preview = { ...good, ok: false, quantity: '0', refusals: [noStop] };

const after = (...events: readonly TicketEvent[]): TicketState =>
  [{ type: 'symbolChosen', symbol: 'BTC/USDT' } as const, ...events].reduce(nextTicket, initialTicket);
const modelOf = (state: TicketState) => ticketModel(state, ticketRequest(state.form, btc));

describe('ticketModel', () => {
  it('places on a good preview of the present inputs only', () => {
    const ready = after({ type: 'previewed', revision: 1, preview: good });
    expect(modelOf(ready)).toMatchObject({ canPlace: true, reason: '' });
    const edited = nextTicket(ready, { type: 'edited', change: { stop: '56000' } });
    expect(modelOf(edited)).toMatchObject({ canPlace: false, reason: 'Checking this order.', preview: good });
  });

  it('gives the refusal of the desk as the reason', () => {
    const refused = after({ type: 'previewed', revision: 1, preview: bad });
    expect(modelOf(refused)).toMatchObject({ canPlace: false, refusals: [noStop], reason: noStop });
  });

  it('places nothing without contact to the desk, and says so', () => {
    const ready = after({ type: 'previewed', revision: 1, preview: good });
    const model = ticketModel(ready, ticketRequest(ready.form, btc), false);
    expect(model).toMatchObject({
      canPlace: false,
      reason: 'No contact with the desk: nothing can be sent from here.',
    });
  });

  it('places nothing while an answer is awaited', () => {
    const sending = after({ type: 'previewed', revision: 1, preview: good }, { type: 'sent', at: 1 });
    expect(modelOf(sending).canPlace).toBe(false);
  });

  it('shows what was refused on pressing before what the next preview says', () => {
    const pressed = after({ type: 'sent', at: 1 }, { type: 'refused', texts: ['Same order accepted 1.8 s ago.'] });
    const previewed = nextTicket(pressed, { type: 'previewed', revision: 1, preview: good });
    expect(modelOf(previewed).refusals).toEqual(['Same order accepted 1.8 s ago.']);
  });

  it('names what cannot be read and shows no size for it', () => {
    const typed = after({ type: 'previewed', revision: 1, preview: good }, { type: 'edited', change: { stop: '1,5' } });
    const model = modelOf(typed);
    expect(model.preview).toBeNull();
    expect(model.canPlace).toBe(false);
    expect(model.reason).toContain('Write 1.5.');
  });

  it('says why no preview could be made', () => {
    const failed = after({ type: 'previewFailed', revision: 1, problem: 'No contact with the desk.' });
    expect(modelOf(failed)).toMatchObject({ canPlace: false, refusals: ['No contact with the desk.'] });
  });
});
