import { describe, expect, it } from 'vitest';
import { clientOrderId } from '../../../../../src/shared/values/ids.ts';
import { money } from '../../../../../src/shared/values/money.ts';
import { openQuotedPaper } from '../../../../support/quotedPaper.ts';

describe('the conditions of a paper venue', () => {
  it('takes orders while it is silent, loses their answers and tells the fills afterwards, in order', () => {
    const paper = openQuotedPaper();
    paper.venue.setSilent(true);
    paper.send({ clientOrderId: clientOrderId('A-1'), quantity: '0.1' });
    paper.pass(4_000);
    expect(paper.said).toEqual([]);
    paper.pass(2_000);
    expect(paper.said).toEqual(['A-1 unknown']);
    paper.venue.setSilent(false);
    expect(paper.said[1]).toMatch(/^A-1 fill 0.1 @ /);
    expect(paper.snapshot().positions).toHaveLength(1);
  });

  it('answers what it is asked after the silence', () => {
    const paper = openQuotedPaper();
    paper.venue.setSilent(true);
    paper.send({ clientOrderId: clientOrderId('A-1'), quantity: '0.1' });
    paper.pass(1_000);
    paper.venue.setSilent(false);
    paper.pass(10_000);
    paper.place({ clientOrderId: clientOrderId('A-2'), quantity: '0.1' });
    expect(paper.said.filter((each) => each.startsWith('A-2'))[0]).toBe('A-2 accepted');
  });

  it('takes as long as it is told, and its own time again afterwards', () => {
    const paper = openQuotedPaper();
    paper.venue.setLatency(2_000);
    paper.send({ clientOrderId: clientOrderId('A-1'), quantity: '0.1' });
    paper.pass(1_999);
    expect(paper.said).toEqual([]);
    paper.pass(500);
    expect(paper.said[0]).toBe('A-1 accepted');
    paper.venue.setLatency(null);
    paper.send({ clientOrderId: clientOrderId('A-2'), quantity: '0.1' });
    paper.pass(301);
    expect(paper.said.filter((each) => each.startsWith('A-2'))[0]).toBe('A-2 accepted');
  });

  it('says a transfer on the account stream after the wallet has it', () => {
    const paper = openQuotedPaper();
    paper.venue.transfer(money('-250.5'), 'withdrawn');
    expect(paper.events).toEqual([{ kind: 'transfer', amount: money('-250.5'), note: 'withdrawn' }]);
    expect(paper.snapshot().balance.toFixed()).toBe('9749.5');
  });
});
