/** A deposit or withdrawal whose message was lost: a person's word books it, what nobody explained stays said (EB-14, ME-01). */
import { describe, expect, it } from 'vitest';
import { accountPart } from '../../../src/main/desk/view/accountPart.ts';
import { accountPart as accountSchema } from '../../../src/shared/ipc/viewVenue.ts';
import { decimal } from '../../../src/shared/values/decimal.ts';
import { money } from '../../../src/shared/values/money.ts';
import { BTC, realEngine, type RealEngine } from '../../support/realEngine.ts';

const COMPARE = 31_000;
const HOLD = 5 * 60_000;
const SAID = 'my deposit of this morning';

/** A spot account whose stream loses the message of a transfer. */
function lostTransfer(amount: string, market: 'SPOT' | 'ONE_WAY' = 'SPOT'): RealEngine {
  const engine = realEngine({ market });
  engine.pass(COMPARE);
  engine.venue.balance = engine.venue.balance.plus(amount);
  engine.pass(COMPARE);
  return engine;
}
const explain = (engine: RealEngine, amount: string, reason = SAID) =>
  engine.run({ name: 'explainBalance', input: { amount, reason } });
const codeOf = (answer: ReturnType<RealEngine['run']>): string => (answer.ok ? 'OK' : answer.error.code);
const shown = ({ state, venue }: RealEngine) =>
  accountSchema.parse(accountPart({ state, engine: { venues: { PAPER: venue, LIVE: venue } } })).unexplained;
const flows = ({ drafts }: RealEngine) => drafts.filter(({ type }) => type === 'EXTERNAL_FLOW');
const cashOf = ({ state }: RealEngine): string => state.durable.books.LIVE.cash.toFixed();
const levelOf = ({ state }: RealEngine): string => state.durable.triggers.get('EQUITY_JUMP')?.level ?? 'L0';
const alertOf = ({ state }: RealEngine) => state.durable.alerts.get('BREAKER_EQUITY_JUMP|LIVE|*|EB-14')?.state;

describe('a balance that nothing explains', () => {
  it('is shown to be decided about, and nothing is booked without a person', () => {
    const engine = lostTransfer('250');
    expect(shown(engine)).toEqual({ amount: '250', currency: 'USDT' });
    expect([levelOf(engine), alertOf(engine)]).toEqual(['L1', 'ACTIVE_UNACK']);
    engine.pass(HOLD);
    expect([cashOf(engine), levelOf(engine), flows(engine)]).toEqual(['10000', 'L1', []]);
  });

  it('is booked as a deposit on the trader’s word, and its level and alert end', () => {
    const engine = lostTransfer('250');
    expect(codeOf(explain(engine, '250', `  ${SAID} `))).toBe('OK');
    expect(flows(engine)).toMatchObject([
      {
        book: 'LIVE',
        actor: { type: 'user' },
        data: { amount: '250', equityBefore: '10000', note: `deposit confirmed by hand: ${SAID}` },
      },
    ]);
    expect([cashOf(engine), shown(engine)]).toEqual(['10250', null]);
    engine.pass(HOLD + 2 * 60_000);
    expect([levelOf(engine), alertOf(engine)]).toEqual(['L0', 'CLEARED_UNACK']);
    const { day, units } = engine.state.durable.books.LIVE;
    expect([day.flows.toFixed(), units.toFixed()]).toEqual(['250', '10250']);
  });

  it('is booked as a withdrawal where money is gone, on perpetuals alike', () => {
    const engine = lostTransfer('-250', 'ONE_WAY');
    expect(codeOf(explain(engine, '-250'))).toBe('OK');
    expect(flows(engine)).toMatchObject([{ data: { note: `withdrawal confirmed by hand: ${SAID}` } }]);
    expect(cashOf(engine)).toBe('9750');
  });

  it('is booked as it was seen and no other, and once', () => {
    const engine = lostTransfer('250');
    expect(codeOf(explain(engine, '240'))).toBe('NOT_READY');
    expect(codeOf(explain(engine, '250', 'mine'))).toBe('REASON_TOO_SHORT');
    expect(codeOf(explain(engine, '250'))).toBe('OK');
    expect(codeOf(explain(engine, '250'))).toBe('NOT_FOUND');
    expect(cashOf(engine)).toBe('10250');
  });

  it('is not booked on a report from before money was told to have moved', () => {
    const engine = lostTransfer('250');
    engine.venue.emit({ kind: 'transfer', amount: money('250'), note: 'Deposit (BALANCE_UPDATE)' });
    expect(codeOf(explain(engine, '250'))).toBe('NOT_READY');
    engine.pass(COMPARE);
    expect([codeOf(explain(engine, '250')), cashOf(engine)]).toEqual(['NOT_FOUND', '10250']);
  });

  it('is no transfer while positions differ as well: somebody traded', () => {
    const engine = realEngine({ market: 'SPOT' });
    engine.pass(COMPARE);
    engine.venue.balance = engine.venue.balance.minus('100');
    engine.venue.setHolding(BTC, '1');
    engine.pass(COMPARE);
    const amount = shown(engine)?.amount ?? '';
    expect(decimal(amount).isNegative()).toBe(true);
    expect(codeOf(explain(engine, amount))).toBe('DENIED');
  });

  it('counts once when its message comes late after all', () => {
    const engine = lostTransfer('250');
    explain(engine, '250');
    engine.venue.emit({ kind: 'transfer', amount: money('250'), note: 'Deposit (BALANCE_UPDATE)' });
    expect([cashOf(engine), flows(engine).length]).toEqual(['10250', 1]);
    // The next one is another.
    engine.venue.emit({ kind: 'transfer', amount: money('250'), note: 'Deposit (BALANCE_UPDATE)' });
    expect([cashOf(engine), flows(engine).length]).toEqual(['10500', 2]);
  });

  it('is another transfer when the same amount is told long after', () => {
    const engine = lostTransfer('250');
    explain(engine, '250');
    engine.pass(16 * 60_000);
    engine.venue.emit({ kind: 'transfer', amount: money('250'), note: 'Deposit (BALANCE_UPDATE)' });
    expect(cashOf(engine)).toBe('10500');
  });

  it('is not asked about while it is within what EB-14 allows', () => {
    const engine = lostTransfer('25');
    expect([shown(engine), levelOf(engine)]).toEqual([null, 'L0']);
  });
});
