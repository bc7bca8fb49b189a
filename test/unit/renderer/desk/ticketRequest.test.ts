import { describe, expect, it } from 'vitest';
import { ticketRequest } from '../../../../src/renderer/features/desk/ticket/ticketRequest.ts';
import { initialTicket, type TicketForm } from '../../../../src/renderer/features/desk/ticket/ticketState.ts';
import { btc } from './rows.ts';

const form = (change: Partial<TicketForm>): TicketForm => ({ ...initialTicket.form, symbol: 'BTC/USDT', ...change });

describe('ticketRequest', () => {
  it('asks nothing without a symbol', () => {
    expect(ticketRequest(initialTicket.form, btc)).toBeNull();
  });

  it('sends canonical text and null for what was left empty', () => {
    expect(ticketRequest(form({ type: 'LIMIT', entry: '60,000.5 ', stop: '' }), btc)).toEqual({
      ok: true,
      ticket: {
        symbol: 'BTC/USDT',
        side: 'BUY',
        type: 'LIMIT',
        entry: '60000.5',
        stop: null,
        autoStop: false,
        quantity: null,
        timeInForce: 'GTC',
        postOnly: false,
      },
    });
  });

  it('leaves out a typed stop while the automatic one is on', () => {
    const request = ticketRequest(form({ stop: '56400', autoStop: true }), btc);
    expect(request).toMatchObject({ ok: true, ticket: { stop: null, autoStop: true } });
  });

  it('says what to write for a comma and for a price between two ticks', () => {
    const request = ticketRequest(form({ stop: '1,5', quantity: '0.000001' }), btc);
    const problems = request?.ok === false ? request.problems : {};
    expect(problems.stop).toContain('Write 1.5.');
    expect(problems.quantity).toContain('Write 0.00000 or 0.00001.');
  });

  it('wants a limit price of a limit order', () => {
    expect(ticketRequest(form({ type: 'LIMIT', stop: '56400' }), btc)).toMatchObject({
      ok: false,
      problems: { entry: 'No limit price. Enter one or choose Market.' },
    });
  });
});
